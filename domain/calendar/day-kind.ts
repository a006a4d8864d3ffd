/** What a day of a calendar year is, in the words of the State Council's notice. */
import { isWeekday, toDay, type CivilDate } from '../time/civil-date.ts';
import { WorkingCalendar, type CalendarYear } from './calendar.ts';

export type DayKind = 'workday' | 'rest' | 'holiday' | 'make-up';

/** A day off stays one, whatever else is said of it; a weekend day is worked where the notice says so. */
export function dayKind(date: CivilDate, { holidays, makeUpWorkdays }: Pick<CalendarYear, 'holidays' | 'makeUpWorkdays'>): DayKind {
  if (holidays.includes(date)) return 'holiday';
  if (isWeekday(toDay(date))) return 'workday';
  return makeUpWorkdays.includes(date) ? 'make-up' : 'rest';
}

/** Working days of a whole year. */
export const workingDaysIn = (year: CalendarYear): number =>
  new WorkingCalendar([year]).countBetween(toDay(`${year.year}-01-01`) - 1, toDay(`${year.year}-12-31`));
