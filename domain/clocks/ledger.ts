/**
 * A clock's ledger and what follows from it (R13, R16.9; docs/adr/0007-clock.md). Pure: due times are computed, never stored as the truth.
 *
 * How time counts (docs/law.md, "Counting time"):
 * - The day of the start is not counted. A day is used when the clock is running at its close of business. A limit
 *   of n days falls due at the close of business of its nth used day; calendar days roll to the next working day.
 * - A suspension gives back exactly the days at whose close the clock stood still (XK45): nothing when it begins and
 *   ends between two closes, so a suspension of no length changes nothing. While suspended nothing falls due.
 * - What is recorded at the due instant or later comes too late: a suspension, an extension or a stop never undoes
 *   an overdue limit, and a stopped clock is read at its stop, never at the present.
 * - The period of a timer symbol of the drawing is counted alike, also in months and hours; it gives one notice, when it has passed.
 * - Steps have limits of their own, in working days from their opening, also before the clock starts (acceptance)
 *   and after it stops (certificate, delivery). Suspended time is not counted for them either.
 * - A suspension whose latest day was told gives notice at its close while the clock still stands; it does not end by itself.
 * - A limit that reaches into a year without a calendar has no due time. It has an earliest and a latest possible one, and is over once the
 *   latest has passed.
 */
import { dayOfInstant, fromDay } from '../time/civil-date.ts';
import { CalendarYearMissing, type WorkingCalendar } from '../calendar/calendar.ts';
import { atBound, type Bound } from '../calendar/possible-years.ts';
import type { LedgerEntry, Limit } from './entries.ts';
import { readHistory, type ClockState, type History, type StepSpan } from './history.ts';
import { hoursWarning, readHourLimit } from './hour-limit.ts';
import { runHours } from './hour-run.ts';
import { overdueDays, runLimit, type LimitRun, type LimitTerms } from './limit-run.ts';
import { suspensionEnds } from './suspension-ends.ts';

export type { LedgerEntry, Limit };

export type MomentKind =
  | 'step-warning'
  | 'step-overdue'
  | 'promised-warning'
  | 'promised-overdue'
  | 'statutory-warning'
  | 'statutory-overdue'
  | 'acceptance-warning'
  | 'acceptance-overdue'
  | 'holding-warning'
  | 'holding-overdue'
  | 'period-passed'
  | 'suspension-overdue';

export interface Moment {
  kind: MomentKind;
  /**
   * Stable id of this occurrence: `promised:2026-12-03` for a limit, so that a limit with a new due date warns again
   * but never twice for the same one; the step's id for a step (`<id>#2` when it was opened a second time).
   */
  occurrence: string;
  at: Date;
  /** The due instant that the moment is about. */
  dueAt: Date;
}

export interface LimitReading {
  id: Limit['id'];
  /** Null before the start, while suspended (unless already passed), and where the calendar is missing. */
  dueAt: Date | null;
  /** The due date needs the calendar of this year, which is not loaded. */
  undeterminedYear?: number;
  /** Where the due date is undetermined: between which instants it lies. */
  possible?: { earliest: Date; latest: Date };
  warnAt: Date | null;
  /** Working days after today up to and including the due day: 0 on the due day itself; as if resumed now while suspended. */
  workingDaysLeft: number | null;
  /** Working days since the due day that were not suspended; 0 on the evening of the due day. */
  overdueWorkingDays: number;
  exceeded: boolean;
}

/** An open step with a limit of its own. */
export interface StepReading {
  stepId: string;
  dueAt: Date | null;
  undeterminedYear?: number;
  warnAt: Date | null;
  overdue: boolean;
}

export interface ClockReading {
  state: ClockState;
  limits: LimitReading[];
  steps: StepReading[];
  /** Every moment that counts, past and future, ascending: none from after a stop or from suspended time. */
  moments: Moment[];
}

const STEP_WARN_BEFORE = 1;
const DEFAULT_WARN_BEFORE = 1;
/** A limit that reaches further into years without a calendar is not near its end. */
const MOST_YEARS = 3;

export function readClock(limits: Limit[], ledger: LedgerEntry[], calendar: WorkingCalendar, now: Date): ClockReading {
  const history = readHistory(ledger);
  const moments: Moment[] = [];
  const readings = limits.map((limit): LimitReading => {
    const { startedAt, stoppedAt: endedAt } = history;
    if (!startedAt) return unread(limit.id);
    const { id, days, unit, roll = true } = limit;
    if (unit === 'hour') return readHours(limit, { ...history, startedAt }, now, moments);
    const warnBefore = id === 'period' ? null : (limit.warnBefore ?? DEFAULT_WARN_BEFORE);
    const changes = history.changes.filter((change) => change.kind !== 'extend' || change.limit === id);
    const terms: LimitTerms = { startedAt, endedAt, days, unit, roll, warnBefore, changes };
    const run = runLimit(terms, calendar, now);
    for (const { overdue, at, dueDay } of run.moments) {
      moments.push({
        kind: id === 'period' ? 'period-passed' : `${id}-${overdue ? 'overdue' : 'warning'}`,
        occurrence: `${limit.id}:${fromDay(dueDay)}`,
        at,
        dueAt: calendar.closeOf(dueDay),
      });
    }
    if (run.undeterminedYear === undefined) return readLimit(id, run, calendar, endedAt ?? now);
    return readUndetermined(id, terms, run.undeterminedYear, calendar, now, moments);
  });
  for (const { until, at } of suspensionEnds(history.changes, calendar))
    moments.push({ kind: 'suspension-overdue', occurrence: `suspension:${until}`, at, dueAt: at });
  const steps = history.steps.flatMap((step) => readStep(step, calendar, now, moments));
  return { state: history.state, limits: readings, steps, moments: moments.sort(inTime) };
}

/** Moments that have come, whoever asks and however late. */
export function dueMoments(reading: ClockReading, now: Date): Moment[] {
  return reading.moments.filter(({ at }) => at <= now);
}

/** When to ask again; null when nothing more will fall due as the ledger stands. */
export function nextMoment(reading: ClockReading, now: Date): Date | null {
  return reading.moments.find(({ at }) => at > now)?.at ?? null;
}

const unread = (id: Limit['id']): LimitReading => ({
  id,
  dueAt: null,
  warnAt: null,
  workingDaysLeft: null,
  overdueWorkingDays: 0,
  exceeded: false,
});

function readHours(limit: Limit, history: History & { startedAt: Date }, now: Date, moments: Moment[]): LimitReading {
  const { id } = limit;
  const { stoppedAt: endedAt } = history;
  const { dueAt, warnAt } = readHourLimit(limit, history);
  const told = (kind: MomentKind, at: Date | null): void => {
    if (at && dueAt && (!endedAt || at <= endedAt)) moments.push({ kind, occurrence: `${id}:${dueAt.toISOString()}`, at, dueAt });
  };
  if (id !== 'period') told(`${id}-warning`, warnAt);
  told(id === 'period' ? 'period-passed' : `${id}-overdue`, dueAt);
  return { ...unread(id), dueAt, warnAt, exceeded: dueAt !== null && dueAt <= (endedAt ?? now) };
}

/**
 * A due date in a year without a calendar. What the law decides at the end of a period rests on a date that is known, so a period gives no
 * notice at its latest possible end; a limit does, because it is then late for certain.
 */
function readUndetermined(
  id: Limit['id'],
  terms: LimitTerms,
  undeterminedYear: number,
  calendar: WorkingCalendar,
  now: Date,
  moments: Moment[],
): LimitReading {
  const days = (['earliest', 'latest'] as const).map((bound) => possibleDay(terms, undeterminedYear, calendar, now, bound));
  const [earliest, latest] = days;
  if (typeof earliest !== 'number' || typeof latest !== 'number') return { ...unread(id), undeterminedYear };
  const possible = { earliest: calendar.closeOf(earliest), latest: calendar.closeOf(latest) };
  const { endedAt } = terms;
  if (id !== 'period' && (!endedAt || possible.latest <= endedAt))
    moments.push({ kind: `${id}-overdue`, occurrence: `${id}:${fromDay(latest)}`, at: possible.latest, dueAt: possible.latest });
  return { ...unread(id), undeterminedYear, possible, exceeded: id !== 'period' && possible.latest <= (endedAt ?? now) };
}

/** The due day by a bound; null while the limit stands still, and where it is too far away. */
function possibleDay(terms: LimitTerms, from: number, calendar: WorkingCalendar, now: Date, bound: Bound): number | null {
  let [year, filled] = [from, calendar];
  for (let tries = 0; tries < MOST_YEARS; tries += 1) {
    filled = atBound(filled, year, bound);
    const { dueDay, undeterminedYear } = runLimit(terms, filled, now);
    if (undeterminedYear === undefined) return dueDay;
    year = undeterminedYear;
  }
  return null;
}

function readLimit(id: Limit['id'], run: LimitRun, calendar: WorkingCalendar, until: Date): LimitReading {
  const dueAt = run.dueDay === null ? null : calendar.closeOf(run.dueDay);
  const exceeded = dueAt !== null && dueAt <= until;
  return {
    id,
    dueAt,
    warnAt: run.warnAt,
    exceeded,
    workingDaysLeft: exceeded ? 0 : daysLeft(run, calendar, until),
    overdueWorkingDays: exceeded ? overdueDays(run, calendar, until) : 0,
  };
}

function daysLeft(run: LimitRun, calendar: WorkingCalendar, until: Date): number | null {
  const dueDay = run.dueDay ?? run.dueDayIfResumed;
  if (dueDay === null) return null;
  try {
    return Math.max(0, calendar.countBetween(dayOfInstant(until), dueDay));
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}

function readStep(step: StepSpan, calendar: WorkingCalendar, now: Date, moments: Moment[]): StepReading[] {
  const { unit } = step;
  if (unit === 'hour') return readStepHours(step, now, moments);
  const {
    dueDay,
    undeterminedYear,
    warnAt,
    moments: ofStep,
  } = runLimit(
    {
      startedAt: step.openedAt,
      endedAt: step.closedAt,
      days: step.limitDays,
      unit,
      roll: true,
      warnBefore: STEP_WARN_BEFORE,
      changes: step.changes,
    },
    calendar,
    now,
  );
  for (const { overdue, at, dueDay: day } of ofStep) {
    const kind = overdue ? 'step-overdue' : 'step-warning';
    // Of a step, only its last due date is told: it raises no signal, and its id is the occurrence.
    const told = moments.findIndex((moment) => moment.kind === kind && moment.occurrence === step.occurrence);
    if (told < 0) moments.push({ kind, occurrence: step.occurrence, at, dueAt: calendar.closeOf(day) });
  }
  if (step.closedAt) return [];
  const dueAt = dueDay === null ? null : calendar.closeOf(dueDay);
  return [
    {
      stepId: step.stepId,
      dueAt,
      ...(undeterminedYear === undefined ? {} : { undeterminedYear }),
      warnAt,
      overdue: dueAt !== null && dueAt <= now,
    },
  ];
}

function readStepHours(step: StepSpan, now: Date, moments: Moment[]): StepReading[] {
  const { stepId, occurrence, openedAt, closedAt, limitDays: hours, changes } = step;
  const dueAt = runHours({ startedAt: openedAt, endedAt: closedAt, hours, changes });
  const warnAt = dueAt && hoursWarning(openedAt, dueAt);
  for (const [kind, at] of [
    ['step-warning', warnAt],
    ['step-overdue', dueAt],
  ] as const)
    if (at && dueAt && (!closedAt || at <= closedAt)) moments.push({ kind, occurrence, at, dueAt });
  return closedAt ? [] : [{ stepId, dueAt, warnAt, overdue: dueAt !== null && dueAt <= now }];
}

const RANK: Record<MomentKind, number> = {
  'step-warning': 0,
  'promised-warning': 1,
  'statutory-warning': 2,
  'acceptance-warning': 2,
  'holding-warning': 2,
  'step-overdue': 3,
  'promised-overdue': 4,
  'statutory-overdue': 5,
  'acceptance-overdue': 5,
  'holding-overdue': 5,
  'period-passed': 6,
  'suspension-overdue': 7,
};
const inTime = (a: Moment, b: Moment): number =>
  a.at.getTime() - b.at.getTime() || RANK[a.kind] - RANK[b.kind] || (a.occurrence < b.occurrence ? -1 : 1);
