/**
 * What there is to know before a diverged matter is repaired (R12a): where the record leads, where the engine claims to stand, what is
 * under way.
 */
import { enabled, type Enabled } from '../../domain/flowchart/conformance.ts';
import type { Flowchart } from '../../domain/flowchart/flowchart.ts';
import { planReplay } from '../../domain/flowchart/replay.ts';
import { standsWhereRecordLeads } from '../../domain/flowchart/stands.ts';
import { createMatterStore, type MatterRow, type OpinionRow, type StepRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { DivergenceRow } from './freeze.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { RepairLog, RepairRow } from './repair-log.ts';
import type { RecordedRun, Runs } from './runs.ts';
import type { SightedJob, Sightings } from './sightings.ts';

/** An instance of an engine that names the matter, and the jobs by which it claims to stand somewhere. */
export interface SightedInstance {
  processInstanceKey: string;
  /** Whether it is the one that the matter runs on. */
  isOwn: boolean;
  jobs: SightedJob[];
  /** Jobs of open steps in whose place it has handed out others: they must be gone. */
  superseded: SightedJob[];
  /** Whether `jobs` are where the record leads. All of them are asked for before anything rests on it. */
  stands: boolean;
}

export interface RepairFacts {
  divergence: DivergenceRow;
  matter: MatterRow;
  chart: Flowchart;
  recorded: RecordedRun;
  places: Enabled[];
  instances: SightedInstance[];
  /** Whether the record can be played into a fresh instance. */
  replayable: boolean;
  /** The last decision: whoever made it repairs nothing. */
  lastOpinion?: OpinionRow;
  underWay?: RepairRow;
}

export type RepairFactsOf = (divergence: DivergenceRow, matter: MatterRow) => Promise<RepairFacts>;

export function createRepairFacts(deps: {
  database: Database;
  kinds: MatterKinds;
  runs: Runs;
  sightings: Sightings;
  repairLog: RepairLog;
}): { factsOf: RepairFactsOf; instancesOf: (matter: MatterRow, recorded: RecordedRun | undefined) => Promise<SightedInstance[]> } {
  const { database, kinds, runs, sightings, repairLog } = deps;
  const store = createMatterStore(database);

  const asJob = (step: StepRow): SightedJob => ({
    job_key: step.job_key,
    matter_id: step.matter_id,
    process_instance_key: step.process_instance_key,
    element_id: step.element_id,
    first_seen: step.opened_at,
    last_seen: step.opened_at,
  });

  /** Jobs of the matter's open steps in its own instance, but for those that are known to be gone. */
  async function jobsOfSteps(matter: MatterRow): Promise<SightedJob[]> {
    const gone = await database.all<{ job_key: string | null }>(
      "SELECT job_key FROM divergence WHERE matter_id = $1 AND settled_at IS NULL AND code = 'job-vanished'",
      [matter.id],
    );
    return (await store.stepsOf(matter.id))
      .filter(
        ({ state, job_key, process_instance_key }) =>
          (state === 'open' || state === 'claimed') &&
          process_instance_key === matter.process_instance_key &&
          !gone.some((row) => row.job_key === job_key),
      )
      .map(asJob);
  }

  async function instancesOf(matter: MatterRow, recorded: RecordedRun | undefined): Promise<SightedInstance[]> {
    const byInstance = await sightings.of(matter.id);
    const own = await jobsOfSteps(matter);
    if (own.length && matter.process_instance_key && !byInstance.has(matter.process_instance_key))
      byInstance.set(matter.process_instance_key, []);
    return [...byInstance].map(([processInstanceKey, sighted]) => {
      const isOwn = processInstanceKey === matter.process_instance_key;
      const known = isOwn ? own.filter(({ job_key }) => !sighted.some((job) => job.job_key === job_key)) : [];
      const isSuperseded = ({ element_id }: SightedJob): boolean => sighted.some((job) => job.element_id === element_id);
      const jobs = [...sighted, ...known.filter((job) => !isSuperseded(job))];
      const elements = jobs.map(({ element_id }) => element_id);
      return {
        processInstanceKey,
        isOwn,
        jobs,
        superseded: known.filter(isSuperseded),
        stands: recorded !== undefined && !recorded.refused && standsWhereRecordLeads(recorded.run, elements),
      };
    });
  }

  /** One that was moved to another version, or whose record is no legal run, cannot. */
  async function isReplayable(matter: MatterRow, chart: Flowchart): Promise<boolean> {
    const moved = await database.get('SELECT seq FROM record WHERE case_id = $1 AND kind = $2', [matter.id, `${matter.kind}-migrated`]);
    return !moved && planReplay(chart, await runs.factsOf(matter)).ok;
  }

  return {
    instancesOf,
    async factsOf(divergence, matter) {
      const { chart } = await procedureOf(kinds, matter);
      const recorded = (await runs.of([matter])).get(matter.id);
      if (!recorded) throw new Error(`Matter ${matter.id} has no run`);
      return {
        divergence,
        matter,
        chart,
        recorded,
        places: enabled(recorded.run),
        instances: await instancesOf(matter, recorded),
        replayable: await isReplayable(matter, chart),
        lastOpinion: (await store.opinionsOf(matter.id)).at(-1),
        underWay: await repairLog.underWay(matter.id),
      };
    },
  };
}
