/** Who may lay something beside a matter: whoever has it in hand now, and whom its kind names; notes, also whoever had it in hand. */
import { may, type Person } from '../platform/auth/index.ts';
import type { Kinds } from './kinds.ts';
import { isAtPositionOf } from './reach.ts';
import { isRunning } from './step-views.ts';
import type { MatterRow, StepRow } from './store.ts';

/** A step that a colleague has claimed is the colleague's. */
export const hasInHand = (person: Person, steps: readonly StepRow[]): boolean =>
  steps.some((step) => isRunning(step) && (step.claimed_by ? step.claimed_by === person.id : isAtPositionOf(person, step)));

export type MayAct = ReturnType<typeof createMayAct>;

export function createMayAct(kinds: Kinds) {
  const named = (person: Person, matter: MatterRow): boolean =>
    kinds.of(matter.kind).mayAct?.(person, { organId: matter.organ_id, districtId: matter.district_id }) ?? false;
  const holds = (person: Person, steps: readonly StepRow[], which: (step: StepRow) => boolean): boolean =>
    steps.some((step) => which(step) && isAtPositionOf(person, step));

  return {
    /** Files and links. */
    add: (person: Person, matter: MatterRow, steps: readonly StepRow[]): boolean =>
      may(person, 'matter.add') && (holds(person, steps, isRunning) || named(person, matter)),
    /** Notes. */
    note: (person: Person, matter: MatterRow, steps: readonly StepRow[]): boolean =>
      may(person, 'matter.add') && (matter.opened_by === person.id || holds(person, steps, () => true) || named(person, matter)),
  };
}
