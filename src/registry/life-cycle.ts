/** The life of a registry version (R6a): which move is open in which state. One table; nothing else decides it. */
import { conflict } from '../platform/errors.ts';
import type { VersionState } from './store.ts';

export const MOVES = {
  edit: { from: ['draft', 'returned'], to: null },
  declare: { from: ['draft', 'returned'], to: 'declared' },
  'take-up': { from: ['declared'], to: 'under-review' },
  withdraw: { from: ['declared', 'under-review', 'returned'], to: 'draft' },
  // An officer who returns or confirms at once takes the declaration up by that.
  return: { from: ['declared', 'under-review'], to: 'returned' },
  confirm: { from: ['declared', 'under-review'], to: 'confirmed' },
  /** The organ enters what was confirmed (R8); the version is published when the engine has it. */
  adjust: { from: ['confirmed'], to: null },
  publish: { from: ['confirmed'], to: 'published' },
  supersede: { from: ['published', 'suspended'], to: 'superseded' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  abolish: { from: ['published', 'suspended'], to: 'abolished' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState | null }>;

export type Move = keyof typeof MOVES;

/** Not finished: at most one version of a power is in one of these. */
export const OPEN_STATES: readonly VersionState[] = ['draft', 'declared', 'under-review', 'returned', 'confirmed'];

export const STATE_NAMES: Record<VersionState, string> = {
  draft: '草稿', declared: '已申报', 'under-review': '审查中', returned: '已退回', confirmed: '已确认', published: '已发布',
  superseded: '已被新版本取代', suspended: '已暂停', abolished: '已取消',
};

export const isMoveOpen = (state: VersionState, move: Move): boolean => (MOVES[move].from as readonly VersionState[]).includes(state);

/** The state after a move; refuses a move that is not open (`state-forbids`). */
export function stateAfter(state: VersionState, move: Move): VersionState {
  if (!isMoveOpen(state, move)) {
    throw conflict('state-forbids', `该版本当前为“${STATE_NAMES[state]}”，不能进行此操作。请刷新页面查看最新状态。`,
      `The version is in state "${state}"; "${move}" is not open from there. Reload the page to see its latest state.`, { state, move });
  }
  return MOVES[move].to ?? state;
}
