/** Builds the clocks of examples. Days are of 2026, as in `example-case.ts`. */
import type { Limit, LedgerEntry } from '../../../../domain/clocks/ledger.ts';
import type { ClockPurpose } from '../../../../domain/clocks/purposes.ts';
import { at } from './example-case.ts';
import type { ClockExample } from '../rule.ts';

export const started = (day: string): LedgerEntry => ({ kind: 'start', at: new Date(at(day)) });
export const stopped = (day: string): LedgerEntry => ({ kind: 'stop', at: new Date(at(day)), reason: '' });

/** A case with seven working days promised and twenty by law. */
export const handling = (...entries: LedgerEntry[]): ClockExample => ({
  purpose: 'handling',
  limits: [
    { id: 'promised', days: 7, unit: 'working-day' },
    { id: 'statutory', days: 20, unit: 'working-day' },
  ],
  entries,
});

/** One of the deadlines of the rules. */
export const deadline = (purpose: ClockPurpose, limit: Pick<Limit, 'days' | 'unit'>, ...entries: LedgerEntry[]): ClockExample => ({
  purpose,
  limits: [{ id: 'statutory', ...limit }],
  entries,
});
