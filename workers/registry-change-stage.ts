/** A registry change's process reached a stage (R6a, R7a, R7b, R8); the change says where the engine stands. */
import { HEADERS, JOB_TYPES, VARIABLES } from '../processes/contract.ts';
import type { Worker } from './worker.ts';

export const registryChangeStage = (note: (reached: { changeId: string; processInstanceKey: string; stage: string }) => Promise<void>): Worker => ({
  type: JOB_TYPES.changeStage,
  timeoutMs: 20_000,
  maxActive: 16,
  fetchVariables: [VARIABLES.changeId],
  async handle(job) {
    await note({ changeId: String(job.variables[VARIABLES.changeId]), processInstanceKey: job.processInstanceKey, stage: job.headers[HEADERS.changeStage] ?? '' });
    return { complete: {} };
  },
});
