/** Prints the legal office's written answer to a declaration (R7b). */
import { JOB_TYPES, VARIABLES } from '../processes/contract.ts';
import type { Worker } from './worker.ts';

export const registryChangeAnswer = (print: (answerId: string) => Promise<void>): Worker => ({
  type: JOB_TYPES.changeAnswer,
  timeoutMs: 20_000,
  maxActive: 4,
  fetchVariables: [VARIABLES.answerId],
  async handle(job) {
    await print(String(job.variables[VARIABLES.answerId]));
    return { complete: {} };
  },
});
