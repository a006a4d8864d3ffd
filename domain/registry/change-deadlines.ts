/**
 * The three deadlines of a change (R7a, R7b, R8): how long, from when, and which clock watches them.
 *
 * The rules say 日 without 工作: calendar days, rolled to the next working day (docs/law.md, "Where the rules are silent").
 * The clock's purpose names the deadline; each round of review has a clock of its own.
 */
import type { ClockPurpose } from '../clocks/purposes.ts';
import type { Limit } from '../clocks/ledger.ts';

export interface DeadlineTerms {
  days: number;
  unit: Limit['unit'];
  /** Working days before due at which notice is given. */
  warnBefore: number;
}

export const CHANGE_DEADLINES = {
  /** R7a: the organ declares, counted from the cause's date. */
  declare: { days: 20, unit: 'calendar-day', warnBefore: 3 },
  /** R7b: the legal office answers in writing, counted from the receipt of the declaration. */
  review: { days: 10, unit: 'calendar-day', warnBefore: 2 },
  /** R8: the organ adjusts the registry, counted from the confirmation. */
  adjust: { days: 10, unit: 'calendar-day', warnBefore: 2 },
} as const satisfies Record<string, DeadlineTerms>;

export type DeadlineKind = keyof typeof CHANGE_DEADLINES & ClockPurpose;

export const DEADLINE_KINDS = Object.keys(CHANGE_DEADLINES) as DeadlineKind[];

/** There is one limit; it is the rules' own, not a promise. */
export const limitsOfDeadline = (kind: DeadlineKind): Limit[] => [{ id: 'statutory', ...CHANGE_DEADLINES[kind] }];
