/** A case's limit or a period in hours, as a clock reads it: no days are left or gone by; once over, it is over. */
import { HOUR_MS } from '../time/duration.ts';
import type { Limit } from './entries.ts';
import type { History } from './history.ts';
import { runHours } from './hour-run.ts';

/** So long before its end a limit in hours warns; a setting of ours, the law names none. */
export const HOURS_WARNED_BEFORE = 4;

export interface HourReading {
  dueAt: Date | null;
  /** Null while it stands still, and of a period. */
  warnAt: Date | null;
}

export function readHourLimit({ id, days: hours }: Limit, history: History & { startedAt: Date }): HourReading {
  const { startedAt, stoppedAt: endedAt } = history;
  const changes = history.changes.filter((change) => change.kind !== 'extend' || change.limit === id);
  const dueAt = runHours({ startedAt, endedAt, hours, changes });
  if (!dueAt || id === 'period') return { dueAt, warnAt: null };
  return { dueAt, warnAt: hoursWarning(startedAt, dueAt) };
}

/** A limit shorter than its early notice warns from its start. */
export const hoursWarning = (startedAt: Date, dueAt: Date): Date =>
  new Date(Math.max(startedAt.getTime(), dueAt.getTime() - HOURS_WARNED_BEFORE * HOUR_MS));
