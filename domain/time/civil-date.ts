/**
 * Civil dates of the city: `YYYY-MM-DD` in Asia/Shanghai, counted as whole days.
 *
 * China has had one fixed offset (+08:00) since 1991, so civil arithmetic is arithmetic on UTC dates; the machine's
 * own time zone never enters (the calendar package on offer errs in western ones).
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './duration.ts';

export type CivilDate = string;

export const ZONE_OFFSET_MS = 8 * HOUR_MS;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01; undefined when the text is not a real date (2026-02-30 is none). */
export function parseCivilDate(text: string): number | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(instant).toISOString().startsWith(text) ? instant / DAY_MS : undefined;
}

export function toDay(date: CivilDate): number {
  const day = parseCivilDate(date);
  if (day === undefined) throw new RangeError(`Not a civil date: ${JSON.stringify(date)}`);
  return day;
}

export const fromDay = (day: number): CivilDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const yearOfDay = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** 0 on Sunday to 6 on Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Monday to Friday, before any notice of the State Council is applied. */
export const isWeekday = (day: number): boolean => weekdayOf(day) >= 1 && weekdayOf(day) <= 5;

/** So many days after a date; a negative count goes back. */
export const daysAfter = (date: CivilDate, count: number): CivilDate => fromDay(toDay(date) + count);

/** Whole days from one date to another, below zero when the other is the earlier one. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => toDay(to) - toDay(from);

/** The corresponding day so many months later, or the last of that month where it has none (民法典 202). */
export function monthsAfter(day: number, count: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS;
}

/** The civil day on which an instant falls. */
export const dayOfInstant = (instant: Date): number => {
  const day = Math.floor((instant.getTime() + ZONE_OFFSET_MS) / DAY_MS);
  if (Number.isNaN(day)) throw new RangeError('Not an instant');
  return day;
};

/** The instant at which a civil day reaches a time of day, given in minutes after midnight. */
export const instantOfDay = (day: number, minutes: number): Date => new Date(day * DAY_MS - ZONE_OFFSET_MS + minutes * MINUTE_MS);
