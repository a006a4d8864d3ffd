/** Days that a count of working days passes over, and weekend days that it takes in, in runs with the reason: for people (民法典 201–203). */
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { dayKind, type DayKind } from '../calendar/day-kind.ts';
import { fromDay, yearOfDay } from '../time/civil-date.ts';

export interface DayRun {
  /** Civil days, both included. */
  from: number;
  to: number;
  /** `holiday` where any of them is a day off by the notice, else the weekend; `make-up` = a weekend day that is worked. */
  why: Exclude<DayKind, 'workday'>;
}

/** Of the days `from` to `to`, both included; days of a year without a calendar are none. */
export function exceptionalDays(calendar: WorkingCalendar, from: number, to: number): DayRun[] {
  const years = new Map(calendar.years.map((year) => [year.year, year]));
  const runs: DayRun[] = [];
  for (let day = from; day <= to; day += 1) {
    const year = years.get(yearOfDay(day));
    const why = year ? dayKind(fromDay(day), year) : 'workday';
    if (why === 'workday') continue;
    const last = runs.at(-1);
    const isSame = last?.to === day - 1 && (last.why === 'make-up') === (why === 'make-up');
    if (!last || !isSame) runs.push({ from: day, to: day, why });
    else Object.assign(last, { to: day, why: last.why === 'rest' ? why : last.why });
  }
  return runs;
}
