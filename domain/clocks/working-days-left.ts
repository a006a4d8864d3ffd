/** Whole working days until, or since, a moment whose ledger is not at hand: lists keep only when something is due (R13). */
import { CalendarYearMissing, type WorkingCalendar } from '../calendar/calendar.ts';
import { civilDateInChina } from '../time/civil-time.ts';
import type { LimitReading } from './ledger.ts';

export type DaysLeft = Pick<LimitReading, 'workingDaysLeft' | 'overdueWorkingDays'>;

export const NO_DAYS_LEFT: DaysLeft = { workingDaysLeft: null, overdueWorkingDays: 0 };

/** From the due moment on it is late by a working day at least; in a year without a calendar nobody knows. */
export function workingDaysLeft(calendar: WorkingCalendar, due: number | null, now: Date): DaysLeft {
  if (due === null) return NO_DAYS_LEFT;
  try {
    const days = calendar.workingDaysAfter(civilDateInChina(now), civilDateInChina(due));
    return due >= now.getTime()
      ? { workingDaysLeft: days, overdueWorkingDays: 0 }
      : { workingDaysLeft: 0, overdueWorkingDays: Math.max(1, -days) };
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    return NO_DAYS_LEFT;
  }
}
