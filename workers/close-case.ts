/** Completes a case whose flowchart has reached a result (办结). */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Job } from '../src/platform/zeebe/index.ts';
import type { Worker } from './worker.ts';

export const closeCase = (closed: Batcher<Job, 'complete' | 'keep'>): Worker => ({
  type: JOB_TYPES.closeCase,
  timeoutMs: 10_000,
  maxActive: 64,
  fetchVariables: [VARIABLES.matterId],
  async handle(job) {
    return (await closed.add(job)) === 'complete' ? { complete: {} } : 'keep';
  },
});
