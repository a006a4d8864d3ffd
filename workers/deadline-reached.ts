/** The engine's alarm rang (docs/adr/0028-alarms-by-moment.md): the ledger says what is due, the alarm whether it rings again. */
import { JOB_TYPES, VARIABLES } from '../domain/contract.ts';
import { isoInChina } from '../domain/time/civil-time.ts';
import type { Worker } from './worker.ts';

/**
 * The alarm that is set for the moment `at` rings, at `ringsAt`, both in milliseconds: every clock due by then gives notice. Answers when
 * it is to ring next; null when it is not needed any more.
 */
export type Rang = (alarm: { at: number; ringsAt: number }) => Promise<number | null>;

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
