/** Which move of a change is open in which state (R6a, R7a, R7b, R8): read from the drawing, never kept beside it. */
import { REGISTRY_CHANGE, CHANGE_STATE_NAMES, type ChangeMove, type ChangeState } from '../../../domain/registry/change-life.ts';
import { conflict, type Refusal } from '../../platform/errors.ts';
import type { PlatformProcedure, PlatformProcedures } from '../../procedures/index.ts';

export interface ChangeLife {
  isOpen(state: ChangeState, move: ChangeMove): Promise<boolean>;
  /** Refuses a move that is not open (`state-forbids`). */
  assertOpen(state: ChangeState, move: ChangeMove): Promise<void>;
}

export function createChangeLife(procedures: PlatformProcedures): ChangeLife {
  const life: ChangeLife = {
    isOpen: async (state, move) => movesIn(await procedures.current(REGISTRY_CHANGE), state).includes(move),
    async assertOpen(state, move) {
      if (!(await life.isOpen(state, move))) throw stateForbids(state, move);
    },
  };
  return life;
}

/** What the step that stands in this state offers. A declaration that is under review is the same step, taken up by somebody. */
export function movesIn({ chart, entry }: Pick<PlatformProcedure, 'chart' | 'entry'>, state: ChangeState): string[] {
  const drawn = state === 'under-review' ? 'declared' : state;
  const steps = [...chart.nodes.values()].filter(({ id }) => entry.states[id]?.code === drawn);
  const outcomes = steps.flatMap((step) => step.outcomes.map(({ code }) => code));
  return state === 'declared' ? ['take-up', ...outcomes] : outcomes;
}

export const stateForbids = (state: ChangeState, move: ChangeMove): Refusal =>
  conflict(
    'state-forbids',
    `该变更当前为“${CHANGE_STATE_NAMES[state].name}”，不能进行此操作。请刷新页面查看最新状态。`,
    `The change is in state "${state}"; "${move}" is not open from there. Reload the page to see its latest state.`,
    { state, move },
  );
