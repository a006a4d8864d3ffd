/**
 * Begins and ends the period of a timer symbol: its row and its clock, which both alarms watch like any other (docs/adr/0014).
 *
 * Inside the caller's transaction, which holds the matter's row.
 */
import { randomUUID } from 'node:crypto';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import type { Period } from '../../../domain/contract.ts';
import { OWNER_COMPLETE, type Clocks } from '../../clocks/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { createPeriodStore, type PeriodEnd, type PeriodPurpose, type PeriodRow } from './store.ts';

/** What comes to a timer symbol: a step that opens with one on its border, a job that waits. */
type Begun = { matterId: string; elementId: string; period: Period; now: Date } & (
  | {
      purpose: 'step-limit';
      stepId: string;
      /** The clock whose suspensions stop it, where the timer has no period of its own. */
      follows?: ClockPurpose;
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

  return {
    async begin(begun) {
      const { matterId, elementId, purpose, period, now } = begun;
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
      await clocks.open({
        matterId,
        purpose,
        round,
        limits: [{ id: 'period', days, unit, roll }],
        entries: [{ kind: 'start', at: now }],
        ...(waits ? {} : { follows: begun.follows }),
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
