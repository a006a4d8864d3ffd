/** Facts of papers that are of no case: a letter of the rules' own procedures, and the legal office's answer to a declared change. */
import { REGISTRY_ANSWER, type Letter, type RegistryAnswer } from '../../src/documents/index.ts';

export function buildLetter(overrides: Partial<Letter> = {}): Letter {
  return {
    shape: 'letter',
    template: 'supervisory-order',
    title: '行政执法监督通知书',
    number: '阳监通〔2026〕3号',
    issuedOn: '2026-11-23',
    organ: { name: '阳城市行政权力监督领导小组办公室', shortName: '阳监', address: '阳城市行政中心1号楼', phone: '0511-84410000' },
    to: '阳城市城市管理局',
    opening: '你单位办理的下列事项超过承诺的期限，现通知如下。',
    sections: [
      {
        title: '事实',
        answers: [{ label: '事实', value: '挖掘城市道路审批一件，应于2026年11月20日办结，至今没有办结。\n没有说明理由。' }],
      },
      {
        title: '要求',
        answers: [
          { label: '办结期限', value: '2026年11月30日' },
          { label: '承办人', value: '王海涛' },
          {
            label: '说明',
            value:
              '请说明超期的原因、责任和改正的措施，附有关材料，并在期限内书面答复；不能按期办结的，应当在期限届满前书面说明理由并报本办公室。',
          },
        ],
      },
    ],
    closing: '逾期不答复的，依照规定处理。',
    matter: { number: 'JD20261123001', kind: '监督编号' },
    ...overrides,
  };
}

export function buildRegistryAnswer(overrides: Partial<RegistryAnswer> = {}): RegistryAnswer {
  return {
    template: REGISTRY_ANSWER.template,
    title: REGISTRY_ANSWER.title,
    number: '阳司权审〔2026〕2号',
    issuedOn: '2026-11-23',
    organ: { name: '阳城市司法局', shortName: '阳司', address: '阳城市行政中心2号楼', phone: '0511-84410002' },
    declarant: { name: '阳城市城市管理局', personName: '周事项' },
    change: { serial: 'BG20261101001', kind: '调整', cause: '法律修改', causeDate: '2026-10-20', declaredOn: '2026-11-01', round: 2 },
    power: { code: '1132110012345678813320117024002', name: '挖掘城市道路审批', versionNumber: 2, flowchartHash: 'ab12'.repeat(16) },
    ruling: 'return',
    opinion: '流程图缺少听证环节。\n请补充后重新申报。',
    reviewer: '陈法治',
    ...overrides,
  };
}
