/** The life of a registry change (R6a, R7a, R7b, R8): which move is open in which state. One table; nothing else decides it. */
import { conflict } from '../../platform/errors.ts';

export const CHANGE_KINDS = ['add', 'modify', 'suspend', 'resume', 'abolish'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const CHANGE_STATES = ['expected', 'declared', 'under-review', 'returned', 'confirmed', 'done', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const CHANGE_MOVES = {
  'declare': { from: ['expected', 'returned'], to: 'declared' },
  'take-up': { from: ['declared'], to: 'under-review' },
  'return': { from: ['declared', 'under-review'], to: 'returned' },
  'confirm': { from: ['declared', 'under-review'], to: 'confirmed' },
  /** The organ enters what was confirmed; a flowchart then still has to reach the engine. */
  'adjust': { from: ['confirmed'], to: 'confirmed' },
  'finish': { from: ['confirmed'], to: 'done' },
  'withdraw': { from: ['declared', 'under-review', 'returned'], to: 'withdrawn' },
  /** A change that is expected by law stays expected when its declaration is withdrawn: the duty to declare remains. */
  'recall': { from: ['declared', 'under-review', 'returned'], to: 'expected' },
  /** The legal office finds that an expected change is not needed. */
  'dismiss': { from: ['expected'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly ChangeState[]; to: ChangeState }>;

export type ChangeMove = keyof typeof CHANGE_MOVES;

/** States in which a change is before the legal office or the organ: one of them at a time for a power. */
export const ACTIVE_STATES = ['declared', 'under-review', 'returned', 'confirmed'] as const satisfies readonly ChangeState[];

export const isMoveOpen = (state: ChangeState, move: ChangeMove): boolean => (CHANGE_MOVES[move].from as readonly ChangeState[]).includes(state);

const STATE_NAMES: Record<ChangeState, string> = {
  'expected': '待申报', 'declared': '已申报', 'under-review': '审查中', 'returned': '已退回', 'confirmed': '已确认，待入库', 'done': '已完成', 'withdrawn': '已撤回',
};

/** The state after a move; refuses a move that is not open (`state-forbids`). */
export function changeStateAfter(state: ChangeState, move: ChangeMove): ChangeState {
  if (isMoveOpen(state, move)) return CHANGE_MOVES[move].to;
  throw conflict('state-forbids', `该变更当前为“${STATE_NAMES[state]}”，不能进行此操作。请刷新页面查看最新状态。`,
    `The change is in state "${state}"; "${move}" is not open from there. Reload the page to see its latest state.`, { state, move });
}
