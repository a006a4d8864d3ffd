/**
 * Between which dates a year without a calendar leaves a due date (docs/law.md, "Counting time"): nothing is guessed between them, and
 * what is late even by the latest of them is certainly late.
 *
 * Earliest: every weekday is worked. Latest: every statutory day off (办法 of 2024) takes {@link BRIDGED_DAYS} days before and after it
 * with it, and no weekend is worked. No notice from 2008 on bridged more (from memory; a wider bound is the safer one).
 */
import { daysAfter, type CivilDate } from '../time/civil-date.ts';
import { WorkingCalendar, type CalendarYear } from './calendar.ts';
import { provisionalYear } from './provisional-year.ts';

export type Bound = 'earliest' | 'latest';

/** A notice moves weekends around a festival: so many days on either side of each statutory day off may be off too. */
export const BRIDGED_DAYS = 6;

const YEARS: Readonly<Record<Bound, (year: number) => CalendarYear>> = {
  earliest: (year) => ({ year, holidays: [], makeUpWorkdays: [], source: `${year}: every weekday` }),
  latest: (year) => ({ year, holidays: mostDaysOff(year), makeUpWorkdays: [], source: `${year}: most days off` }),
};

const made = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>();

/** The calendar with one year more, filled by the bound; of one calendar it is made once. */
export function atBound(calendar: WorkingCalendar, year: number, bound: Bound): WorkingCalendar {
  const ofCalendar = made.get(calendar) ?? new Map<string, WorkingCalendar>();
  made.set(calendar, ofCalendar);
  const key = `${bound}:${year}`;
  const filled = ofCalendar.get(key) ?? new WorkingCalendar([...calendar.years, YEARS[bound](year)], calendar.hours);
  ofCalendar.set(key, filled);
  return filled;
}

function mostDaysOff(year: number): CivilDate[] {
  const days = new Set<CivilDate>();
  for (const date of [...provisionalYear(year).holidays, `${year + 1}-01-01`])
    for (let offset = -BRIDGED_DAYS; offset <= BRIDGED_DAYS; offset += 1) days.add(daysAfter(date, offset));
  return [...days].filter((date) => date.startsWith(`${year}-`)).sort();
}
