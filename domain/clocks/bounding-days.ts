/**
 * Days that another day bounds: the last one on which something may be done so long before it (XK48, XK50), and the first one on which
 * something may be done after a period (CF64, QZ54).
 */
import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { PeriodUnit } from '../contract.ts';
import { dayOfInstant, fromDay, monthsAfter, toDay, type CivilDate } from '../time/civil-date.ts';

type DayUnit = Exclude<PeriodUnit, 'hour'>;

/**
 * The last day that lies a whole period before `date`, which itself does not count. No article moves it where it is a day off: whoever acts
 * on the working day before is in time. Throws `CalendarYearMissing` for working days of a year that is not loaded.
 */
export function latestDayBefore(calendar: WorkingCalendar, date: CivilDate, count: number, unit: DayUnit): CivilDate {
  if (unit === 'working-day') return calendar.addWorkingDays(date, -count);
  return fromDay(unit === 'month' ? monthsAfter(toDay(date), -count) : toDay(date) - count);
}

/** "Not before": the day after the last day of a period, whose end a ledger gives (`dueAt`). */
export const earliestDayAfter = (dueAt: Date): CivilDate => fromDay(dayOfInstant(dueAt) + 1);
