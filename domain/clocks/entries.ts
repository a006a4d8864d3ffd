/** What a clock is made of: its limits, and the entries of its ledger (how time counts: ledger.ts). */
import type { PeriodUnit } from '../contract.ts';

export interface Limit {
  /**
   * A case's promise and the law's limit; the limit to accept it, whose passing is acceptance; that of holding what was sealed or seized,
   * whose passing is release; or the one period of a timer symbol of the drawing, of which no early notice is given.
   */
  id: 'promised' | 'statutory' | 'acceptance' | 'holding' | 'period';
  /** So many of the unit. */
  days: number;
  unit: PeriodUnit;
  /** False: a last day off does not move the end (民法典 203 does not apply); true unless said. */
  roll?: boolean;
  /** The article that gives it, as people write it. */
  basis?: string;
  /** Working days before due at which notice is given; 1 unless said. */
  warnBefore?: number;
}

export type LedgerEntry = { at: Date } & (
  | { kind: 'start' }
  /** Needs the served document that justifies it. `until`: the last civil day that this document gives it (XK45); absent = not said. */
  | { kind: 'suspend'; reason: string; documentId: string; until?: string }
  | { kind: 'resume' }
  /** So many more; of the limit's own unit where none is said, else counted on from the limit's last day, before a day off moves it. */
  | { kind: 'extend'; limit: Limit['id']; days: number; unit?: PeriodUnit; documentId: string }
  | { kind: 'stop'; reason: string }
  /** Opening a step that is open already opens its limit anew (a return re-arms the step). `unit`: working days unless said. */
  | { kind: 'step-opened'; stepId: string; limitDays: number; unit?: PeriodUnit }
  | { kind: 'step-closed'; stepId: string }
);
