/**
 * The `close-case` worker: the flowchart has reached an end; the matter is complete and its clock stops (办结).
 *
 * Closed only where the recorded decisions lead to the end (R12a). A matter that is closed already has an answer that was lost.
 */
import { HEADERS, VARIABLES } from '../../domain/contract.ts';
import { OWNER_COMPLETE, type Clocks } from '../clocks/index.ts';
import { createMatterStore } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Guard, Guarded } from './guard.ts';
import type { MatterKinds } from './matter-kind.ts';
import type { EngineJob } from './engine-job.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import { createPeriodStore } from './periods/store.ts';
import type { BindInstance } from './start-matter.ts';

/** Whether the engine may have its answer; a job that is kept comes again. */
export type Answer = 'complete' | 'keep';

export function createCloseMatters(deps: {
  database: Database;
  clocks: Clocks;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  bind: BindInstance;
  guard: Guard;
  runPeriods: RunPeriods;
}): (jobs: EngineJob[]) => Promise<Answer[]> {
  const { database, clocks, record, time, kinds, bind, guard, runPeriods } = deps;
  const periods = createPeriodStore(database);
  const store = createMatterStore(database);
  const idOf = (job: EngineJob): string => String(job.variables[VARIABLES.matterId]);
  return (jobs) =>
    database.write(async () => {
      const matters = await guard.lock(jobs.map(idOf));
      const now = time.now();
      const answers: Answer[] = [];
      for (const job of jobs) answers.push(await close(matters, job, now));
      return answers;
    });

  async function close(matters: Guarded, job: EngineJob, now: Date): Promise<Answer> {
    const matter = matters.matter(idOf(job));
    if (!matter || matter.closed_at !== null) return 'complete';
    if (!(await bind(matter, job, job.elementId))) return 'keep';
    const admitted = await matters.admit(matter, job, 'close');
    if (!admitted.node) return admitted.reply === 'keep' ? 'keep' : 'complete';
    const { node } = admitted;
    const kind = kinds(matter.kind);
    const result = node.headers[HEADERS.result] ?? '';
    if ((await kind.mayClose?.({ matter, elementId: node.id, result, now })) === false) return 'keep';
    matters.follow(matter, { kind: 'done', elementId: node.id });
    matter.closed_at = now.getTime();
    const state = await kind.closed({ matter, elementId: node.id, result, now });
    await store.update(matter.id, { state, closed_at: matter.closed_at });
    await clocks.append({ matterId: matter.id, purpose: kind.clock }, [{ kind: 'stop', at: now, reason: OWNER_COMPLETE }]);
    for (const period of await periods.ofMatter(matter.id)) await runPeriods.end(period, 'closed', now);
    record.append({
      kind: `${matter.kind}-completed`,
      matterId: matter.id,
      payload: { result, elementId: node.id, processInstanceKey: job.processInstanceKey },
    });
    return 'complete';
  }
}
