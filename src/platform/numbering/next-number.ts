import type { Database } from '../database/index.ts';

/**
 * Begins a series, or goes on with one that somebody else has begun since. A plain INSERT that finds the row there shares its lock with
 * others, and on MariaDB all who then change it wait for each other; this one locks it for itself.
 */
const BEGIN: Record<Database['dialect'], string> = {
  sqlite: 'INSERT INTO number_series (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1',
  mysql: 'INSERT INTO number_series (name, last) VALUES ($1, 1) ON DUPLICATE KEY UPDATE last = last + 1',
};

/**
 * The next number of a series, 1 first. Taken inside the transaction that uses it, so that a number is never
 * given twice and a use case that fails leaves no gap (R11.2).
 */
export async function nextNumber(database: Database, series: string): Promise<number> {
  // Only the first use of a series has to begin it.
  if (!(await database.run('UPDATE number_series SET last = last + 1 WHERE name = $1', [series])))
    await database.run(BEGIN[database.dialect], [series]);
  const row = await database.get<{ last: number }>('SELECT last FROM number_series WHERE name = $1', [series]);
  if (!row) throw new Error(`Series ${series} vanished`);
  return row.last;
}
