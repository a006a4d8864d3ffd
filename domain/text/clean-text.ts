/**
 * Makes text what a reader sees of it: line ends unified, control and direction-changing characters removed.
 *
 * Nothing visible is removed. Direction overrides go because they could show a name or an amount in another order than it was recorded.
 */
import { withoutInvisible } from './invisible.ts';

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const BLANKS = /[\t\u00a0]/g;

export const cleanText = (text: string): string => withoutInvisible(text.replace(LINE_ENDS, '\n').replace(BLANKS, ' '));

/** What a person typed as it is stored and judged: cleaned, without blanks at either end. */
export const typedText = (text: string): string => cleanText(text).trim();

/** {@link cleanText} for every text inside a value. */
export function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => cleanAll(one)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one as unknown)])) as T;
}
