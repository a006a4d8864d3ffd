/**
 * The period that a timer symbol of a drawing carries: its length in legal units, and the ISO duration that other BPMN tools read.
 *
 * The headers say what the law says; the duration beside them is for interchange only, because BPMN knows no working day.
 */
import { HEADERS, PERIOD_UNITS, type Period, type PeriodUnit } from '../contract.ts';
import type { TextPair } from './outcomes.ts';

const COUNT = /^[1-9]\d{0,3}$/;
type Headers = Readonly<Record<string, string>>;

export const isPeriodUnit = (value: unknown): value is PeriodUnit => PERIOD_UNITS.some((unit) => unit === value);

/** Whole and within bounds, or nothing. */
export const countOf = (stored: string | undefined): number | undefined =>
  stored !== undefined && COUNT.test(stored) ? Number(stored) : undefined;

/** The period that the headers of a timer symbol state; nothing when a part is absent or cannot be read. */
export function periodOf(headers: Headers): Period | undefined {
  const [count, unit] = [countOf(headers[HEADERS.period]), headers[HEADERS.periodUnit]];
  if (count === undefined || !isPeriodUnit(unit)) return undefined;
  return { count, unit, roll: unit !== 'hour' && headers[HEADERS.roll] !== 'no' };
}

/** A step's own limit, in working days unless it says otherwise; nothing when its unit is none. */
export function limitOf(headers: Headers): Period | undefined {
  const count = countOf(headers[HEADERS.limit]);
  const unit = headers[HEADERS.limitUnit] ?? 'working-day';
  return count === undefined || !isPeriodUnit(unit) ? undefined : { count, unit, roll: unit !== 'hour' };
}

/** Whether a border timer has no period of its own. */
export const followsLimit = (timer: Headers): boolean => timer[HEADERS.period] === undefined && timer[HEADERS.periodUnit] === undefined;

/** A border timer without a period of its own follows the limit of its step. */
export function periodOnBorder(timer: Headers, limit: Period | undefined): Period | undefined {
  if (!followsLimit(timer)) return periodOf(timer);
  return limit && { ...limit, roll: limit.roll && timer[HEADERS.roll] !== 'no' };
}

const DURATIONS: Readonly<Record<PeriodUnit, (count: number) => string>> = {
  'working-day': (count) => `P${count}D`,
  'calendar-day': (count) => `P${count}D`,
  month: (count) => `P${count}M`,
  hour: (count) => `PT${count}H`,
};

/** What stands in `timeDuration`, the nearest that BPMN can say. */
export const durationOf = ({ count, unit }: Pick<Period, 'count' | 'unit'>): string => DURATIONS[unit](count);

/**
 * What another tool's duration says in our terms. Days may be working or calendar days: the unit is then for a person to choose.
 * Durations of several parts, of minutes or with fractions are not understood.
 */
export function readDuration(duration: string | undefined): { count: number; unit?: PeriodUnit } | undefined {
  const [, days, weeks, months, years, hours] =
    /^P(?:([1-9]\d*)D|([1-9]\d*)W|([1-9]\d*)M|([1-9]\d*)Y|T([1-9]\d*)H)$/.exec(duration?.trim() ?? '') ?? [];
  if (days) return { count: Number(days) };
  if (weeks) return { count: 7 * Number(weeks), unit: 'calendar-day' };
  if (months ?? years) return { count: Number(months ?? 0) + 12 * Number(years ?? 0), unit: 'month' };
  return hours ? { count: Number(hours), unit: 'hour' } : undefined;
}

/** How a unit is called by itself, and after a number in Chinese and English. */
const UNIT_WORDS: Readonly<Record<PeriodUnit, [name: string, zh: string, en: string]>> = {
  'working-day': ['工作日', ' 个工作日', 'working day'],
  'calendar-day': ['日', ' 日', 'calendar day'],
  month: ['月', ' 个月', 'month'],
  hour: ['小时', ' 小时', 'hour'],
};

export const unitText = (unit: PeriodUnit): TextPair => ({ message: UNIT_WORDS[unit][0], messageEn: UNIT_WORDS[unit][2] });

/** `5 个工作日`, `5 working days`. */
export function periodText({ count, unit }: Pick<Period, 'count' | 'unit'>): TextPair {
  const [, zh, en] = UNIT_WORDS[unit];
  return { message: `${count}${zh}`, messageEn: `${count} ${en}${count === 1 ? '' : 's'}` };
}
