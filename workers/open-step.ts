/** Opens the steps that the engine reaches; the job stays with the engine until its step is decided (R10). */
import { JOB_TYPES, VARIABLES } from '../processes/contract.ts';
import type { EngineJob } from '../src/cases/index.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Worker } from './worker.ts';

const THIRTY_DAYS_MS = 30 * 86_400_000;

export const openStep = (steps: Batcher<EngineJob, void>): Worker => ({
  type: JOB_TYPES.userTask,
  // A step may wait for weeks; when the job does come again, opening it again changes nothing.
  timeoutMs: THIRTY_DAYS_MS,
  maxActive: 128,
  fetchVariables: [VARIABLES.caseId],
  async handle(job) {
    await steps.add(job);
    return 'keep';
  },
});
