/**
 * The three deadlines of a change (R7a, R7b, R8): how long, from when, and which clock watches them.
 *
 * The rules say 日 without 工作: calendar days, rolled to the next working day (domain.md section 9). Clocks and both alarms are
 * those of cases; the clock's id names the change, the deadline and, from the second on, the round.
 */
import type { Limit } from '../../platform/clock/index.ts';

/** Owner kind of these clocks. */
export const REGISTRY_CHANGE = 'registry-change';

export interface DeadlineTerms { days: number; unit: Limit['unit']; /** Working days before due at which notice is given. */ warnBefore: number }

export const CHANGE_DEADLINES = {
  /** R7a: the organ declares, counted from the cause's date. */
  declare: { days: 20, unit: 'calendar-day', warnBefore: 3 },
  /** R7b: the legal office answers in writing, counted from the receipt of the declaration. */
  review: { days: 10, unit: 'calendar-day', warnBefore: 2 },
  /** R8: the organ adjusts the registry, counted from the confirmation. */
  adjust: { days: 10, unit: 'calendar-day', warnBefore: 2 },
} as const satisfies Record<string, DeadlineTerms>;

export type DeadlineKind = keyof typeof CHANGE_DEADLINES;

/** There is one limit; it is the rules' own, not a promise. */
export const limitsOfDeadline = (kind: DeadlineKind): Limit[] => [{ id: 'statutory', ...CHANGE_DEADLINES[kind] }];

export interface DeadlineId { changeId: string; kind: DeadlineKind; round: number }

export const clockIdOf = ({ changeId, kind, round }: DeadlineId): string => `${changeId}:${kind}${round > 1 ? `:${round}` : ''}`;

export function readClockId(clockId: string): DeadlineId | null {
  const [changeId, kind, round = '1'] = clockId.split(':');
  return changeId && kind && Object.hasOwn(CHANGE_DEADLINES, kind) ? { changeId, kind: kind as DeadlineKind, round: Number(round) } : null;
}
