/** Time within the hours of business of working days: where it is spent, without nights and days off (R13). */
import { MINUTE_MS } from '../time/duration.ts';
import { dayOfInstant, instantOfDay } from '../time/civil-date.ts';
import type { WorkingCalendar } from './calendar.ts';

/**
 * Milliseconds of business between two instants; below zero when `to` is the earlier one.
 *
 * @throws CalendarYearMissing where a year between them is not loaded
 */
export function workingTime(calendar: WorkingCalendar, from: number, to: number): number {
  if (to < from) return 0 - workingTime(calendar, to, from);
  const [first, last] = [dayOfInstant(new Date(from)), dayOfInstant(new Date(to))];
  const { start, length } = businessDay(calendar);
  const spent = (day: number, at: number): number =>
    calendar.isWorkingDayNumber(day) ? Math.min(Math.max(at - instantOfDay(day, start).getTime(), 0), length) : 0;
  const whole = calendar.countBetween(first, last) * length;
  const afterLast = calendar.isWorkingDayNumber(last) ? length - spent(last, to) : 0;
  const beforeFirst = calendar.isWorkingDayNumber(first) ? length - spent(first, from) : 0;
  return whole + beforeFirst - afterLast;
}

/** Milliseconds of business in one working day. */
export const workingDayLength = (calendar: WorkingCalendar): number => businessDay(calendar).length;

function businessDay({ hours }: WorkingCalendar): { start: number; length: number } {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const start = minutes(hours.start);
  return { start, length: (minutes(hours.close) - start) * MINUTE_MS };
}
