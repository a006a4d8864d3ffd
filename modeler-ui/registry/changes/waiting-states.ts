import type { ChangeState } from '../types.ts';

/** What waits for the legal office, and what waits for the organ. */
const WAITING = {
  review: ['declared', 'under-review'],
  declare: ['expected', 'returned', 'confirmed'],
} as const satisfies Record<string, readonly ChangeState[]>;

export const waitingStates = (can: (action: string) => boolean): readonly ChangeState[] => {
  if (can('registry.review')) return WAITING.review;
  return can('registry.declare') ? WAITING.declare : [];
};
