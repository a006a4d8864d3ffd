/** The engine's alarm (docs/adr/0007-clock.md): a case clock's timer fired; the ledger says what is due and when to wake next. */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import { isoInChina } from '../domain/time/civil-time.ts';
import type { Batcher } from '../src/platform/outbox/index.ts';
import type { Worker } from './worker.ts';

export const deadlineReached = (due: Batcher<string, number | null>): Worker => ({
  type: JOB_TYPES.deadlineReached,
  timeoutMs: 10_000,
  maxActive: 256,
  fetchVariables: [VARIABLES.clockId],
  async handle(job) {
    const next = await due.add(String(job.variables[VARIABLES.clockId]));
    return { complete: { [VARIABLES.dueAt]: isoInChina(next) } };
  },
});
