/**
 * Opens steps that the engine has reached (docs/architecture.md, "How one decision travels", 1): each user task's
 * job becomes one row of the inbox, keyed by the job's key. A job that comes again changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, VARIABLES } from '../../domain/contract.ts';
import type { ClockRef, Clocks } from '../clocks/index.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import type { FlowNode } from '../../domain/flowchart/flowchart.ts';
import { followsLimit } from '../../domain/flowchart/period.ts';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { Guard } from './guard.ts';
import type { EngineJob, Reply } from './engine-job.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import type { BindInstance } from './start-matter.ts';
import type { StepRow } from '../matters/index.ts';

export interface OpenStepsDependencies {
  database: Database;
  clocks: Clocks;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  bind: BindInstance;
  guard: Guard;
  runPeriods: RunPeriods;
  logger: Logger;
}

export function createOpenSteps(deps: OpenStepsDependencies): (jobs: EngineJob[]) => Promise<Reply[]> {
  const { database, clocks, record, time, kinds, bind, guard, runPeriods, logger } = deps;

  const knownKeys = async (jobs: EngineJob[]): Promise<Set<string>> => {
    const keys = jobs.map(({ key }) => key);
    return new Set(
      (await database.all<{ job_key: string }>(`SELECT job_key FROM step WHERE job_key IN (${placeholders(keys.length)})`, keys)).map(
        (row) => row.job_key,
      ),
    );
  };

  return async (jobs) => {
    // Most jobs come again for a step that is open already: those cost a look, not a transaction.
    const known = await knownKeys(jobs);
    const fresh = jobs.filter(({ key }) => !known.has(key));
    const replies = fresh.length ? await database.write(() => open(fresh)) : new Map<string, Reply>();
    return jobs.map(({ key }) => replies.get(key) ?? 'keep');
  };

  /** Jobs that need no step are answered from the record; all others stay with the engine. */
  async function open(jobs: EngineJob[]): Promise<Map<string, Reply>> {
    const replies = new Map<string, Reply>();
    const matters = await guard.lock(jobs.map((job) => String(job.variables[VARIABLES.matterId] ?? '')));
    const known = await knownKeys(jobs);
    const additions: (ClockRef & { entries: LedgerEntry[] })[] = [];
    const opened: StepRow[] = [];
    const now = time.now();
    for (const job of jobs) {
      if (known.has(job.key)) continue;
      known.add(job.key);
      const matter = matters.matter(String(job.variables[VARIABLES.matterId]));
      if (!matter) {
        logger.error({ jobKey: job.key, processInstanceKey: job.processInstanceKey }, 'a step of no known matter was left alone');
        continue;
      }
      if (!(await bind(matter, job, job.elementId))) continue;
      matter.process_instance_key = job.processInstanceKey;
      const admitted = await matters.admit(matter, job, 'step');
      if (!admitted.node) {
        replies.set(job.key, admitted.reply);
        continue;
      }
      const { node } = admitted;
      matters.follow(matter, { kind: 'opened', elementId: node.id });
      // What the step asks for is read from the confirmed drawing; the job's headers are the engine's word.
      const { headers } = node;
      const procedure = await procedureOf(kinds, matter);
      const position = headers[HEADERS.position] ?? '';
      const limit = Number(headers[HEADERS.limit]);
      const step: StepRow = {
        id: randomUUID(),
        matter_id: matter.id,
        job_key: job.key,
        process_instance_key: job.processInstanceKey,
        element_id: node.id,
        name: procedure.description.nameOf(node.id),
        organ_id: organOfPosition(procedure.positions, position, matter),
        position_code: position,
        limit_days: Number.isInteger(limit) && limit > 0 ? limit : null,
        outcomes: headers[HEADERS.outcomes] ?? '[]',
        form_key: headers[HEADERS.form] ?? null,
        officers: headers[HEADERS.officers] === '2' ? 2 : 1,
        state: 'open',
        opened_at: now.getTime(),
        due_at: null,
        claimed_by: null,
        claimed_at: null,
        decided_by: null,
        decided_at: null,
      };
      opened.push(step);
      step.due_at = await armBorderTimer(step, node, kinds(matter.kind).clock, now);
      await kinds(matter.kind).opened?.({ matter, step, now });
      if (step.limit_days !== null) {
        additions.push({
          matterId: matter.id,
          purpose: kinds(matter.kind).clock,
          entries: [{ kind: 'step-opened', at: now, stepId: step.id, limitDays: step.limit_days }],
        });
      }
      record.append({
        kind: 'step-opened',
        matterId: matter.id,
        payload: {
          stepId: step.id,
          elementId: step.element_id,
          position: step.position_code,
          jobKey: step.job_key,
          processInstanceKey: step.process_instance_key,
        },
      });
    }
    if (additions.length) {
      const readings = await clocks.appendAll(additions);
      for (const step of opened) {
        const own = readings.get(step.matter_id)?.steps.find(({ stepId }) => stepId === step.id);
        step.due_at = own?.dueAt?.getTime() ?? step.due_at;
      }
    }
    await database.insertAll('step', opened as never);
    return replies;
  }

  /** A timer on the step's border runs from the opening (docs/adr/0014). Answers when it passes; null without one. */
  async function armBorderTimer(step: StepRow, { borderTimer: timer }: FlowNode, clock: ClockPurpose, now: Date): Promise<number | null> {
    if (!timer?.period) return null;
    const { dueAt } = await runPeriods.begin({
      matterId: step.matter_id,
      purpose: 'step-limit',
      elementId: timer.id,
      period: timer.period,
      stepId: step.id,
      ...(followsLimit(timer.headers) ? { follows: clock } : {}),
      now,
    });
    return dueAt?.getTime() ?? null;
  }
}
