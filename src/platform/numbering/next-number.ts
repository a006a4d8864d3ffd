import type { Database } from '../database/index.ts';

/**
 * The next number of a series, 1 first. Taken inside the transaction that uses it, so that a number is never
 * given twice and a use case that fails leaves no gap (R11.2).
 */
export async function nextNumber(database: Database, series: string): Promise<number> {
  const advance = (): Promise<number> => database.run('UPDATE number_series SET last = last + 1 WHERE name = $1', [series]);
  // The row is changed first: an INSERT that finds it there would share its lock with others, and all would wait for each other.
  if (!await advance()) {
    await database.insertOnce('number_series', { name: series, last: 0 });
    await advance();
  }
  const row = await database.get<{ last: number }>('SELECT last FROM number_series WHERE name = $1', [series]);
  if (!row) throw new Error(`Series ${series} vanished`);
  return row.last;
}
