/** The `close-case` worker: the flowchart has reached a result; the case is complete and its clock stops (办结). */
import { HEADERS, VARIABLES } from '../../processes/contract.ts';
import { isResult } from '../../processes/results.ts';
import { OWNER_COMPLETE, type Clocks } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { EngineJob } from './open-steps.ts';
import type { BindInstance } from './start-case.ts';
import { createCaseStore } from './store.ts';

export function createCloseCases(deps: { database: Database; clocks: Clocks; record: RecordBook; time: Time; bind: BindInstance }): (jobs: EngineJob[]) => Promise<void[]> {
  const { database, clocks, record, time, bind } = deps;
  const store = createCaseStore(database);
  return (jobs) => database.write(async () => {
    const cases = new Map((await store.cases(jobs.map((job) => String(job.variables[VARIABLES.caseId])))).map((row) => [row.id, row]));
    const now = time.now();
    for (const job of jobs) {
      const found = cases.get(String(job.variables[VARIABLES.caseId]));
      if (!found || found.state === 'completed' || !await bind(found, job.processInstanceKey)) continue;
      const result = job.headers[HEADERS.result];
      if (!isResult(result)) throw new Error(`Unknown case result "${result}" at ${job.elementId}`);
      found.state = 'completed';
      await store.update('case_file', found.id, { state: 'completed', result, completed_at: now.getTime() });
      await clocks.append(found.id, [{ kind: 'stop', at: now, reason: OWNER_COMPLETE }]);
      record.append({ kind: 'case-completed', caseId: found.id, payload: { result, elementId: job.elementId, processInstanceKey: job.processInstanceKey } });
    }
    return jobs.map(() => undefined);
  });
}
