import type { DueNotice } from '../clocks/index.ts';
import type { Candidate, SignalLimit } from './rules/rule.ts';

/** Limits that begin again in each round, and may be missed once in each. */
const EACH_ROUND: readonly SignalLimit[] = ['review', 'reply'];

/**
 * A deadline of the rules that passed, if that is what the notice tells: one signal a matter or round, whichever alarm saw it first and
 * however often.
 */
export function missedDeadline(notice: DueNotice, limit: Exclude<SignalLimit, 'promised' | 'statutory'>): Candidate | null {
  if (notice.purpose !== limit || notice.kind !== 'statutory-overdue') return null;
  const occurrence = EACH_ROUND.includes(limit) && notice.round > 1 ? `${limit}:${notice.round}` : limit;
  return { matterId: notice.matterId, occurrence, limit, dueAt: notice.dueAt, grave: false };
}
