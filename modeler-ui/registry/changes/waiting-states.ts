import type { Action } from '../../../domain/organisation/roles.ts';
import type { ChangeState } from '../../../domain/registry/change-life.ts';

/** What waits for the legal office, and what waits for the organ. */
const WAITING = {
  review: ['declared', 'under-review'],
  declare: ['expected', 'returned', 'confirmed'],
} as const satisfies Record<string, readonly ChangeState[]>;

export const waitingStates = (can: (action: Action) => boolean): readonly ChangeState[] => {
  if (can('registry.review')) return WAITING.review;
  return can('registry.declare') ? WAITING.declare : [];
};
