/**
 * Instants as the city writes them: always +08:00, whatever the zone of the machine or of the browser. China has one zone and no summer
 * time.
 */
import { dayOfInstant, fromDay, instantOfDay, toDay, ZONE_OFFSET_MS, type CivilDate } from './civil-date.ts';

/** ISO 8601 with the city's own offset, e.g. `2026-11-24T17:30:00.000+08:00`; null stays null. */
export function isoInChina(instant: Date | number): string;
export function isoInChina(instant: Date | number | null | undefined): string | null;
export function isoInChina(instant: Date | number | null | undefined): string | null {
  if (instant === null || instant === undefined) return null;
  const milliseconds = typeof instant === 'number' ? instant : instant.getTime();
  return new Date(milliseconds + ZONE_OFFSET_MS).toISOString().replace('Z', '+08:00');
}

/** The city's civil date of an instant. */
export const civilDateInChina = (instant: Date | number): CivilDate => fromDay(dayOfInstant(new Date(instant)));

/** The city's time of day of an instant, `17:30`. */
export const timeOfDayInChina = (instant: Date | number): string => isoInChina(instant).slice(11, 16);

/** The first instant of a civil date. */
export const startOfDate = (date: CivilDate): Date => instantOfDay(toDay(date), 0);

/** From the first instant of the civil date of an instant up to, and without, the first of the next one. */
export function dayAround(instant: Date | number): { from: number; before: number } {
  const day = dayOfInstant(new Date(instant));
  return { from: instantOfDay(day, 0).getTime(), before: instantOfDay(day + 1, 0).getTime() };
}
