import type { Database } from '../platform/database/index.ts';

/**
 * Changes columns of one row by its `id`; nothing is written where nothing changes. Table and columns come from our own code, never from
 * input.
 */
export async function updateRow(database: Database, table: string, id: string, changes: object): Promise<void> {
  const columns = Object.entries(changes) as [string, string | number | null][];
  if (!columns.length) return;
  await database.change(
    `UPDATE ${table} SET ${columns.map(([column], i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${columns.length + 1}`,
    [...columns.map(([, value]) => value), id],
  );
}
