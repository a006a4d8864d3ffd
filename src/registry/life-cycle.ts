/** Moves a registry version along its life (`domain/registry/version-life.ts`; R6a), and refuses what is not open. */
import { isMoveOpen, MOVES, VERSION_STATE_NAMES, type VersionMove, type VersionState } from '../../domain/registry/version-life.ts';
import { conflict } from '../platform/errors.ts';

/** The state after a move; refuses a move that is not open (`state-forbids`). */
export function stateAfter(state: VersionState, move: VersionMove): VersionState {
  if (!isMoveOpen(state, move)) {
    throw conflict(
      'state-forbids',
      `该版本当前为“${VERSION_STATE_NAMES[state].name}”，不能进行此操作。请刷新页面查看最新状态。`,
      `The version is in state "${state}"; "${move}" is not open from there. Reload the page to see its latest state.`,
      { state, move },
    );
  }
  return MOVES[move].to ?? state;
}
