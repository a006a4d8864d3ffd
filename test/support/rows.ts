/** Rows for tests of the database itself: any value that a column takes. */
import type { Database } from '../../src/platform/database/index.ts';

export type { Database };
export type Row = Record<string, string | number | Buffer>;

interface Column {
  name: string;
  type: string;
}

async function columnsOf(database: Database, table: string): Promise<Column[]> {
  return database.dialect === 'sqlite'
    ? database.all<Column>(`SELECT name, lower(type) AS type FROM pragma_table_info('${table}')`)
    : database.all<Column>(
        'SELECT column_name AS name, lower(column_type) AS type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = $1 ORDER BY ordinal_position',
        [table],
      );
}

export async function dummyRow(database: Database, table: string): Promise<Row> {
  const columns = await columnsOf(database, table);
  return Object.fromEntries(columns.map(({ name, type }) => [name, /int/.test(type) ? 1 : /blob/.test(type) ? Buffer.from('x') : 'x']));
}

/** Names of all triggers, sorted. */
export async function triggersOf(database: Database): Promise<string[]> {
  const rows = await database.all<{ name: string }>(
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'trigger'"
      : 'SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE()',
  );
  return rows.map(({ name }) => name).sort();
}

/** Does what somebody with the database's own password could do: takes the trigger away first. */
export async function withoutTriggers(database: Database, table: string, work: () => Promise<unknown>): Promise<void> {
  for (const trigger of (await triggersOf(database)).filter((name) => name.startsWith(`${table}_refuses_`)))
    await database.sequelize.query(`DROP TRIGGER ${trigger}`);
  await database.write(work);
}
