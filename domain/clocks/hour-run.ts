/**
 * A period of hours from its start through suspensions to its end: it runs through nights and days off, to the minute, and no calendar
 * moves it (QZ19; docs/law.md, "Counting time").
 */
import { HOUR_MS } from '../time/duration.ts';
import type { Change } from './history.ts';

export interface HourTerms {
  startedAt: Date;
  /** Nothing falls due later than this; null while it runs. */
  endedAt: Date | null;
  hours: number;
  changes: readonly Change[];
}

/** When the hours are over; null while they stand still. */
export function runHours({ startedAt, endedAt, hours, changes }: HourTerms): Date | null {
  let due = startedAt.getTime() + hours * HOUR_MS;
  let suspendedFrom: Date | null = null;
  for (const change of changes) {
    const { kind, at } = change;
    if (endedAt && at > endedAt) break;
    if (!suspendedFrom && due <= at.getTime()) break;
    if (kind === 'extend') due += change.days * HOUR_MS;
    if (kind === 'suspend') suspendedFrom = at;
    if (kind !== 'resume' || !suspendedFrom) continue;
    due += at.getTime() - suspendedFrom.getTime();
    suspendedFrom = null;
  }
  if (suspendedFrom) return endedAt && new Date(due + endedAt.getTime() - suspendedFrom.getTime());
  return new Date(due);
}
