/** Facts of an ordinary case of an invented city, of the category that the document belongs to: to word templates on, and to measure. */
import { DOCUMENT_FIELDS, FIELD_KEYS, type FieldKey } from '../../processes/lint/field-keys.ts';
import type { PowerCategory } from '../../domain/registry/registry-entry.ts';
import type { DocumentData, DocumentField } from './document-data.ts';
import { certificateTitle } from './families/certificate.ts';
import { documentNumber } from './numbering.ts';
import { numberWordOf, titleOf } from './template-description.ts';
import { TEMPLATES } from './templates.ts';

/** Which category a document is seen in; a licence where it serves all. */
const CATEGORY_OF: [pattern: RegExp, category: PowerCategory][] = [
  [
    /^(penalty|simple-penalty|case-filing|case-dismissal|case-termination|crime|recusal|surcharge|payment-deferral|source|questioning|evidence|preservation|rectification|investigation|legal-review|hearing-right|statement|hearing-report|discussion|payment-reminder|enforcement|execution|closing)/,
    'penalty',
  ],
  [/^(compulsion|seized|seizure|measure|holding|testing|destruction)/, 'compulsion'],
  [/^(levy|payment-notice)/, 'levy'],
  [/^(grant|payment-voucher)/, 'grant'],
  [/^inspection/, 'inspection'],
  [/^confirmation/, 'confirmation'],
  [/^(reward|publicity)/, 'reward'],
  [/^(defence|mediation|ruling|panel|oral-hearing|deliberation|performance)/, 'ruling'],
  [/^other/, 'other'],
];
export const categoryOf = (template: string): PowerCategory => CATEGORY_OF.find(([pattern]) => pattern.test(template))?.[1] ?? 'licence';

const OWN_MOTION: readonly PowerCategory[] = ['penalty', 'compulsion', 'levy', 'inspection'];

/** An answer to every key that documents know, each recognisable in print. */
function answerOf(key: FieldKey): DocumentField {
  const [kind, label] = FIELD_KEYS[key];
  const values = {
    text: `${label}的记录`,
    list: `${label}甲｜1｜证明一\n${label}乙｜2｜证明二`,
    date: '2026-11-20',
    number: '7',
    money: '20000.00 元',
  };
  return { key, label, value: values[kind] };
}
const ANSWERS = Object.fromEntries((Object.keys(FIELD_KEYS) as FieldKey[]).map((key) => [key, answerOf(key)]));

export function sampleDocument(template: string, overrides: Partial<DocumentData> = {}): DocumentData {
  const described = TEMPLATES[template];
  if (!described) throw new Error(`No template ${template}`);
  const category = categoryOf(template);
  const number = documentNumber({ organShortName: '阳城管', word: numberWordOf(described, category), year: 2026, sequence: 12 });
  const officers = [
    { name: '王海涛', certificate: '321126003' },
    { name: '李思敏', certificate: '321126004' },
  ];
  return {
    template,
    title: certificateTitle('挖掘城市道路审批', titleOf(described, category)),
    number,
    issuedOn: '2026-11-23',
    city: '阳城市',
    government: '阳城市人民政府',
    organ: { name: '阳城市城市管理局', shortName: '阳城管', address: '阳城市中山东路288号', phone: '0511-84410001' },
    power: {
      code: '1132110012345678813320117024002',
      name: '挖掘城市道路审批',
      category,
      isOwnMotion: OWN_MOTION.includes(category) || AWARD.test(template),
      specialProcedures: ['听证', '专家评审'],
      legalBasis: [
        {
          law: '城市道路管理条例',
          article: '第三十三条',
          text: '因工程建设需要挖掘城市道路的，应当提交城市规划部门批准签发的文件和有关设计文件，经市政工程行政主管部门和公安交通管理部门批准，方可按照规定挖掘。新建、扩建、改建的城市道路交付使用后5年内、大修的城市道路竣工后3年内不得挖掘；因特殊情况需要挖掘的，须经县级以上城市人民政府批准。',
        },
      ],
    },
    case: {
      serial: '1132110012345678813320117024002202611230001',
      subject: '中山东路（解放路至梦溪路段）北侧人行道燃气管线改造挖掘',
      receivedAt: new Date('2026-11-19T02:12:00Z'),
      acceptedAt: new Date('2026-11-23T01:30:00Z'),
    },
    party: {
      kind: 'organisation',
      name: '阳城市新奥燃气有限公司',
      idLabel: '统一社会信用代码',
      idNumber: '91350100M000100Y43',
      contact: '王建国',
      phone: '138****5678',
      address: '阳城市东湖区学府路88号',
    },
    limits: {
      statutoryDays: 20,
      promisedDays: 7,
      unitLabel: '个工作日',
      statutoryUnitLabel: '个工作日',
      statutoryDue: '2026-12-21',
      promisedDue: '2026-12-02',
      extension: { days: 10, unitLabel: '个工作日', basis: '《中华人民共和国行政许可法》第四十二条第一款' },
    },
    materials: [
      { name: '挖掘城市道路申请表', required: true, provided: true, originals: 1, copies: 0, note: '申请人签字或者盖章。' },
      { name: '城市规划部门批准签发的文件', required: true, provided: true, originals: 1, copies: 1, note: '原件核验后退还。' },
      { name: '有关设计文件（含平面图、横断面图）', required: true, provided: true, originals: 1, copies: 1 },
      {
        name: '施工方案和交通组织方案',
        required: true,
        provided: true,
        originals: 1,
        copies: 1,
        note: '交通组织方案应当有公安交通管理部门意见。',
      },
      { name: '申请人身份证明（营业执照或者居民身份证）', required: true, provided: true, originals: 0, copies: 1 },
    ],
    decision: {
      outcomeLabel: '同意',
      text: '事实清楚，证据确凿，程序合法。',
      personName: '周局长',
      positionName: '机关负责人岗',
      at: new Date('2026-11-23T02:00:00Z'),
    },
    opinions: [
      {
        stepName: '调查取证',
        positionName: '办案岗',
        outcomeLabel: '取证完毕',
        negative: false,
        text: '已依法取证。',
        at: new Date('2026-11-20T02:00:00Z'),
        officers,
        fields: [answerOf('findings')],
      },
      {
        stepName: '审核',
        positionName: '科室负责人岗',
        outcomeLabel: '同意',
        negative: false,
        text: '同意承办意见。',
        at: new Date('2026-11-21T02:00:00Z'),
        officers: [{ name: '陈国栋' }],
        fields: [],
      },
    ],
    benchmark: {
      violation: '擅自占用城市道路',
      violatedClause: '《城市道路管理条例》第二十七条第一项',
      penaltyClause: '《城市道路管理条例》第四十二条',
      tier: { level: '一般处罚', conditions: ['占用面积 10 平方米以上不足 50 平方米'] },
      version: { actDate: '2026-01-05', from: '2026-03-01', later: true, ground: answerOf('milderGround').value },
    },
    documents: [
      { title: '准予行政许可决定书', number: '阳城管许准〔2026〕12号', issuedOn: '2026-11-23', pages: 2 },
      { title: '许可证', number: '阳城管许证〔2026〕12号', issuedOn: '2026-11-23', pages: 1 },
    ],
    fields: (DOCUMENT_FIELDS[template] ?? []).map(answerOf),
    answers: ANSWERS,
    ...(described.isCertificate ? { certificate: { number, validFrom: '2026-12-01', validTo: '2026-12-20' } } : {}),
    ...(AWARD.test(template) ? { licence: AWARDED } : {}),
    ...withAnswers(byTemplate[template]),
    ...overrides,
  };
}

/** Papers about an award that was granted, and the award as the register has it. */
const AWARD = /^reward-(revocation|kept)/;
const AWARDED: DocumentData['licence'] = {
  ...{ number: '阳城卫奖证〔2026〕3号', act: 'revoke-award', actName: '撤销奖励', issuedOn: '2026-03-12' },
  content: [
    { key: 'honour', label: '奖励名称', value: '无偿献血奉献奖' },
    { key: 'rewardAmount', label: '奖励金额', value: '20000.00 元' },
    { key: 'publicityPlace', label: '公示的网站或者场所', value: '本机关门户网站' },
  ],
};

/** What a case says in its own words comes before the general answers. */
function withAnswers(parts: Partial<DocumentData> | undefined): Partial<DocumentData> {
  const own = Object.fromEntries((parts?.fields ?? []).flatMap((field) => (field.key ? [[field.key, field]] : [])));
  return { ...parts, answers: { ...ANSWERS, ...own } };
}

const byTemplate: Record<string, Partial<DocumentData>> = {
  'supplement-notice': {
    materials: [
      { name: '挖掘城市道路申请表', required: true, provided: true, originals: 1, copies: 0 },
      { name: '有关设计文件（含平面图、横断面图）', required: true, provided: false, originals: 1, copies: 1 },
      {
        name: '施工方案和交通组织方案',
        required: true,
        provided: false,
        originals: 1,
        copies: 1,
        note: '交通组织方案应当有公安交通管理部门意见。',
      },
    ],
    fields: [
      {
        key: 'missingMaterials',
        label: '需要补正的全部内容',
        value: '设计文件缺少横断面图，请补充并加盖设计单位图章。\n交通组织方案没有公安交通管理部门意见，请征求意见后提交。',
      },
    ],
    decision: {
      outcomeLabel: '补正',
      text: '材料不齐全。',
      personName: '李受理',
      positionName: '受理岗',
      at: new Date('2026-11-23T02:00:00Z'),
    },
  },
  'non-acceptance-notice': {
    fields: [
      { key: 'declineBasis', label: '不予受理的法律依据', value: '《中华人民共和国行政许可法》第三十二条第一款第（二）项' },
      { key: 'competentOrgan', label: '有权处理的行政机关', value: '阳城市交通运输局' },
    ],
    decision: {
      outcomeLabel: '不予受理',
      text: '申请挖掘的路段为国道312线阳城段，属于公路，不属于城市道路，依法不属于本机关职权范围。',
      personName: '李受理',
      positionName: '受理岗',
      at: new Date('2026-11-23T02:00:00Z'),
    },
  },
  'licence-decision': {
    decision: {
      outcomeLabel: '准予',
      text: '同意按照申请的位置、面积和期限挖掘，施工期间保证行人通行。',
      personName: '周局长',
      positionName: '审批岗',
      at: new Date('2026-11-23T02:00:00Z'),
    },
    fields: [
      { label: '批准挖掘面积', value: '126.5平方米' },
      { label: '计划开工日期', value: '2026-12-01' },
      { label: '计划完工日期', value: '2026-12-20' },
    ],
  },
  'licence-refusal': {
    decision: {
      outcomeLabel: '不予',
      text: '申请挖掘的中山东路于2024年6月大修竣工，未满三年，且未经县级以上城市人民政府批准。',
      personName: '周局长',
      positionName: '审批岗',
      at: new Date('2026-11-23T02:00:00Z'),
    },
  },
  'licence-certificate': {
    fields: [
      { label: '许可有效期起', value: '2026-12-01' },
      { label: '批准挖掘面积', value: '126.5平方米' },
      { label: '城市道路挖掘修复费', value: '12,345.60元' },
    ],
    certificate: { number: '阳城管许证〔2026〕12号', validFrom: '2026-12-01', validTo: '2026-12-20' },
  },
  'delivery-receipt': {
    fields: [
      { key: 'method', label: '送达方式', value: '直接送达（签收）' },
      { key: 'recipient', label: '受送达人', value: '王建国' },
      { key: 'deliveredOn', label: '送达日期', value: '2026-11-23' },
    ],
  },
};
