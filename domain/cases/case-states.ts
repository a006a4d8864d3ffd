/** States of a case from its receipt to its completion (R11.2), with the words that people read. */
export const CASE_STATES = ['received', 'accepted', 'supplementing', 'decided', 'completed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_STATE_NAMES: Readonly<Record<CaseState, { name: string; nameEn: string }>> = {
  received: { name: '已收件', nameEn: 'Received' },
  accepted: { name: '办理中', nameEn: 'In progress' },
  supplementing: { name: '补正中', nameEn: 'Supplementing' },
  decided: { name: '已决定', nameEn: 'Decided' },
  completed: { name: '已办结', nameEn: 'Completed' },
};
