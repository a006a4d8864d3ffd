/**
 * The `record-opinion` worker (design.md section 2, "How one decision travels", 3): completes the engine's job with
 * the outcome only and appends the opinion to the record with the engine's keys, once per step.
 *
 * What NOT_FOUND means depends on what is known: an earlier attempt may have reached the engine (then the job is
 * done), or the case has ended (then nothing is left to do); otherwise the engine has lost the job, and a person must look.
 */
import { VARIABLES } from '../../processes/contract.ts';
import type { Database } from '../platform/database/index.ts';
import { CommandRejected, type Batcher, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import { lacksReason } from './decide-step.ts';
import { createCaseStore, placeholders } from './store.ts';

export const COMPLETE_STEP = 'complete-step';

export interface Completed { rowId: string; stepId: string }

export function createRecordOpinion(deps: { engine: Engine; database: Database; completed: Batcher<Completed, void> }): OutboxHandler {
  const { engine, database, completed } = deps;
  const store = createCaseStore(database);
  return async (row, { inDoubt }) => {
    const { stepId, jobKey } = row.payload as { stepId: string; jobKey: string };
    const opinion = await store.opinionOfStep(stepId);
    if (!opinion) throw new CommandRejected(`Step ${stepId} has no opinion`);
    if (lacksReason(opinion.negative === 1, opinion.body)) throw new CommandRejected(`Step ${stepId}: a negative opinion without a reason (R11.4)`);
    try {
      await engine.completeJob(jobKey, { [VARIABLES.outcome]: opinion.outcome });
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
      if (error.code !== 'NOT_FOUND') throw new CommandRejected(`The engine refused job ${jobKey}: ${error.message}`);
      const found = await store.case(opinion.case_id);
      if (!inDoubt && !error.inDoubt && found?.state !== 'completed') throw new CommandRejected(`The engine does not know job ${jobKey} of step ${stepId}`);
    }
    return completed.add({ rowId: row.id, stepId });
  };
}

/** Stores a batch of completed steps; one that is stored already is left as it is. */
export function createStoreCompleted({ database, outbox, record }: { database: Database; outbox: Outbox; record: RecordBook }) {
  return (items: Completed[]): Promise<void[]> => database.write(async () => {
    const ids = items.map(({ stepId }) => stepId);
    const rows = await database.all<{ id: string; case_id: string; job_key: string; process_instance_key: string; element_id: string; opinion_id: string; outcome: string; person_id: string }>(
      `SELECT step.id, step.case_id, step.job_key, step.process_instance_key, step.element_id, opinion.id AS opinion_id, opinion.outcome, opinion.person_id
       FROM step JOIN opinion ON opinion.step_id = step.id WHERE step.state = 'decided' AND step.id IN (${placeholders(ids.length)})${database.forUpdate}`, ids);
    if (rows.length) await database.run(`UPDATE step SET state = 'done' WHERE id IN (${placeholders(rows.length)})`, rows.map(({ id }) => id));
    for (const row of rows) {
      record.append({
        kind: 'opinion-recorded', caseId: row.case_id, actorId: row.person_id,
        payload: { opinionId: row.opinion_id, stepId: row.id, elementId: row.element_id, outcome: row.outcome, jobKey: row.job_key, processInstanceKey: row.process_instance_key },
      });
    }
    await outbox.markDone(items.map(({ rowId }) => rowId));
    return items.map(() => undefined);
  });
}
