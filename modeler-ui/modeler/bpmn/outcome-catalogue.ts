import type { Outcome } from '../../../domain/contract.ts';
import type { PowerCategory } from '../../../domain/registry/registry-entry.ts';

/**
 * Outcomes that administrative steps usually have (docs/law.md, "Procedures"), so that nobody invents codes by hand.
 * A list to choose from, not a limit: every part can be changed afterwards. A ruling is called as its category calls it.
 */
const TAKING_UP: readonly Outcome[] = [
  { code: 'accept', label: '受理', labelEn: 'Accept', effect: 'accept' },
  { code: 'supplement', label: '补正', labelEn: 'Ask for supplements', effect: 'supplement' },
  { code: 'decline', label: '不予受理', labelEn: 'Refuse to accept', negative: true, effect: 'decline' },
  { code: 'not-required', label: '无需许可', labelEn: 'No licence needed', negative: true, effect: 'decline' },
];

const COMMON: readonly Outcome[] = [
  { code: 'pass', label: '通过', labelEn: 'Pass' },
  { code: 'fail', label: '不通过', labelEn: 'Fail', negative: true },
  { code: 'agree', label: '同意', labelEn: 'Agree' },
  { code: 'return', label: '退回', labelEn: 'Return', negative: true },
  { code: 'disagree', label: '不同意', labelEn: 'Disagree', negative: true },
  { code: 'done', label: '办毕', labelEn: 'Done' },
  { code: 'delivered', label: '已送达', labelEn: 'Delivered' },
  { code: 'archived', label: '已归档', labelEn: 'Archived' },
];

const SUPPLEMENTED: readonly Outcome[] = [
  { code: 'supplemented', label: '已补正', labelEn: 'Supplemented' },
  { code: 'withdrawn', label: '未补正（申请人撤回）', labelEn: 'Not supplemented (withdrawn by the applicant)' },
];

const CLOCK: readonly Outcome[] = [
  { code: 'suspend', label: '转特别程序', labelEn: 'Begin a special procedure', effect: 'suspend' },
  { code: 'resume', label: '特别程序结束', labelEn: 'Special procedure ended', effect: 'resume' },
  { code: 'extend', label: '延长期限', labelEn: 'Extend the limits', effect: 'extend' },
];

const ruled = (grant: string, grantEn: string, deny: string, denyEn: string): readonly Outcome[] => [
  { code: 'grant', label: grant, labelEn: grantEn, effect: 'grant' },
  { code: 'deny', label: deny, labelEn: denyEn, negative: true, effect: 'deny' },
];
const imposed = (impose: string, imposeEn: string, spare: string, spareEn: string): readonly Outcome[] => [
  { code: 'impose', label: impose, labelEn: imposeEn, effect: 'impose' },
  { code: 'spare', label: spare, labelEn: spareEn, effect: 'spare' },
];
const TRANSFER: Outcome = { code: 'transfer', label: '移送', labelEn: 'Transfer', effect: 'transfer' };
const APPLIED = [...TAKING_UP, ...SUPPLEMENTED, ...CLOCK];
const PERFORMED: readonly Outcome[] = [
  { code: 'performed', label: '已履行', labelEn: 'Performed' },
  { code: 'overdue', label: '逾期不履行', labelEn: 'Not performed in time', negative: true },
];

const ANNOUNCED: readonly Outcome[] = [
  { code: 'no-objection', label: '无异议', labelEn: 'No objection' },
  { code: 'objection', label: '异议成立', labelEn: 'Objection upheld', negative: true },
];

const BY_CATEGORY: Readonly<Record<PowerCategory, readonly Outcome[]>> = {
  licence: [
    ...APPLIED,
    ...ruled('准予许可', 'Grant the licence', '不予许可', 'Deny the licence'),
    { code: 'made', label: '已制证', labelEn: 'Certificate made' },
  ],
  confirmation: [
    ...APPLIED,
    ...ruled('准予确认', 'Confirm', '不予确认', 'Refuse to confirm'),
    { code: 'made', label: '已制证', labelEn: 'Certificate made' },
  ],
  grant: [
    ...APPLIED,
    ...ANNOUNCED,
    ...ruled('同意给付', 'Grant', '不予给付', 'Deny'),
    { code: 'paid', label: '已发放', labelEn: 'Paid out' },
  ],
  reward: [
    ...APPLIED,
    ...ANNOUNCED,
    ...ruled('给予奖励', 'Award', '不予奖励', 'No award'),
    { code: 'paid', label: '已发放', labelEn: 'Paid out' },
  ],
  other: [...APPLIED, ...ruled('准予', 'Grant', '不予', 'Deny')],
  penalty: [
    { code: 'file', label: '准予立案', labelEn: 'File the case', effect: 'accept' },
    { code: 'not-filed', label: '不予立案', labelEn: 'Do not file', negative: true, effect: 'decline' },
    { code: 'complete', label: '取证完毕', labelEn: 'Evidence complete' },
    { code: 'reported', label: '提交调查终结报告', labelEn: 'Report handed in' },
    { code: 'waived', label: '当事人放弃', labelEn: 'Waived by the party' },
    { code: 'adopted', label: '采纳', labelEn: 'Adopted' },
    { code: 'rejected', label: '不采纳', labelEn: 'Not adopted', negative: true },
    { code: 'held', label: '听证结束', labelEn: 'Hearing held' },
    { code: 'discussed', label: '形成讨论结论', labelEn: 'Discussed' },
    ...imposed('给予行政处罚', 'Impose the penalty', '不予行政处罚', 'No penalty'),
    TRANSFER,
    { code: 'dismiss', label: '撤销案件', labelEn: 'Dismiss the case', effect: 'drop' },
    ...PERFORMED,
  ],
  compulsion: [
    { code: 'propose', label: '提请批准', labelEn: 'Propose', effect: 'accept' },
    { code: 'unfounded', label: '没有采取措施的必要', labelEn: 'No need for a measure', negative: true, effect: 'decline' },
    ...imposed('批准采取', 'Approve the measure', '不予采取', 'No measure'),
    { code: 'carried-out', label: '已实施', labelEn: 'Carried out' },
  ],
  levy: [
    { code: 'assessed', label: '核定征收', labelEn: 'Assessed', effect: 'accept' },
    { code: 'not-due', label: '不属于征收范围', labelEn: 'Not due', negative: true, effect: 'decline' },
    ...imposed('决定征收', 'Levy', '免予征收', 'Exempt'),
    ...PERFORMED,
  ],
  inspection: [
    { code: 'assigned', label: '下达检查任务', labelEn: 'Assign the inspection', effect: 'accept' },
    { code: 'cancelled', label: '取消任务', labelEn: 'Cancel', negative: true, effect: 'decline' },
    { code: 'inspected', label: '检查完毕', labelEn: 'Inspected' },
    { code: 'passed', label: '符合', labelEn: 'In order', effect: 'conclude' },
    { code: 'rectify', label: '责令改正', labelEn: 'Order rectification', effect: 'conclude' },
    TRANSFER,
  ],
  ruling: [
    ...APPLIED,
    { code: 'answered', label: '已答辩', labelEn: 'Answered' },
    { code: 'agreed', label: '达成调解协议', labelEn: 'Settled', effect: 'drop' },
    { code: 'failed', label: '调解不成', labelEn: 'Not settled' },
    { code: 'rule', label: '作出裁决', labelEn: 'Rule', effect: 'conclude' },
  ],
};

/** What a step of such a power may offer: its own category's words first, then those of every procedure. */
export const outcomesOffered = (category: PowerCategory): readonly Outcome[] => [...BY_CATEGORY[category], ...COMMON];

/** Every known outcome, for recognising one by its words. */
export const OUTCOME_CATALOGUE: readonly Outcome[] = [...COMMON, ...Object.values(BY_CATEGORY).flat()];
