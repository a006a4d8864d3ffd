/**
 * Makes text printable: line ends unified, control and direction-changing characters removed.
 *
 * Nothing visible is removed. Direction overrides go because they could show a name or an amount in another order than it was recorded.
 */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const BLANKS = /[\t\u00a0]/g;
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

export const cleanText = (text: string): string => text.replace(LINE_ENDS, '\n').replace(BLANKS, ' ').replace(INVISIBLE, '');

/** The same for every text inside a value. */
export function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => cleanAll(one)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanAll(one as unknown)])) as T;
}
