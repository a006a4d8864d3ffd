/**
 * What an answer means to the warning rules (R15, R16), whatever a power calls it: said by the field itself (`meaning`), else by the key
 * that documents and checks know it by.
 */
export const FIELD_MEANINGS = {
  'within-powers': { name: '属于本机关职权', nameEn: "Within the organ's powers", keys: ['withinPowers'] },
  'materials-complete': { name: '材料齐全', nameEn: 'Materials complete', keys: ['materialsComplete'] },
  'statutory-form': { name: '符合法定形式', nameEn: 'In the statutory form', keys: ['statutoryForm'] },
  'competent-organ': { name: '有权机关', nameEn: 'Competent organ', keys: ['competentOrgan'] },
  'decline-basis': { name: '不予受理依据', nameEn: 'Basis of non-acceptance', keys: ['declineBasis'] },
  'missing-materials': { name: '要求补正的材料', nameEn: 'Materials asked for', keys: ['missingMaterials'] },
  'supplied-on': { name: '补正材料收到日期', nameEn: 'Supplement received on', keys: ['receivedOn'] },
  'promise-signed': { name: '告知承诺', nameEn: 'Promise instead of materials', keys: ['commitmentSigned'] },
  'happened-on': { name: '事实发生日期', nameEn: 'Happened on', keys: ['recordDate', 'inspectedOn'] },
  'served-on': { name: '送达日期', nameEn: 'Served on', keys: ['deliveredOn'] },
  evidence: { name: '证据', nameEn: 'Evidence', keys: ['evidence', 'recordText', 'recordings'] },
  'penalty-kind': { name: '处罚种类', nameEn: 'Kind of penalty', keys: ['penaltyKind'] },
  'fine-amount': { name: '罚款金额', nameEn: 'Amount of the fine', keys: ['fineAmount'] },
  waiver: { name: '放弃陈述、听证', nameEn: 'Waiver', keys: ['silence'] },
  'hearing-date': { name: '听证日期', nameEn: 'Day of the hearing', keys: ['hearingDate'] },
  'hearing-record': { name: '听证笔录', nameEn: 'Record of the hearing', keys: [] },
  'hearing-finding': { name: '听证结论是否支持拟作决定', nameEn: 'Whether the hearing supports the decision', keys: [] },
  'selection-held': { name: '已招标、拍卖或者考试', nameEn: 'Tender, auction or examination held', keys: [] },
  winner: { name: '中标人、买受人', nameEn: 'Winner or buyer', keys: [] },
  'selection-exempt': { name: '不招标、拍卖的法定事由', nameEn: 'Statutory exemption from selection', keys: [] },
  'inspectors-named-on': { name: '指派检验人员日期', nameEn: 'Inspectors named on', keys: [] },
  'test-passed': { name: '检验检测检疫合格', nameEn: 'Test passed', keys: [] },
} as const satisfies Record<string, { name: string; nameEn: string; keys: readonly string[] }>;

export type FieldMeaning = keyof typeof FIELD_MEANINGS;

export const FIELD_MEANING_CODES = Object.keys(FIELD_MEANINGS) as FieldMeaning[];

const BY_KEY = new Map(
  FIELD_MEANING_CODES.flatMap((meaning) => FIELD_MEANINGS[meaning].keys.map((key): [string, FieldMeaning] => [key, meaning])),
);

export const meaningOf = ({ key, meaning }: { key: string; meaning?: FieldMeaning }): FieldMeaning | undefined =>
  meaning ?? BY_KEY.get(key);
