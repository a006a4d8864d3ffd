/**
 * Asks the engine in turn for the job of every open step (R12a; docs/adr/0015-engine-routes-record-proves.md): an instance
 * that was cancelled, a job that was failed or thrown away, is noticed before somebody's decision has nowhere to go.
 */
import { divergence } from '../../domain/flowchart/divergence.ts';
import { createMatterStore, type StepRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { isLiving } from './ask-for-jobs.ts';
import type { Freeze } from './freeze.ts';

export interface ProbeSteps {
  /** Asks for the next few. Rejects when the engine is away. */
  next(): Promise<void>;
}

type Probed = Pick<StepRow, 'id' | 'matter_id' | 'job_key' | 'element_id' | 'name'>;

const AT_ONCE = 20;
/** All of a few open steps are not asked for more often than so. */
const ROUND_MS = 4_000;

export function createProbeSteps({ database, engine, freeze }: { database: Database; engine: Engine; freeze: Freeze }): ProbeSteps {
  const store = createMatterStore(database);
  let after = '';
  let roundBegan = -ROUND_MS;

  async function probe(step: Probed): Promise<void> {
    if (!(await isLiving(engine, step.job_key))) await database.write(() => notice(step));
  }

  /** Unless it was decided, or given another job, while we asked. */
  async function notice({ id, matter_id, job_key }: Probed): Promise<void> {
    const matter = await store.lock(matter_id);
    const step = await store.lockStep(id);
    if (!matter || matter.closed_at !== null || !step || step.job_key !== job_key) return;
    if (matter.process_instance_key !== step.process_instance_key) return;
    if (step.state !== 'open' && step.state !== 'claimed') return;
    const what = divergence('job-vanished', { id: step.element_id, name: step.name });
    await freeze(matter, what, { jobKey: job_key, processInstanceKey: step.process_instance_key });
  }

  return {
    async next() {
      if (after === '') {
        if (performance.now() - roundBegan < ROUND_MS) return;
        roundBegan = performance.now();
      }
      const steps = await database.all<Probed>(
        `SELECT s.id, s.matter_id, s.job_key, s.element_id, s.name FROM step s JOIN matter m ON m.id = s.matter_id
         WHERE s.id > $1 AND s.state IN ('open', 'claimed') AND m.frozen_at IS NULL AND m.rebuilding IS NULL ORDER BY s.id LIMIT ${AT_ONCE}`,
        [after],
      );
      after = steps.length < AT_ONCE ? '' : (steps.at(-1)?.id ?? '');
      await Promise.all(steps.map(probe));
    },
  };
}
