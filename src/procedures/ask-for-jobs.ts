/**
 * Asks the engine for a job by a failure that costs it nothing (R12a; docs/adr/0015-engine-routes-record-proves.md): a living job
 * comes again at once and changes nothing, which also makes up for a lost delivery; one that is dead or gone is refused.
 */
import type { MarkDone, OutboxHandler } from '../platform/outbox/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';

/** After a matter goes on: jobs that were held while it was suspended come again at once instead of at the next turn. */
export const ASK_FOR_JOBS = 'ask-for-jobs';

/** As many as the flowcharts give. */
const RETRIES = 3;
const PATIENCE_MS = 2_000;

const isGone = (error: unknown): boolean =>
  error instanceof EngineRefusal && (error.code === 'NOT_FOUND' || error.code === 'FAILED_PRECONDITION');

/** Whether it lives. Rejects when the engine is away. */
export async function isLiving(engine: Engine, jobKey: string): Promise<boolean> {
  try {
    await engine.failJob(jobKey, { retries: RETRIES, message: 'Is it still there?' }, { patienceMs: PATIENCE_MS });
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

export function createAskForJobs({ engine, done }: { engine: Engine; done: MarkDone }): OutboxHandler {
  return async (row) => {
    const { jobKeys } = row.payload as { jobKeys: string[] };
    for (const key of jobKeys) await isLiving(engine, key);
    await done(row.id);
  };
}
