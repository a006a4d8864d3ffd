import type { Outcome } from '../../../processes/contract.ts';

/**
 * Outcomes that administrative steps usually have (domain.md section 3), so that nobody invents codes by hand.
 * A list to choose from, not a limit: every part can be changed afterwards.
 */
export const OUTCOME_CATALOGUE: readonly Outcome[] = [
  { code: 'accept', label: '受理', labelEn: 'Accept', effect: 'accept' },
  { code: 'supplement', label: '补正', labelEn: 'Supplement', negative: true, effect: 'supplement' },
  { code: 'decline', label: '不予受理', labelEn: 'Decline', negative: true, effect: 'decline' },
  { code: 'pass', label: '通过', labelEn: 'Pass' },
  { code: 'fail', label: '不通过', labelEn: 'Fail', negative: true },
  { code: 'agree', label: '同意', labelEn: 'Agree' },
  { code: 'return', label: '退回', labelEn: 'Return', negative: true },
  { code: 'disagree', label: '不同意', labelEn: 'Disagree', negative: true },
  { code: 'grant', label: '准予许可', labelEn: 'Grant', effect: 'grant' },
  { code: 'deny', label: '不予许可', labelEn: 'Deny', negative: true, effect: 'deny' },
  { code: 'supplemented', label: '已补正', labelEn: 'Supplemented' },
  { code: 'not-supplemented', label: '逾期未补正', labelEn: 'Not supplemented', negative: true },
  { code: 'done', label: '办毕', labelEn: 'Done' },
  { code: 'delivered', label: '已送达', labelEn: 'Delivered' },
  { code: 'archived', label: '已归档', labelEn: 'Archived' },
];
