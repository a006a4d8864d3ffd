/** The demonstration's time offset, kept in the database so that platform and engine agree after a restart. */
import type { Database } from '../database/index.ts';

const NAME = 'demonstration-offset-ms';

export async function readOffset(database: Database): Promise<number> {
  const row = await database.get<{ value: string }>('SELECT value FROM setting WHERE name = $1', [NAME]);
  return row ? Number(row.value) : 0;
}

export async function storeOffset(database: Database, offsetMs: number): Promise<void> {
  await database.write(async () => {
    const changed = await database.run('UPDATE setting SET value = $1 WHERE name = $2', [String(offsetMs), NAME]);
    if (!changed) await database.insertOnce('setting', { name: NAME, value: String(offsetMs) });
  });
}
