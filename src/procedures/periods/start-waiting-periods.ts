/**
 * The `waiting-period` worker (docs/adr/0014): the flowchart has reached a timer in its flow; the period begins, and its job stays with the
 * engine until it is over. A job that comes again changes nothing.
 */
import { VARIABLES } from '../../../domain/contract.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { EngineJob, Reply } from '../engine-job.ts';
import type { Guard, Guarded } from '../guard.ts';
import type { BindInstance } from '../start-matter.ts';
import type { CountedFrom } from './counted-from.ts';
import type { RunPeriods } from './run-periods.ts';
import { createPeriodStore } from './store.ts';

export function createStartWaitingPeriods(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  bind: BindInstance;
  guard: Guard;
  runPeriods: RunPeriods;
  countedFrom: CountedFrom;
}): (jobs: EngineJob[]) => Promise<Reply[]> {
  const { database, record, time, bind, guard, runPeriods, countedFrom } = deps;
  const store = createPeriodStore(database);
  const idOf = (job: EngineJob): string => String(job.variables[VARIABLES.matterId]);

  return (jobs) =>
    database.write(async () => {
      const matters = await guard.lock(jobs.map(idOf));
      const known = await store.knownJobs(jobs.map(({ key }) => key));
      const replies: Reply[] = [];
      for (const job of jobs) {
        replies.push(known.has(job.key) ? 'keep' : await start(matters, job));
        known.add(job.key);
      }
      return replies;
    });

  async function start(matters: Guarded, job: EngineJob): Promise<Reply> {
    const matter = matters.matter(idOf(job));
    if (!matter || !(await bind(matter, job, job.elementId))) return 'keep';
    const admitted = await matters.admit(matter, job, 'waiting-period');
    if (!admitted.node) return admitted.reply;
    const { id: elementId, period } = admitted.node;
    if (!period) throw new Error(`The waiting period ${elementId} of matter ${matter.id} has no length`);
    matters.follow(matter, { kind: 'opened', elementId });
    const { key: jobKey, processInstanceKey } = job;
    const now = time.now();
    const from = await countedFrom(matter.id, admitted.node, now);
    const { row } = await runPeriods.begin({
      matterId: matter.id,
      purpose: 'waiting-period',
      elementId,
      period,
      jobKey,
      processInstanceKey,
      now,
      from,
    });
    record.append({
      kind: 'waiting-period-started',
      matterId: matter.id,
      payload: { periodId: row.id, elementId, ...period, jobKey, processInstanceKey },
    });
    return 'keep';
  }
}
