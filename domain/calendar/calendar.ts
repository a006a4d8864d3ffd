/**
 * Working days by the State Council's yearly notice on public holidays (docs/law.md, "Calendar").
 *
 * Years are data. A year whose notice is not loaded is refused with {@link CalendarYearMissing}, never taken for an
 * ordinary one. Each run of consecutive loaded years is laid out once as an array of its working days, so that
 * adding and counting are look-ups: clocks are read thousands of times a second.
 */
import { dayOfInstant, fromDay, instantOfDay, isWeekday, toDay, yearOfDay, type CivilDate } from '../time/civil-date.ts';

export interface CalendarYear {
  year: number;
  /** Every day off that the notice names, also where it falls on a weekend. */
  holidays: CivilDate[];
  /** Weekend days on which offices work (调休上班). */
  makeUpWorkdays: CivilDate[];
  /** The notice that says so. */
  source: string;
}

/** Hours of business, `HH:MM`. */
export interface BusinessHours {
  start: string;
  close: string;
}

export const DEFAULT_HOURS: BusinessHours = { start: '09:00', close: '17:30' };

/** A date was needed in a year whose holidays are not loaded. */
export class CalendarYearMissing extends Error {
  constructor(readonly year: number) {
    super(`The working-day calendar of ${year} is not loaded`);
    this.name = 'CalendarYearMissing';
  }
}

/** Consecutive loaded years: their working days in order, and how many there are up to and including each day. */
interface Run {
  firstDay: number;
  lastDay: number;
  firstYear: number;
  lastYear: number;
  workingDays: Int32Array;
  upTo: Int32Array;
}

export class WorkingCalendar {
  readonly years: readonly CalendarYear[];
  readonly hours: BusinessHours;
  readonly #runs: Run[];
  readonly #startMinutes: number;
  readonly #closeMinutes: number;

  constructor(years: CalendarYear[], hours: BusinessHours = DEFAULT_HOURS) {
    this.years = [...years].sort((a, b) => a.year - b.year);
    this.hours = hours;
    this.#startMinutes = minutesOf(hours.start);
    this.#closeMinutes = minutesOf(hours.close);
    if (this.#startMinutes >= this.#closeMinutes) throw new RangeError('Business must start before it closes');
    this.#runs = layOut(this.years);
  }

  hasYear(year: number): boolean {
    return this.years.some((one) => one.year === year);
  }

  isWorkingDay(date: CivilDate): boolean {
    return this.isWorkingDayNumber(toDay(date));
  }

  /**
   * The nth working day after a date, the date itself not counted (民法典 201); a negative n counts backwards.
   * Zero answers the date itself.
   */
  addWorkingDays(date: CivilDate, count: number): CivilDate {
    return fromDay(this.nthWorkingDay(toDay(date), count));
  }

  /** So many calendar days after a date, rolled to the next working day where it falls on a day off (民法典 203). */
  addCalendarDays(date: CivilDate, count: number): CivilDate {
    return fromDay(this.firstWorkingDayFrom(toDay(date) + whole(count)));
  }

  /** Working days after `from` up to and including `to`; negative when `to` is the earlier date. */
  workingDaysAfter(from: CivilDate, to: CivilDate): number {
    return this.countBetween(toDay(from), toDay(to));
  }

  /** Close of business of the date: the moment a limit ends (民法典 203, second paragraph). */
  dueInstant(date: CivilDate): Date {
    return this.closeOf(toDay(date));
  }

  civilDate(instant: Date): CivilDate {
    return fromDay(dayOfInstant(instant));
  }

  // The same rules on day numbers, for the ledger, which does no text work in its loops.

  isWorkingDayNumber(day: number): boolean {
    const run = this.#runAt(day);
    const before = day === run.firstDay ? 0 : at(run.upTo, day - run.firstDay - 1);
    return at(run.upTo, day - run.firstDay) > before;
  }

  nthWorkingDay(day: number, count: number): number {
    if (whole(count) === 0) return day;
    // The start is not counted, so only the days beyond it need a calendar.
    const run = this.#runAt(count > 0 ? day + 1 : day - 1);
    const index = count > 0 ? this.#countUpTo(run, day) + count - 1 : this.#countUpTo(run, day - 1) + count;
    if (index >= run.workingDays.length) throw new CalendarYearMissing(run.lastYear + 1);
    if (index < 0) throw new CalendarYearMissing(run.firstYear - 1);
    return at(run.workingDays, index);
  }

  firstWorkingDayFrom(day: number): number {
    return this.isWorkingDayNumber(day) ? day : this.nthWorkingDay(day, 1);
  }

  countBetween(from: number, to: number): number {
    if (from === to) return 0;
    if (from > to) return 0 - this.countBetween(to, from);
    const run = this.#runAt(from + 1);
    if (to > run.lastDay) throw new CalendarYearMissing(run.lastYear + 1);
    return this.#countUpTo(run, to) - this.#countUpTo(run, from);
  }

  startOf(day: number): Date {
    return instantOfDay(day, this.#startMinutes);
  }

  closeOf(day: number): Date {
    return instantOfDay(day, this.#closeMinutes);
  }

  #runAt(day: number): Run {
    for (const run of this.#runs) if (day >= run.firstDay && day <= run.lastDay) return run;
    throw new CalendarYearMissing(yearOfDay(day));
  }

  #countUpTo(run: Run, day: number): number {
    return day < run.firstDay ? 0 : at(run.upTo, day - run.firstDay);
  }
}

function layOut(years: readonly CalendarYear[]): Run[] {
  const groups: CalendarYear[][] = [];
  for (const year of years) {
    const last = groups.at(-1)?.at(-1);
    if (last?.year === year.year) throw new RangeError(`The calendar of ${year.year} is given twice`);
    if (last && last.year + 1 === year.year) groups.at(-1)?.push(year);
    else groups.push([year]);
  }
  return groups.map(layOutRun);
}

function layOutRun(years: CalendarYear[]): Run {
  const firstYear = years[0]?.year ?? 0;
  const lastYear = firstYear + years.length - 1;
  const firstDay = toDay(`${firstYear}-01-01`);
  const lastDay = toDay(`${lastYear}-12-31`);
  const off = new Set(years.flatMap(({ holidays }) => holidays.map(toDay)));
  const madeUp = new Set(years.flatMap(({ makeUpWorkdays }) => makeUpWorkdays.map(toDay)));
  const workingDays: number[] = [];
  const upTo = new Int32Array(lastDay - firstDay + 1);
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!off.has(day) && (isWeekday(day) || madeUp.has(day))) workingDays.push(day);
    upTo[day - firstDay] = workingDays.length;
  }
  return { firstDay, lastDay, firstYear, lastYear, workingDays: Int32Array.from(workingDays), upTo };
}

function at(array: Int32Array, index: number): number {
  const value = array[index];
  if (value === undefined) throw new RangeError('Outside the calendar');
  return value;
}

function whole(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`Days are whole: ${count}`);
  return count;
}

function minutesOf(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!parts) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}
