/** Produces the legal document that the flowchart asks for (R11.5). */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import type { Job } from '../src/platform/zeebe/index.ts';
import type { Worker } from './worker.ts';

export const generateDocument = (generate: (job: Job) => Promise<'done' | 'held'>): Worker => ({
  type: JOB_TYPES.generateDocument,
  // A document prints in a tenth of a second; a job whose worker died must not wait long. Printed twice, it is kept once.
  timeoutMs: 10_000,
  maxActive: 16,
  fetchVariables: [VARIABLES.matterId],
  async handle(job) {
    return (await generate(job)) === 'done' ? { complete: {} } : 'keep';
  },
});
