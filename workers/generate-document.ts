/** Produces the legal document that the flowchart asks for (R11.5). */
import { JOB_TYPES, VARIABLES } from '../processes/contract.ts';
import type { EngineJob } from '../src/cases/index.ts';
import type { Worker } from './worker.ts';

export const generateDocument = (generate: (job: EngineJob) => Promise<void>): Worker => ({
  type: JOB_TYPES.generateDocument,
  // A document prints in a tenth of a second; a job whose worker died must not wait long. Printed twice, it is kept once.
  timeoutMs: 20_000,
  maxActive: 16,
  fetchVariables: [VARIABLES.caseId],
  async handle(job) {
    await generate(job);
    return { complete: {} };
  },
});
