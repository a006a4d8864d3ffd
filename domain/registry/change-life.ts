/**
 * The words of a registry change (R6a, R7a, R7b, R8). Which move is open in which state is drawn in
 * `processes/platform/registry-change.bpmn`; a test holds these names to the entry beside it.
 */

/** Name of the kind of matter. */
export const REGISTRY_CHANGE = 'registry-change';

export const CHANGE_KINDS = ['add', 'modify', 'suspend', 'resume', 'abolish'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_STATES = ['expected', 'declared', 'under-review', 'returned', 'confirmed', 'done', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What people do with a change: the outcomes that the drawing offers, and `take-up`, the claim of the review. */
export const CHANGE_MOVES = ['declare', 'take-up', 'return', 'confirm', 'adjust', 'withdraw', 'recall', 'dismiss'] as const;
export type ChangeMove = (typeof CHANGE_MOVES)[number];

/** States in which a change is before the legal office or the organ: one of them at a time for a power. */
export const ACTIVE_STATES = ['declared', 'under-review', 'returned', 'confirmed'] as const satisfies readonly ChangeState[];

/** Something is left to do. */
export const isChangeOpen = (state: ChangeState): boolean => state !== 'done' && state !== 'withdrawn';

export const CHANGE_KIND_NAMES: Readonly<Record<ChangeKind, { name: string; nameEn: string }>> = {
  add: { name: '新增', nameEn: 'New' },
  modify: { name: '修改', nameEn: 'Modification' },
  suspend: { name: '暂停', nameEn: 'Suspension' },
  resume: { name: '恢复', nameEn: 'Resumption' },
  abolish: { name: '取消', nameEn: 'Abolition' },
};

export const CHANGE_STATE_NAMES: Readonly<Record<ChangeState, { name: string; nameEn: string }>> = {
  expected: { name: '待申报', nameEn: 'To be declared' },
  declared: { name: '已申报，待审查', nameEn: 'Declared' },
  'under-review': { name: '审查中', nameEn: 'Under review' },
  returned: { name: '已退回', nameEn: 'Returned' },
  confirmed: { name: '已确认，待入库', nameEn: 'Confirmed, to enter' },
  done: { name: '已办结', nameEn: 'Done' },
  withdrawn: { name: '已撤回', nameEn: 'Withdrawn' },
};
