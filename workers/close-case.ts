/** Completes a case whose flowchart has reached a result (办结). */
import { JOB_TYPES, VARIABLES } from '../processes/contract.ts';
import type { EngineJob } from '../src/cases/index.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Worker } from './worker.ts';

export const closeCase = (closed: Batcher<EngineJob, void>): Worker => ({
  type: JOB_TYPES.closeCase,
  timeoutMs: 20_000,
  maxActive: 64,
  fetchVariables: [VARIABLES.caseId],
  async handle(job) {
    await closed.add(job);
    return { complete: {} };
  },
});
