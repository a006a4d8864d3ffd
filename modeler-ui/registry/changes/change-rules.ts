import { isChangeOpen } from '../../../domain/registry/change-life.ts';
import type { Change } from '../../../domain/api/changes.ts';
import type { ChangeState } from '../../../domain/registry/change-life.ts';

/** Who has to act: the organ declares, adjusts and repairs, the legal office answers (R7a, R7b, R8). */
export const whoActs = (state: ChangeState): 'organ' | 'legal-office' | null => {
  if (state === 'declared' || state === 'under-review') return 'legal-office';
  return isChangeOpen(state) ? 'organ' : null;
};

/** The nearest deadline first; a change without one comes last, and the order of the server is kept among equals. */
export function byDeadline(changes: Change[]): Change[] {
  const moment = ({ deadline }: Change): number => (deadline?.dueAt ? Date.parse(deadline.dueAt) : Number.POSITIVE_INFINITY);
  return changes.toSorted((one, other) => moment(one) - moment(other) || 0);
}

/** Nobody confirms their own: a reviewer who declared or drew the change is told so instead of missing the buttons (R6a). */
export const isOwnChange = (
  change: Pick<Change, 'declaredBy'>,
  version: { createdBy?: { id: string } } | null,
  personId: string | null,
): boolean => personId !== null && (change.declaredBy?.id === personId || version?.createdBy?.id === personId);
