/**
 * A waiting period is over, once (docs/adr/0014): the record says by what, its clock stops, and the engine is told that the matter may go
 * on.
 */
import type { Database } from '../../platform/database/index.ts';
import { CommandRejected, type Outbox, type OutboxHandler } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { CompleteJob } from '../complete-job.ts';
import type { Guarded } from '../guard.ts';
import type { MatterRow } from '../../matters/index.ts';
import type { RunPeriods } from './run-periods.ts';
import { createPeriodStore, type PeriodRow } from './store.ts';

export const COMPLETE_WAITING_PERIOD = 'complete-waiting-period';

/** Inside the transaction that holds the matter; answers false where the record does not say that the matter waits there. */
export type EndWaitingPeriod = (
  matters: Guarded,
  matter: MatterRow,
  period: PeriodRow,
  by: 'passed' | 'waived',
  now: Date,
) => Promise<boolean>;

export function createEndWaitingPeriod(deps: { outbox: Outbox; record: RecordBook; runPeriods: RunPeriods }): EndWaitingPeriod {
  const { outbox, record, runPeriods } = deps;
  return async (matters, matter, period, by, now) => {
    const { id: periodId, element_id: elementId, job_key: jobKey } = period;
    if (matters.follow(matter, { kind: 'done', elementId })) return false;
    record.append({ kind: 'waiting-period-ended', matterId: matter.id, payload: { periodId, elementId, by } });
    await runPeriods.end(period, by, now);
    await outbox.put({
      id: `complete:${periodId}`,
      kind: COMPLETE_WAITING_PERIOD,
      stream: `case:${matter.id}`,
      payload: { periodId, jobKey },
    });
    return true;
  };
}

/** Tells the engine; what it answers is recorded, because the next job is to come from then on. */
export function createCompleteWaitingPeriod(deps: {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  completeJob: CompleteJob;
}): OutboxHandler {
  const { database, outbox, record, completeJob } = deps;
  const store = createPeriodStore(database);
  return async (row, { inDoubt }) => {
    const { periodId } = row.payload as { periodId: string };
    const period = await store.period(periodId);
    if (!period?.job_key || !period.process_instance_key) throw new CommandRejected(`There is no waiting period ${periodId}`);
    const { matter_id: matterId, element_id: elementId, job_key: jobKey, process_instance_key: processInstanceKey } = period;
    const element = { id: elementId, name: elementId };
    await completeJob({ matterId, jobKey, processInstanceKey, element, variables: {}, inDoubt });
    await database.write(async () => {
      // Somebody else may have sent it meanwhile: it is answered once.
      if ((await outbox.markDone([row.id])) === 1)
        record.append({ kind: 'waiting-period-answered', matterId, payload: { periodId, elementId, jobKey, processInstanceKey } });
    });
  };
}
