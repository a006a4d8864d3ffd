/** Opens the steps that the engine reaches; the job stays with the engine until its step is decided (R10). */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Job } from '../src/platform/zeebe/index.ts';
import type { Worker } from './worker.ts';

export const openStep = (
  steps: Batcher<Job, 'keep' | { complete: Record<string, unknown> }>,
  pause: { milliseconds(): number },
): Worker => ({
  type: JOB_TYPES.userTask,
  // Asked for at every poll. A step may wait for weeks; when its job comes again, opening it again changes nothing.
  get timeoutMs() {
    return pause.milliseconds();
  },
  maxActive: 128,
  fetchVariables: [VARIABLES.matterId],
  async handle(job) {
    return steps.add(job);
  },
});
