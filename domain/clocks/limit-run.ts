/**
 * One limit from its start through suspensions and extensions to its due date (rules of counting: ledger.ts).
 *
 * Between two changes the due date stands still. Each such stretch yields its moments only as far as they came before the next
 * change; the last stretch yields its future ones too.
 */
import { dayOfInstant, monthsAfter, toDay, yearOfDay } from '../time/civil-date.ts';
import { CalendarYearMissing, type WorkingCalendar } from '../calendar/calendar.ts';
import type { PeriodUnit } from '../contract.ts';
import type { Change } from './history.ts';

export interface LimitTerms {
  startedAt: Date;
  /** Nothing falls due later than this; null while it runs. */
  endedAt: Date | null;
  days: number;
  /** Hours are counted in `hour-run.ts`. */
  unit: 'working-day' | 'calendar-day' | 'month';
  /** Whether a last day off moves the due day to the next working day. */
  roll: boolean;
  /** Working days; null = no early notice. */
  warnBefore: number | null;
  changes: Change[];
}

export interface LimitRun {
  dueDay: number | null;
  /** While suspended: the due day if the clock were resumed now. */
  dueDayIfResumed: number | null;
  undeterminedYear?: number;
  warnAt: Date | null;
  moments: { overdue: boolean; at: Date; dueDay: number }[];
  /** Suspensions that began after the limit had passed; the last may be open. */
  laterSuspensions: { from: Date; to: Date | null }[];
}

export function runLimit(terms: LimitTerms, calendar: WorkingCalendar, now: Date): LimitRun {
  const run: LimitRun = { dueDay: null, dueDayIfResumed: null, warnAt: null, moments: [], laterSuspensions: [] };
  try {
    follow(terms, calendar, now, run);
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    run.dueDay = null;
    run.warnAt = null;
    run.undeterminedYear = error.year;
  }
  return run;
}

/** Working days after the due day up to `until` at whose close the clock was not suspended. */
export function overdueDays(run: LimitRun, calendar: WorkingCalendar, until: Date): number {
  if (run.dueDay === null) return 0;
  let days = countKnown(calendar, run.dueDay, dayOfInstant(until));
  for (const { from, to } of run.laterSuspensions) {
    const [first, last] = lostDays(calendar, from, to && to < until ? to : until, run.dueDay);
    if (last >= first) days -= countKnown(calendar, first - 1, last);
  }
  return Math.max(0, days);
}

function follow(terms: LimitTerms, calendar: WorkingCalendar, now: Date, run: LimitRun): void {
  const startDay = dayOfInstant(terms.startedAt);
  /** The limit's own time, then what it was extended by in other units, each counted on from the last day of the one before. */
  const stretches: [Stretch, ...Stretch[]] = [{ unit: terms.unit, count: terms.days, givenBack: 0 }];
  let stretchFrom = terms.startedAt;
  let suspendedFrom: Date | null = null;
  let passed = false;
  /** A calendar-day limit whose days are used up but whose roll to a working day fell into a suspension. */
  let notBefore = startDay;

  const last = (): Stretch => stretches.at(-1) ?? stretches[0];
  const dueDay = (): number => {
    const end = endOf(stretches, startDay, calendar);
    if (last().unit === 'working-day') return end;
    const day = Math.max(end, notBefore);
    return terms.roll ? calendar.firstWorkingDayFrom(day) : day;
  };

  const giveBack = (from: Date, to: Date): void => {
    const [first, until] = lostDays(calendar, from, to, startDay);
    if (until < first) return;
    const earlier = stretches.slice(0, -1).find((_, at) => endOf(stretches.slice(0, at + 1), startDay, calendar) >= first);
    const stood = earlier ?? last();
    if (stood.unit === 'working-day') stood.count += calendar.countBetween(first - 1, until);
    else if (earlier || endOf(stretches, startDay, calendar) >= first) stood.givenBack += until - first + 1;
    else notBefore = until + 1;
  };

  const warnAt = (due: number, warnBefore: number): Date => {
    const firstCounted = calendar.nthWorkingDay(startDay, 1);
    const day = due <= firstCounted ? due : Math.max(firstCounted, calendar.nthWorkingDay(due, -warnBefore));
    const at = calendar.startOf(day);
    return at < stretchFrom ? stretchFrom : at;
  };

  /** Yields the moments of the stretch that ends here; true when the limit has passed. */
  const endStretch = (at: Date | null): boolean => {
    const due = dueDay();
    run.dueDay = due;
    if (terms.warnBefore !== null) {
      // The warning for this due date may have been given before a pause that did not move it.
      run.warnAt = run.moments.find(({ overdue, dueDay: told }) => !overdue && told === due)?.at ?? warnAt(due, terms.warnBefore);
    }
    const dueAt = calendar.closeOf(due);
    const over = at === null || dueAt <= at;
    if (run.warnAt && (at === null || run.warnAt <= at)) yieldOnce(run, { overdue: false, at: run.warnAt, dueDay: due });
    if (over) yieldOnce(run, { overdue: true, at: dueAt, dueDay: due });
    return over;
  };

  for (const change of terms.changes) {
    if (terms.endedAt && change.at > terms.endedAt) break;
    if (passed) {
      if (change.kind === 'suspend') run.laterSuspensions.push({ from: change.at, to: null });
      const last = run.laterSuspensions.at(-1);
      if (change.kind === 'resume' && last) last.to = change.at;
      continue;
    }
    if (change.kind === 'resume') {
      if (suspendedFrom) giveBack(suspendedFrom, change.at);
      suspendedFrom = null;
      stretchFrom = change.at;
      continue;
    }
    if (!suspendedFrom) passed = unlessBeyond(change.at, () => endStretch(change.at));
    if (passed && change.kind === 'suspend') run.laterSuspensions.push({ from: change.at, to: null });
    if (passed) continue;
    if (change.kind === 'suspend') suspendedFrom = change.at;
    else {
      extend(stretches, change.unit ?? terms.unit, change.days);
      if (!suspendedFrom) stretchFrom = change.at;
    }
  }
  if (passed) return;
  if (suspendedFrom && !terms.endedAt) {
    run.dueDay = null;
    run.warnAt = null;
    if (now > suspendedFrom) giveBack(suspendedFrom, now);
    run.dueDayIfResumed = dueDay();
    return;
  }
  if (suspendedFrom && terms.endedAt) giveBack(suspendedFrom, terms.endedAt);
  endStretch(terms.endedAt);
}

/** Time of one unit; `givenBack`: days that calendar days and months stood still. */
interface Stretch {
  unit: LimitTerms['unit'];
  count: number;
  givenBack: number;
}

/** The last day of the last of them, before a day off moves it. */
const endOf = (stretches: readonly Stretch[], startDay: number, calendar: WorkingCalendar): number =>
  stretches.reduce((from, { unit, count, givenBack }) => {
    if (unit === 'working-day') return calendar.nthWorkingDay(from, count);
    return (unit === 'month' ? monthsAfter(from, count) : from + count) + givenBack;
  }, startDay);

/** More of the unit that ran last lengthens it; another unit counts on from its end. Hours extend hours alone (`hour-run.ts`). */
function extend(stretches: Stretch[], unit: PeriodUnit, count: number): void {
  const running = stretches.at(-1);
  if (running?.unit === unit) running.count += count;
  else if (unit !== 'hour') stretches.push({ unit, count, givenBack: 0 });
}

/** A due date in a later year that is not loaded has certainly not come by `at`; the answer is then no. */
function unlessBeyond(at: Date, ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarYearMissing && error.year > yearOfDay(dayOfInstant(at))) return false;
    throw error;
  }
}

/** First and last civil day, after `after`, whose close of business fell into the suspension. */
export function lostDays(calendar: WorkingCalendar, from: Date, to: Date, after: number): [number, number] {
  const fromDay = dayOfInstant(from);
  const toDay = dayOfInstant(to);
  const first = from < calendar.closeOf(fromDay) ? fromDay : fromDay + 1;
  const last = to >= calendar.closeOf(toDay) ? toDay : toDay - 1;
  return [Math.max(first, after + 1), last];
}

function yieldOnce(run: LimitRun, moment: LimitRun['moments'][number]): void {
  const told = run.moments.some(({ overdue, dueDay }) => overdue === moment.overdue && dueDay === moment.dueDay);
  if (!told) run.moments.push(moment);
}

/** Counts as far as the calendar is known: lateness is then a lower bound, and still lateness. */
function countKnown(calendar: WorkingCalendar, from: number, to: number): number {
  try {
    return calendar.countBetween(from, to);
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    const lastKnown = toDay(`${error.year}-01-01`) - 1;
    return lastKnown > from ? calendar.countBetween(from, lastKnown) : 0;
  }
}
