/**
 * Opens steps that the engine has reached (docs/architecture.md, "How one decision travels", 1): each user task's
 * job becomes one row of the inbox, keyed by the job's key. A job that comes again changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, isClockOfTimer, PERIOD_ENDS, VARIABLES, type PeriodUnit } from '../../domain/contract.ts';
import type { ClockRef, Clocks } from '../clocks/index.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import { untilDay } from '../../domain/clocks/until-day.ts';
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
import type { CountedFrom } from './periods/counted-from.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import type { BindInstance } from './start-matter.ts';
import { createMatterStore, createReturnStore, type MatterRow, type StepRow } from '../matters/index.ts';

export interface OpenStepsDependencies {
  database: Database;
  clocks: Clocks;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  bind: BindInstance;
  guard: Guard;
  runPeriods: RunPeriods;
  countedFrom: CountedFrom;
  logger: Logger;
}

export function createOpenSteps(deps: OpenStepsDependencies): (jobs: EngineJob[]) => Promise<Reply[]> {
  const { database, clocks, record, time, kinds, bind, guard, runPeriods, countedFrom, logger } = deps;
  const store = createMatterStore(database);
  const returns = createReturnStore(database);

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
      const addressed = await kinds(matter.kind).addressed?.(matter, node.id);
      const { period: limit } = node;
      const step: StepRow = {
        id: randomUUID(),
        matter_id: matter.id,
        job_key: job.key,
        process_instance_key: job.processInstanceKey,
        element_id: node.id,
        name: procedure.description.nameOf(node.id),
        organ_id: addressed?.organId ?? organOfPosition(procedure.positions, position, matter),
        position_code: addressed?.position ?? position,
        limit_days: limit?.count ?? null,
        limit_unit: limit?.unit ?? null,
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
        taken_back: null,
        return_id: null,
      };
      await reopen(matter, step, now);
      opened.push(step);
      step.due_at = await armBorderTimer(matter, step, node, now);
      await kinds(matter.kind).opened?.({ matter, step, now });
      if (step.limit_days !== null) {
        additions.push({
          matterId: matter.id,
          purpose: kinds(matter.kind).clock,
          entries: [{ kind: 'step-opened', at: now, stepId: step.id, limitDays: step.limit_days, ...unitOf(step) }],
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
          ...(step.return_id === null ? {} : { returnId: step.return_id }),
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

  /** The step to which the matter went back is its earlier holder's again, where they still may act at it. */
  async function reopen(matter: MatterRow, step: StepRow, now: Date): Promise<void> {
    if (matter.returning_by === null) return;
    const found = await returns.one(matter.returning_by);
    if (found?.element_id !== step.element_id) return;
    matter.returning_by = null;
    await store.update(matter.id, { returning_by: null });
    step.return_id = found.id;
    if (found.to_person_id) Object.assign(step, { state: 'claimed', claimed_by: found.to_person_id, claimed_at: now.getTime() });
  }

  /** A timer on the step's border runs from the opening (docs/adr/0014). Answers when it passes; null without one. */
  async function armBorderTimer(matter: MatterRow, step: StepRow, { borderTimer: timer }: FlowNode, now: Date): Promise<number | null> {
    if (!timer?.period) return null;
    const kind = kinds(matter.kind);
    const moment = PERIOD_ENDS.find((one) => one === timer.headers[HEADERS.until]);
    const last = moment ? await kind.momentOf?.(matter, moment) : undefined;
    const named = timer.headers[HEADERS.clock];
    const { dueAt } = await runPeriods.begin({
      matterId: step.matter_id,
      purpose: 'step-limit',
      elementId: timer.id,
      ...(last ? untilDay(last, now) : { period: timer.period, from: await countedFrom(step.matter_id, timer, now) }),
      stepId: step.id,
      ...(followsLimit(timer.headers) ? { follows: kind.clock } : {}),
      ...(isClockOfTimer(named) ? { standsFor: named } : {}),
      now,
    });
    return dueAt?.getTime() ?? null;
  }
}

/** Working days are not said, as in the ledgers from before there were other units. */
const unitOf = ({ limit_unit: unit }: Pick<StepRow, 'limit_unit'>): { unit?: PeriodUnit } =>
  unit === null || unit === 'working-day' ? {} : { unit };
