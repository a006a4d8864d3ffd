/**
 * Asks the engine in turn for the job of every open step (R12a; docs/adr/0015-engine-routes-record-proves.md): an instance
 * that was cancelled, a job that was failed or thrown away, is noticed before somebody's decision has nowhere to go.
 */
import { divergence } from '../../domain/flowchart/divergence.ts';
import { createMatterStore, type MatterRow, type StepRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { isLiving } from './ask-for-jobs.ts';
import type { Freeze } from './freeze.ts';

export interface ProbeSteps {
  /** Asks for the next few. Rejects when the engine is away. */
  next(): Promise<void>;
}

type Probed = Pick<StepRow, 'id' | 'matter_id' | 'job_key' | 'element_id' | 'name'>;

/** Matters; nearly every one has one open step. */
const AT_ONCE = 20;
/** All of a few open steps are not asked for more often than so. */
const ROUND_MS = 4_000;

/**
 * Where a round stands, in the order of the index of what is open: by the steps' own order every closed step of the city would be looked
 * at on the way (on MariaDB six seconds of a processor for twenty rows among 600,000).
 */
type Place = Pick<MatterRow, 'kind' | 'opened_at' | 'id'>;
const FIRST: Place = { kind: '', opened_at: 0, id: '' };

export function createProbeSteps({ database, engine, freeze }: { database: Database; engine: Engine; freeze: Freeze }): ProbeSteps {
  const store = createMatterStore(database);
  let after: Place = FIRST;
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

  /** The next open matters; none = the round is over. */
  async function nextMatters(): Promise<Place[]> {
    const ofKind = await database.all<Place>(
      `SELECT m.kind, m.opened_at, m.id FROM matter m WHERE m.closed_at IS NULL AND m.kind = $1 AND m.opened_at >= $2
         AND (m.opened_at > $2 OR m.id > $3) ORDER BY m.opened_at, m.id LIMIT ${AT_ONCE}`,
      [after.kind, after.opened_at, after.id],
    );
    if (ofKind.length) return ofKind;
    const following = await database.get<{ kind: string | null }>(
      'SELECT MIN(m.kind) AS kind FROM matter m WHERE m.closed_at IS NULL AND m.kind > $1',
      [after.kind],
    );
    if (!following?.kind) return [];
    after = { ...FIRST, kind: following.kind };
    return nextMatters();
  }

  return {
    async next() {
      if (after === FIRST) {
        if (performance.now() - roundBegan < ROUND_MS) return;
        roundBegan = performance.now();
      }
      const matters = await nextMatters();
      after = matters.at(-1) ?? FIRST;
      if (!matters.length) return;
      const steps = await database.all<Probed>(
        `SELECT s.id, s.matter_id, s.job_key, s.element_id, s.name FROM step s JOIN matter m ON m.id = s.matter_id
         WHERE s.matter_id IN (${matters.map((_, index) => `$${index + 1}`).join(', ')}) AND s.state IN ('open', 'claimed')
           AND m.frozen_at IS NULL AND m.rebuilding IS NULL ORDER BY s.id`,
        matters.map(({ id }) => id),
      );
      await Promise.all(steps.map(probe));
    },
  };
}
