/** Our statements name their values `$1`, `$2`, …; MariaDB and MySQL know `?` only, each for the next value. */
import type { Value } from './driver.ts';

interface Places {
  text: string;
  /** For each `?`, which value; from 0. */
  order: readonly number[];
}

/** About 300 bytes each. */
const MOST_KNOWN = 2_000;
const known = new Map<string, Places>();

export function placesOf(sql: string): Places {
  const found = known.get(sql);
  if (found) return found;
  const order: number[] = [];
  const text = sql.replace(/\$(\d+)/g, (_, number: string) => {
    order.push(Number(number) - 1);
    return '?';
  });
  if (known.size >= MOST_KNOWN) known.clear();
  const places = { text, order };
  known.set(sql, places);
  return places;
}

export const valuesAt = (order: readonly number[], values: readonly Value[]): Exclude<Value, undefined>[] =>
  order.map((place) => values[place] ?? null);

/** `$1,$2,…` for so many values, beginning at the place `from`. */
export const placeholders = (count: number, from = 1): string => Array.from({ length: count }, (_, i) => `$${i + from}`).join(',');
