/**
 * Completes an engine's job with what the record already holds, and reads a refusal against what is known.
 *
 * NOT_FOUND means that an earlier attempt may have reached the engine (then the job is done) or that the matter has ended (then nothing is
 * left to do); otherwise the engine has lost the job, and its matter is frozen (R12a; docs/adr/0015-engine-routes-record-proves.md).
 */
import { divergence } from '../../domain/flowchart/divergence.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { CommandRejected, CommandWaits } from '../platform/outbox/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import type { Freeze } from './freeze.ts';

export interface JobToComplete {
  matterId: string;
  /** Its own row says so: a repair may have given it another job. */
  jobKey: string;
  processInstanceKey: string;
  element: { id: string; name: string };
  variables: Record<string, unknown>;
  inDoubt: boolean;
  /** How the matter stands, where that has been read just now; else it is read. */
  matter?: Pick<MatterRow, 'frozen_at' | 'rebuilding' | 'process_instance_key'>;
}

export type CompleteJob = (job: JobToComplete) => Promise<void>;

export function createCompleteJob({ engine, database, freeze }: { engine: Engine; database: Database; freeze: Freeze }): CompleteJob {
  const store = createMatterStore(database);

  /** What was decided stands; its command waits until two people have brought the matter home. */
  async function lost({ matterId, jobKey, processInstanceKey, element }: JobToComplete): Promise<never> {
    await database.write(async () => {
      const matter = await store.lock(matterId);
      // With another instance in its place, it is not this matter that is lost.
      if (matter?.process_instance_key === processInstanceKey)
        await freeze(matter, divergence('job-vanished', element), { jobKey, processInstanceKey });
    });
    throw new CommandWaits(`The engine has no living job ${jobKey} at ${element.id} of matter ${matterId}`);
  }

  return async (job) => {
    const { matterId, jobKey, processInstanceKey, variables, inDoubt } = job;
    const before = job.matter ?? (await store.matter(matterId));
    if (before?.frozen_at != null) throw new CommandWaits(`Matter ${matterId} is frozen`);
    if (before?.rebuilding != null && before.process_instance_key !== processInstanceKey)
      throw new CommandWaits(`Matter ${matterId} is being rebuilt`);
    // A fresh instance has had its answer from the record.
    if (before?.process_instance_key && before.process_instance_key !== processInstanceKey) return;
    try {
      await engine.completeJob(jobKey, variables);
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
      // Failed or thrown away by somebody.
      const isDead = error.code === 'FAILED_PRECONDITION';
      if (!isDead && error.code !== 'NOT_FOUND') throw new CommandRejected(`The engine refused job ${jobKey}: ${error.message}`);
      const isClosed = (await store.matter(matterId))?.closed_at != null;
      if (!isClosed && (isDead || (!inDoubt && !error.inDoubt))) return lost(job);
    }
  };
}
