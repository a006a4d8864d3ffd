/** Facts of a document for tests: an ordinary case of the demonstration city. */
import type { DocumentData } from '../../src/documents/index.ts';
import { documentNumber, TEMPLATES } from '../../src/documents/index.ts';

export function buildDocument(template: string, overrides: Partial<DocumentData> = {}): DocumentData {
  const described = TEMPLATES[template];
  if (!described) throw new Error(`No template ${template}`);
  return {
    template, title: described.title,
    number: documentNumber({ organShortName: '阳城管', word: described.numberWord, year: 2026, sequence: 12 }),
    issuedOn: '2026-11-23', city: '阳城市',
    organ: { name: '阳城市城市管理局', shortName: '阳城管', address: '阳城市中山东路288号', phone: '0511-84410001' },
    power: {
      code: '1132110012345678813320117024002', name: '挖掘城市道路审批',
      legalBasis: [
        { law: '城市道路管理条例', article: '第三十三条', text: '因工程建设需要挖掘城市道路的，应当提交城市规划部门批准签发的文件和有关设计文件，经市政工程行政主管部门和公安交通管理部门批准，方可按照规定挖掘。新建、扩建、改建的城市道路交付使用后5年内、大修的城市道路竣工后3年内不得挖掘；因特殊情况需要挖掘的，须经县级以上城市人民政府批准。' },
      ],
    },
    case: {
      serial: '1132110012345678813320117024002202611230001', subject: '中山东路（解放路至梦溪路段）北侧人行道燃气管线改造挖掘',
      receivedAt: new Date('2026-11-19T02:12:00Z'), acceptedAt: new Date('2026-11-23T01:30:00Z'),
    },
    party: { kind: 'organisation', name: '阳城市新奥燃气有限公司', idLabel: '统一社会信用代码', idNumber: '91350100M000100Y43', contact: '王建国', phone: '138****5678', address: '阳城市东湖区学府路88号' },
    limits: { statutoryDays: 20, promisedDays: 7, unitLabel: '个工作日', statutoryDue: '2026-12-21', promisedDue: '2026-12-02' },
    materials: [
      { name: '挖掘城市道路申请表', required: true, provided: true, originals: 1, copies: 0, note: '申请人签字或者盖章。' },
      { name: '城市规划部门批准签发的文件', required: true, provided: true, originals: 1, copies: 1, note: '原件核验后退还。' },
      { name: '有关设计文件（含平面图、横断面图）', required: true, provided: true, originals: 1, copies: 1 },
      { name: '施工方案和交通组织方案', required: true, provided: true, originals: 1, copies: 1, note: '交通组织方案应当有公安交通管理部门意见。' },
      { name: '申请人身份证明（营业执照或者居民身份证）', required: true, provided: true, originals: 0, copies: 1 },
    ],
    fields: [],
    ...byTemplate[template],
    ...overrides,
  };
}

const byTemplate: Record<string, Partial<DocumentData>> = {
  'supplement-notice': {
    materials: [
      { name: '挖掘城市道路申请表', required: true, provided: true, originals: 1, copies: 0 },
      { name: '有关设计文件（含平面图、横断面图）', required: true, provided: false, originals: 1, copies: 1 },
      { name: '施工方案和交通组织方案', required: true, provided: false, originals: 1, copies: 1, note: '交通组织方案应当有公安交通管理部门意见。' },
    ],
    fields: [{ label: '需要补正的全部内容', value: '设计文件缺少横断面图，请补充并加盖设计单位图章。\n交通组织方案没有公安交通管理部门意见，请征求意见后提交。' }],
    decision: { outcomeLabel: '补正', text: '材料不齐全。', personName: '李受理', positionName: '受理岗', at: new Date('2026-11-23T02:00:00Z') },
  },
  'non-acceptance-notice': {
    fields: [{ label: '不予受理的法律依据', value: '《中华人民共和国行政许可法》第三十二条第一款第（二）项' }, { label: '有权处理的行政机关', value: '阳城市交通运输局' }],
    decision: { outcomeLabel: '不予受理', text: '申请挖掘的路段为国道312线阳城段，属于公路，不属于城市道路，依法不属于本机关职权范围。', personName: '李受理', positionName: '受理岗', at: new Date('2026-11-23T02:00:00Z') },
  },
  'licence-decision': {
    decision: { outcomeLabel: '准予', text: '同意按照申请的位置、面积和期限挖掘，施工期间保证行人通行。', personName: '周局长', positionName: '审批岗', at: new Date('2026-11-23T02:00:00Z') },
    fields: [{ label: '批准挖掘面积', value: '126.5平方米' }, { label: '计划开工日期', value: '2026-12-01' }, { label: '计划完工日期', value: '2026-12-20' }],
  },
  'licence-refusal': {
    decision: { outcomeLabel: '不予', text: '申请挖掘的中山东路于2024年6月大修竣工，未满三年，且未经县级以上城市人民政府批准。', personName: '周局长', positionName: '审批岗', at: new Date('2026-11-23T02:00:00Z') },
  },
  'licence-certificate': {
    fields: [{ label: '许可有效期起', value: '2026-12-01' }, { label: '批准挖掘面积', value: '126.5平方米' }, { label: '城市道路挖掘修复费', value: '12,345.60元' }],
    certificate: { number: '阳城管许证〔2026〕12号', validFrom: '2026-12-01', validTo: '2026-12-20' },
  },
  'delivery-receipt': {
    fields: [{ label: '送达方式', value: '直接送达（签收）' }, { label: '受送达人', value: '王建国' }, { label: '送达日期', value: '2026-11-23' }],
    delivered: [{ title: '准予行政许可决定书', number: '阳城管许准〔2026〕12号' }, { title: '许可证', number: '阳城管许证〔2026〕12号' }],
  },
};
