import type { DueNotice } from '../platform/clock/index.ts';
import { readClockId, REGISTRY_CHANGE, type DeadlineKind } from '../registry/index.ts';
import type { Candidate } from './rules/rule.ts';

/**
 * The missed deadline of a registry change, if that is what the notice tells: one signal per change, for the review one per round,
 * whichever alarm saw it first and however often.
 */
export function missedDeadline(notice: DueNotice, kind: DeadlineKind): Candidate | null {
  if (notice.ownerKind !== REGISTRY_CHANGE || notice.kind !== 'statutory-overdue') return null;
  const deadline = readClockId(notice.ownerId);
  if (deadline?.kind !== kind) return null;
  const occurrence = kind === 'review' && deadline.round > 1 ? `${kind}:${deadline.round}` : kind;
  return { ownerKind: REGISTRY_CHANGE, ownerId: deadline.changeId, occurrence, limit: kind, dueAt: notice.dueAt, grave: false };
}
