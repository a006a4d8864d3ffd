/**
 * The `record-opinion` worker (docs/architecture.md, "How one decision travels", 3): completes the engine's job with
 * the outcome only and appends the opinion to the record with the engine's keys, once per step.
 */
import { VARIABLES } from '../../domain/contract.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { CommandRejected, type Batcher, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { CompleteJob } from './complete-job.ts';
import type { MatterRow, OpinionRow, StepRow } from '../matters/index.ts';

export const COMPLETE_STEP = 'complete-step';

export interface Completed {
  rowId: string;
  stepId: string;
}

interface AskedStep
  extends
    Pick<StepRow, 'id' | 'matter_id' | 'job_key' | 'process_instance_key' | 'element_id' | 'name' | 'state'>,
    Pick<OpinionRow, 'outcome' | 'negative' | 'body'>,
    Pick<MatterRow, 'frozen_at' | 'rebuilding'> {
  /** Of the matter now; the step's own is that of its opening. */
  matter_instance: string | null;
}

export function createRecordOpinion(deps: {
  database: Database;
  completeJob: CompleteJob;
  completed: Batcher<Completed, void>;
}): OutboxHandler {
  const { database, completeJob, completed } = deps;
  return async (row, { inDoubt }) => {
    const { stepId } = row.payload as { stepId: string };
    // All at once: this is asked for every decision.
    const step = await database.get<AskedStep>(
      `SELECT s.id, s.matter_id, s.job_key, s.process_instance_key, s.element_id, s.name, s.state, o.outcome, o.negative, o.body,
         m.frozen_at, m.rebuilding, m.process_instance_key AS matter_instance
       FROM step s JOIN opinion o ON o.step_id = s.id JOIN matter m ON m.id = s.matter_id WHERE s.id = $1`,
      [stepId],
    );
    if (!step) throw new CommandRejected(`Step ${stepId} has no opinion`);
    if (lacksReason(step.negative === 1, step.body))
      throw new CommandRejected(`Step ${stepId}: a negative opinion without a reason (R11.4)`);
    // A repair found the engine behind this step.
    if (step.state === 'done') return completed.add({ rowId: row.id, stepId });
    await completeJob({
      matterId: step.matter_id,
      jobKey: step.job_key,
      processInstanceKey: step.process_instance_key,
      element: { id: step.element_id, name: step.name },
      variables: { [VARIABLES.outcome]: step.outcome },
      inDoubt,
      matter: { frozen_at: step.frozen_at, rebuilding: step.rebuilding, process_instance_key: step.matter_instance },
    });
    return completed.add({ rowId: row.id, stepId });
  };
}

/** Stores a batch of completed steps; one that is stored already is left as it is. */
export function createStoreCompleted({ database, outbox, record }: { database: Database; outbox: Outbox; record: RecordBook }) {
  return (items: Completed[]): Promise<void[]> =>
    database.write(async () => {
      const ids = items.map(({ stepId }) => stepId);
      const rows = await database.all<{
        id: string;
        matter_id: string;
        job_key: string;
        process_instance_key: string;
        element_id: string;
        opinion_id: string;
        outcome: string;
        person_id: string | null;
      }>(
        `SELECT step.id, step.matter_id, step.job_key, step.process_instance_key, step.element_id, opinion.id AS opinion_id, opinion.outcome, opinion.person_id
       FROM step JOIN opinion ON opinion.step_id = step.id WHERE step.state = 'decided' AND step.id IN (${placeholders(ids.length)})${database.forUpdate}`,
        ids,
      );
      if (rows.length)
        await database.change(
          `UPDATE step SET state = 'done' WHERE id IN (${placeholders(rows.length)})`,
          rows.map(({ id }) => id),
        );
      for (const row of rows) {
        record.append({
          kind: 'opinion-recorded',
          matterId: row.matter_id,
          actorId: row.person_id,
          payload: {
            opinionId: row.opinion_id,
            stepId: row.id,
            elementId: row.element_id,
            outcome: row.outcome,
            jobKey: row.job_key,
            processInstanceKey: row.process_instance_key,
          },
        });
      }
      await outbox.removeDone(items.map(({ rowId }) => rowId));
      return items.map(() => undefined);
    });
}
