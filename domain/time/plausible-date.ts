/**
 * Dates that a person gives lie within these years; anything else is a slip of the finger (R11.3). One bound for births and for fields of
 * forms.
 */
import { parseCivilDate } from './civil-date.ts';

export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2100;

/** A real civil date within the years that a person may mean. */
export function isPlausibleDate(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return parseCivilDate(text) !== undefined && year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}
