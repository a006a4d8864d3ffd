/** The engine's alarm rang (docs/adr/0028-alarms-by-moment.md): the ledger says what is due, the alarm whether it rings again. */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import { isoInChina } from '../domain/time/civil-time.ts';
import type { Rang } from '../src/clocks/index.ts';
import type { Worker } from './worker.ts';

export const deadlineReached = (rang: Rang): Worker => ({
  type: JOB_TYPES.deadlineReached,
  // Ten thousand clocks may share a moment; handed out again meanwhile, it is not begun a second time.
  timeoutMs: 60_000,
  maxActive: 16,
  fetchVariables: [VARIABLES.alarmAt, VARIABLES.dueAt],
  async handle(job) {
    const at = Date.parse(String(job.variables[VARIABLES.alarmAt]));
    // An instance that a single clock had, before alarms were shared: it waits for its end, and nothing depends on it.
    if (Number.isNaN(at)) return { complete: { [VARIABLES.dueAt]: null } };
    const next = await rang({ at, ringsAt: Date.parse(String(job.variables[VARIABLES.dueAt])) });
    return { complete: { [VARIABLES.dueAt]: isoInChina(next) } };
  },
});
