/**
 * Binds a matter to the instance that two people have chosen (R12a; docs/adr/0015-engine-routes-record-proves.md): each of its jobs is
 * asked for, and only an instance that stands where the record leads, and nowhere else, goes on.
 */
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { MarkDone, Outbox, OutboxHandler } from '../platform/outbox/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import { isLiving } from './ask-for-jobs.ts';
import type { Completed } from './record-opinions.ts';
import type { createRepairFacts } from './repair-facts.ts';
import type { RepairLog, RepairProblem, RepairRow } from './repair-log.ts';
import type { Resume } from './resume.ts';
import type { Runs } from './runs.ts';
import type { SightedJob, Sightings } from './sightings.ts';
import { cancelCommand } from './start-matter.ts';

export const REBIND_MATTER = 'rebind-matter';

const ELSEWHERE: RepairProblem = {
  code: 'instance-elsewhere',
  message: '核实时，所选流程实例已不再停在记录所到之处，没有改接。',
  messageEn: 'When it was asked, the chosen instance no longer stood where the record leads; the matter was not bound to it.',
};

export interface RebindDependencies {
  database: Database;
  engine: Engine;
  outbox: Outbox;
  done: MarkDone;
  runs: Runs;
  sightings: Sightings;
  repairLog: RepairLog;
  resume: Resume;
  instancesOf: ReturnType<typeof createRepairFacts>['instancesOf'];
  /** Stores that the engine is behind these steps. */
  storeCompleted: (items: Completed[]) => Promise<void[]>;
}

export function createRebind(deps: RebindDependencies): OutboxHandler {
  const { database, engine, outbox, done, runs, sightings, repairLog, resume, instancesOf, storeCompleted } = deps;
  const store = createMatterStore(database);

  async function deadOf(jobs: readonly SightedJob[]): Promise<string[]> {
    const dead: string[] = [];
    for (const { job_key } of jobs) if (!(await isLiving(engine, job_key))) dead.push(job_key);
    return dead;
  }

  async function chosenInstance(matter: MatterRow, repair: RepairRow) {
    const recorded = (await runs.of([matter])).get(matter.id);
    return (await instancesOf(matter, recorded)).find(({ processInstanceKey }) => processInstanceKey === repair.process_instance_key);
  }

  async function bindTo(matter: MatterRow, repair: RepairRow, dead: readonly string[]): Promise<void> {
    for (const key of dead) await sightings.remove(key);
    const chosen = await chosenInstance(matter, repair);
    const isDead = ({ job_key }: SightedJob): boolean => dead.includes(job_key);
    if (!chosen?.stands || chosen.jobs.some(isDead) || !chosen.superseded.every(isDead)) return repairLog.fail(repair, ELSEWHERE);
    const { processInstanceKey } = chosen;
    const old = matter.process_instance_key;
    if (old !== null && old !== processInstanceKey) await outbox.put(cancelCommand(old));
    const free = [...chosen.jobs];
    const steps = await store.stepsOf(matter.id);
    for (const { id, element_id } of steps.filter(({ state }) => state === 'open' || state === 'claimed')) {
      const job = free.find((one) => one.element_id === element_id);
      if (!job) continue;
      free.splice(free.indexOf(job), 1);
      await store.updateStep(id, { job_key: job.job_key, process_instance_key: processInstanceKey });
    }
    const decided = steps.filter(({ state }) => state === 'decided').map(({ id }) => ({ rowId: `complete:${id}`, stepId: id }));
    if (decided.length) await storeCompleted(decided);
    matter.process_instance_key = processInstanceKey;
    await store.update(matter.id, { process_instance_key: processInstanceKey });
    await resume(matter, repair);
  }

  return async (row) => {
    const { repairId } = row.payload as { repairId: string };
    const proposed = await repairLog.repair(repairId);
    const matter = proposed && (await store.matter(proposed.matter_id));
    if (!matter || proposed.state !== 'approved') return done(row.id);
    const chosen = await chosenInstance(matter, proposed);
    const dead = await deadOf(chosen ? [...chosen.jobs, ...chosen.superseded] : []);
    await database.write(async () => {
      const locked = await store.lock(matter.id);
      const repair = await repairLog.lock(repairId);
      // Given up by somebody while the engine was asked.
      if (locked && locked.frozen_at !== null && repair?.state === 'approved') await bindTo(locked, repair, dead);
      await outbox.markDone([row.id]);
    });
  };
}
