/** Begins a waiting period of the drawing; the job stays with the engine until the ledger ends it (docs/adr/0014). */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Job } from '../src/platform/zeebe/index.ts';
import type { Worker } from './worker.ts';

export const waitingPeriod = (
  periods: Batcher<Job, 'keep' | { complete: Record<string, unknown> }>,
  pause: { milliseconds(): number },
): Worker => ({
  type: JOB_TYPES.waitingPeriod,
  // Asked for at every poll, like the pause of open steps: a period may run for months.
  get timeoutMs() {
    return pause.milliseconds();
  },
  maxActive: 64,
  fetchVariables: [VARIABLES.matterId],
  async handle(job) {
    return periods.add(job);
  },
});
