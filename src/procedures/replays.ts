/**
 * Answers the jobs of a fresh instance from the record until it stands where the matter stands (R12a;
 * docs/adr/0015-engine-routes-record-proves.md). No recorded fact is added, changed or removed.
 *
 * What was answered is kept by job key, so that a job that comes again, and a platform that starts again, go on alike.
 */
import { isCaughtUp, planReplay, replayAnswer, type Replay, type ReplayAnswer } from '../../domain/flowchart/replay.ts';
import type { TaskJob } from '../../domain/flowchart/conformance.ts';
import type { Divergence } from '../../domain/flowchart/divergence.ts';
import { VARIABLES } from '../../domain/contract.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Freeze } from './freeze.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { EngineJob, Reply } from './engine-job.ts';
import type { RepairLog } from './repair-log.ts';
import type { Resume } from './resume.ts';
import { createPeriodStore } from './periods/store.ts';
import type { Runs } from './runs.ts';

export interface Replays {
  /** For a job of a frozen matter; one that is not being replayed keeps its jobs waiting. */
  answer(matter: MatterRow, job: EngineJob, kind: TaskJob['kind']): Promise<Reply>;
  /** For a job of a matter that is being rebuilt; `ordinary` where nothing came of it yet, as of any job to which the record leads. */
  rebuild(matter: MatterRow, job: EngineJob, kind: TaskJob['kind']): Promise<Reply | 'ordinary'>;
  /** The reply that was given to this job before. */
  known(jobKey: string): Promise<Reply | undefined>;
}

interface JobRow {
  job_key: string;
  /** The repair, or the rebuilding of one matter. */
  repair_id: string;
  position: number;
  element_id: string;
  kind: TaskJob['kind'];
  answer: ReplayAnswer['answer'];
  outcome: string | null;
}

/** Names the rebuilding of a matter in an engine; each return is one of its own. */
export const rebuildOf = ({ id, returning_by }: Pick<MatterRow, 'id' | 'returning_by'>, engine: number): string =>
  `engine-${engine}:${returning_by ?? id}`;

const replyOf = ({ answer, outcome }: Pick<JobRow, 'answer' | 'outcome'>): Reply => {
  if (answer === 'decided') return { complete: { [VARIABLES.outcome]: outcome } };
  return answer === 'done' ? { complete: {} } : 'keep';
};

/** How far the answers have brought the fresh instance. */
interface Answered {
  row: JobRow;
  /** False for a job that comes again. */
  isNew: boolean;
  caughtUp: boolean;
}

export function createReplays(deps: {
  database: Database;
  record: RecordBook;
  kinds: MatterKinds;
  runs: Runs;
  freeze: Freeze;
  resume: Resume;
  repairLog: RepairLog;
}): Replays {
  const { database, record, kinds, runs, freeze, resume, repairLog } = deps;
  const store = createMatterStore(database);
  const periods = createPeriodStore(database);

  /** The plan as far as it was carried out. */
  async function planOf(matter: MatterRow, answered: readonly JobRow[]): Promise<Replay | Divergence> {
    const { chart } = await procedureOf(kinds, matter);
    const plan = planReplay(chart, await runs.factsOf(matter));
    if (!plan.ok) return plan.refused.divergence;
    let { replay } = plan;
    for (const { job_key: key, element_id: elementId, kind } of answered) ({ replay } = replayAnswer(replay, { key, elementId, kind }));
    return replay;
  }

  /** The open step or running period at the element, the oldest that has no job of the fresh instance yet. */
  async function giveJob(matter: MatterRow, job: EngineJob): Promise<void> {
    const period = (await periods.ofMatter(matter.id)).find(
      ({ purpose, element_id, ended_at, process_instance_key }) =>
        purpose === 'waiting-period' &&
        element_id === job.elementId &&
        ended_at === null &&
        process_instance_key !== job.processInstanceKey,
    );
    if (period) return periods.update(period.id, { job_key: job.key, process_instance_key: job.processInstanceKey });
    const steps = await store.stepsOf(matter.id);
    const step = steps.find(
      ({ element_id, state, process_instance_key }) =>
        element_id === job.elementId && (state === 'open' || state === 'claimed') && process_instance_key !== job.processInstanceKey,
    );
    if (step) await store.updateStep(step.id, { job_key: job.key, process_instance_key: job.processInstanceKey });
  }

  /** What the record says to this job of the instance that is replayed; a divergence where it says nothing. */
  async function answerFrom(replayId: string, matter: MatterRow, job: EngineJob, kind: TaskJob['kind']): Promise<Answered | Divergence> {
    const answered = await database.all<JobRow>('SELECT * FROM replay_job WHERE repair_id = $1 ORDER BY position', [replayId]);
    const before = answered.find(({ job_key }) => job_key === job.key);
    if (before) return { row: before, isNew: false, caughtUp: false };
    const plan = await planOf(matter, answered);
    if ('code' in plan) return plan;
    const { answer, replay } = replayAnswer(plan, { key: job.key, elementId: job.elementId, kind });
    if (answer.answer === 'refused') return answer.divergence;
    const row: JobRow = {
      job_key: job.key,
      repair_id: replayId,
      position: answered.length + 1,
      element_id: job.elementId,
      kind,
      answer: answer.answer,
      outcome: answer.answer === 'decided' ? answer.outcome : null,
    };
    return { row, isNew: true, caughtUp: isCaughtUp(replay) };
  }

  async function keep(row: JobRow, matter: MatterRow, job: EngineJob): Promise<void> {
    await database.insert('replay_job', { ...row });
    if (row.answer === 'open') await giveJob(matter, job);
  }

  return {
    async answer(matter, job, kind) {
      const repair = await repairLog.approvedOf(matter.id, 'replay');
      if (!repair || job.processInstanceKey !== matter.process_instance_key) return 'keep';
      const found = await answerFrom(repair.id, matter, job, kind);
      if ('code' in found) {
        await repairLog.fail(repair, found);
        return 'keep';
      }
      if (found.row.answer === 'new') return 'keep';
      if (found.isNew) await keep(found.row, matter, job);
      if (found.caughtUp) await resume(matter, repair);
      return replyOf(found.row);
    },
    async rebuild(matter, job, kind) {
      const engine = matter.rebuilding ?? 0;
      const { key: jobKey, processInstanceKey } = job;
      const found = await answerFrom(rebuildOf(matter, engine), matter, job, kind);
      if ('code' in found) {
        await freeze(matter, found, { jobKey, processInstanceKey });
        return 'keep';
      }
      if (found.isNew) await keep(found.row, matter, job);
      if (found.caughtUp) {
        matter.rebuilding = null;
        await store.update(matter.id, { rebuilding: null, process_definition_key: job.processDefinitionKey });
        record.append({ kind: 'matter-rebuilt', matterId: matter.id, payload: { engine, processInstanceKey } });
      }
      return found.row.answer === 'new' ? 'ordinary' : replyOf(found.row);
    },
    async known(jobKey) {
      const row = await database.get<JobRow>('SELECT * FROM replay_job WHERE job_key = $1', [jobKey]);
      return row && replyOf(row);
    },
  };
}
