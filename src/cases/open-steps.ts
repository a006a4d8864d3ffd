/**
 * Opens steps that the engine has reached (design.md section 2, "How one decision travels", 1): each user task's
 * job becomes one row of the inbox, keyed by the job's key. A job that comes again changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { HEADERS, VARIABLES } from '../../processes/contract.ts';
import type { Clocks, LedgerEntry } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Flowcharts } from './flowcharts.ts';
import type { BindInstance } from './start-case.ts';
import { createCaseStore, placeholders, type StepRow } from './store.ts';

/** What the platform reads of an engine job. */
export interface EngineJob {
  key: string;
  processInstanceKey: string;
  elementId: string;
  headers: Record<string, string>;
  variables: Record<string, unknown>;
}

export interface OpenStepsDependencies {
  database: Database; clocks: Clocks; record: RecordBook; time: Time; flowcharts: Flowcharts; bind: BindInstance; logger: Logger;
}

export function createOpenSteps(deps: OpenStepsDependencies): (jobs: EngineJob[]) => Promise<void[]> {
  const { database, clocks, record, time, flowcharts, bind, logger } = deps;
  const store = createCaseStore(database);

  const knownKeys = async (jobs: EngineJob[]): Promise<Set<string>> => {
    const keys = jobs.map(({ key }) => key);
    return new Set((await database.all<{ job_key: string }>(`SELECT job_key FROM step WHERE job_key IN (${placeholders(keys.length)})`, keys)).map((row) => row.job_key));
  };

  return async (jobs) => {
    // Most jobs come again for a step that is open already: those cost a look, not a transaction.
    const known = await knownKeys(jobs);
    const fresh = jobs.filter(({ key }) => !known.has(key));
    if (fresh.length) await database.write(() => open(fresh));
    return jobs.map(() => undefined);
  };

  async function open(jobs: EngineJob[]): Promise<void> {
    const caseIds = [...new Set(jobs.map((job) => String(job.variables[VARIABLES.caseId] ?? '')))];
    const cases = new Map((await store.cases(caseIds)).map((row) => [row.id, row]));
    const known = await knownKeys(jobs);
    const additions: { clockId: string; entries: LedgerEntry[] }[] = [];
    const opened: StepRow[] = [];
    const now = time.now();
    for (const job of jobs) {
      if (known.has(job.key)) continue;
      known.add(job.key);
      const found = cases.get(String(job.variables[VARIABLES.caseId]));
      if (!found) {
        logger.error({ jobKey: job.key, processInstanceKey: job.processInstanceKey }, 'a step of no known case was left alone');
        continue;
      }
      if (!await bind(found, job.processInstanceKey)) continue;
      found.process_instance_key = job.processInstanceKey;
      const { description } = await flowcharts(found.version_id);
      const limit = Number(job.headers[HEADERS.limit]);
      const step: StepRow = {
        id: randomUUID(), case_id: found.id, job_key: job.key, process_instance_key: job.processInstanceKey, element_id: job.elementId,
        name: description.nameOf(job.elementId), organ_id: found.organ_id, position_code: job.headers[HEADERS.position] ?? '',
        limit_days: Number.isInteger(limit) && limit > 0 ? limit : null, outcomes: job.headers[HEADERS.outcomes] ?? '[]',
        form_key: job.headers[HEADERS.form] ?? null, officers: job.headers[HEADERS.officers] === '2' ? 2 : 1, state: 'open',
        opened_at: now.getTime(), due_at: null, claimed_by: null, claimed_at: null, decided_by: null, decided_at: null,
      };
      opened.push(step);
      if (step.limit_days !== null) {
        additions.push({ clockId: found.id, entries: [{ kind: 'step-opened', at: now, stepId: step.id, limitDays: step.limit_days }] });
      }
      record.append({
        kind: 'step-opened', caseId: found.id,
        payload: { stepId: step.id, elementId: step.element_id, position: step.position_code, jobKey: step.job_key, processInstanceKey: step.process_instance_key },
      });
    }
    if (additions.length) {
      const readings = await clocks.appendAll(additions);
      for (const step of opened) {
        step.due_at = readings.get(step.case_id)?.steps.find(({ stepId }) => stepId === step.id)?.dueAt?.getTime() ?? null;
      }
    }
    await database.insertAll('step', opened as never);
  }
}
