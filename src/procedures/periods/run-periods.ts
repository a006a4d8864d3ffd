/**
 * Begins and ends the period of a timer symbol: its row and its clock, which both alarms watch like any other (docs/adr/0014).
 *
 * Inside the caller's transaction, which holds the matter's row.
 */
import { randomUUID } from 'node:crypto';
import type { LedgerEntry, Limit } from '../../../domain/clocks/ledger.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import type { Period } from '../../../domain/contract.ts';
import { OWNER_COMPLETE, type Clocks, type ClockState } from '../../clocks/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { createPeriodStore, type PeriodEnd, type PeriodPurpose, type PeriodRow } from './store.ts';

/** What comes to a timer symbol: a step that opens with one on its border, a job that waits. */
type Begun = {
  matterId: string;
  elementId: string;
  period: Period;
  now: Date;
  /** Since when it is counted, where that is not now: from a service, from the end of another period. */
  from?: Date;
} & (
  | {
      purpose: 'step-limit';
      stepId: string;
      /** The clock whose suspensions stop it, where the timer has no period of its own. */
      follows?: ClockPurpose;
      /** The clock of the matter whose limit the timer is: it begins with all that happened to that one. */
      standsFor?: ClockPurpose;
    }
  | { purpose: 'waiting-period'; jobKey: string; processInstanceKey: string }
);

export interface RunPeriods {
  /** Answers the row, and when it is over as the calendar stands; null in a year without one. */
  begin(begun: Begun): Promise<{ row: PeriodRow; dueAt: Date | null }>;
  /** Ends one that runs; one that is over stays as it ended. */
  end(row: PeriodRow, by: PeriodEnd, now: Date): Promise<void>;
}

export function createRunPeriods({ database, clocks }: { database: Database; clocks: Clocks }): RunPeriods {
  const store = createPeriodStore(database);

  const nextRound = async (matterId: string, purpose: PeriodPurpose): Promise<number> =>
    (await store.ofMatter(matterId)).filter((row) => row.purpose === purpose).length + 1;

  /** A clock that begins anew in each round is meant as it runs now. */
  const latestOf = async (matterId: string, purpose: ClockPurpose): Promise<ClockState | undefined> =>
    (await clocks.ofMatter(matterId)).filter(({ row }) => row.purpose === purpose).sort((a, b) => b.row.round - a.row.round)[0];

  return {
    async begin(begun) {
      const { matterId, elementId, purpose, period, now, from = now } = begun;
      const round = await nextRound(matterId, purpose);
      const waits = purpose === 'waiting-period';
      const row: PeriodRow = {
        id: randomUUID(),
        matter_id: matterId,
        purpose,
        round,
        element_id: elementId,
        step_id: waits ? null : begun.stepId,
        job_key: waits ? begun.jobKey : null,
        process_instance_key: waits ? begun.processInstanceKey : null,
        started_at: now.getTime(),
        ended_at: null,
        ended_by: null,
      };
      await store.insert(row);
      const { count: days, unit, roll } = period;
      const shown = waits || !begun.standsFor ? undefined : await latestOf(matterId, begun.standsFor);
      await clocks.open({
        matterId,
        purpose,
        round,
        limits: [shown?.limits[0] ? periodLike(shown.limits[0]) : { id: 'period', days, unit, roll }],
        entries: shown ? entriesLike(shown.ledger) : [{ kind: 'start', at: from }],
        ...(waits ? {} : { follows: begun.standsFor ?? begun.follows }),
      });
      const clock = await clocks.read({ matterId, purpose, round });
      return { row, dueAt: clock?.reading.limits[0]?.dueAt ?? null };
    },
    async end(row, by, now) {
      if (row.ended_at !== null) return;
      await store.update(row.id, { ended_at: now.getTime(), ended_by: by });
      const clock = { matterId: row.matter_id, purpose: row.purpose, round: row.round };
      await clocks.append(clock, [{ kind: 'stop', at: now, reason: OWNER_COMPLETE }]);
    },
  };
}

/** The limit of the clock that a timer stands for, as that of the timer. */
const periodLike = ({ days, unit, roll }: Limit): Limit => ({ id: 'period', days, unit, ...(roll === undefined ? {} : { roll }) });

/** What happened to it so far. A suspension in which it stands is added by whoever opens a clock that follows another. */
function entriesLike(ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const own = ledger.filter(({ kind }) => kind !== 'step-opened' && kind !== 'step-closed');
  const standing = own.at(-1)?.kind === 'suspend' ? own.slice(0, -1) : own;
  return standing.map((entry) => (entry.kind === 'extend' ? { ...entry, limit: 'period' } : entry));
}
