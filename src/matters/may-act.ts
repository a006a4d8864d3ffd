/** Who may lay something beside a matter: whoever has it in hand or registered it, and whom its kind names; notes, also who had it. */
import { mayAssignIn, type OrganRow } from '../organisation/index.ts';
import { may, type Person } from '../platform/auth/index.ts';
import type { Kinds } from './kinds.ts';
import { isAtPositionOf } from './reach.ts';
import { isRunning } from './step-views.ts';
import type { MatterRow, StepRow } from './store.ts';

/** A step that a colleague has claimed is the colleague's. */
export const hasInHand = (person: Person, steps: readonly StepRow[]): boolean =>
  steps.some((step) => isRunning(step) && (step.claimed_by ? step.claimed_by === person.id : isAtPositionOf(person, step)));

/** Whether it is this person's to give: they have it in hand, or nobody has and it is at their position, or they assign for its organ. */
export function mayAssignStep(person: Person, step: StepRow, organ: OrganRow | undefined): boolean {
  if (!isRunning(step)) return false;
  if (step.claimed_by === null ? isAtPositionOf(person, step) : step.claimed_by === person.id) return true;
  return organ !== undefined && mayAssignIn(person, { id: organ.id, districtId: organ.district_id });
}

export type MayAct = ReturnType<typeof createMayAct>;

export function createMayAct(kinds: Kinds) {
  const named = (person: Person, matter: MatterRow): boolean =>
    kinds.of(matter.kind).mayAct?.(person, { organId: matter.organ_id, districtId: matter.district_id }) ?? false;
  const holds = (person: Person, steps: readonly StepRow[], which: (step: StepRow) => boolean): boolean =>
    steps.some((step) => which(step) && isAtPositionOf(person, step));

  return {
    /** Files and links; whoever registered it brings what came with it, as long as it is open. */
    add: (person: Person, matter: MatterRow, steps: readonly StepRow[]): boolean =>
      may(person, 'matter.add') &&
      (holds(person, steps, isRunning) || named(person, matter) || (matter.opened_by === person.id && matter.closed_at === null)),
    /** Notes. */
    note: (person: Person, matter: MatterRow, steps: readonly StepRow[]): boolean =>
      may(person, 'matter.add') && (matter.opened_by === person.id || holds(person, steps, () => true) || named(person, matter)),
  };
}
