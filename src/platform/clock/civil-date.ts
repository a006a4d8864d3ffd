/**
 * Civil dates of the city: `YYYY-MM-DD` in Asia/Shanghai, counted as whole days.
 *
 * China has had one fixed offset (+08:00) since 1991, so civil arithmetic is arithmetic on UTC dates; the machine's
 * own time zone never enters (the calendar package on offer errs in western ones).
 */
export type CivilDate = string;

const DAY_MS = 86_400_000;
const ZONE_OFFSET_MS = 8 * 3_600_000;
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

/** Monday to Friday, before any notice of the State Council is applied. */
export const isWeekday = (day: number): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday >= 1 && weekday <= 5;
};

/** The civil day on which an instant falls. */
export const dayOfInstant = (instant: Date): number => {
  const day = Math.floor((instant.getTime() + ZONE_OFFSET_MS) / DAY_MS);
  if (Number.isNaN(day)) throw new RangeError('Not an instant');
  return day;
};

/** The instant at which a civil day reaches a time of day, given in minutes after midnight. */
export const instantOfDay = (day: number, minutes: number): Date => new Date(day * DAY_MS - ZONE_OFFSET_MS + minutes * 60_000);

/** The city's civil date of an instant. */
export const civilDateInChina = (instant: Date | number): CivilDate => fromDay(dayOfInstant(new Date(instant)));
