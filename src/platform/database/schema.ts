/** Schema statements in words that SQLite and MariaDB/MySQL both understand. */
import type { Database } from './database.ts';

export interface Schema {
  readonly dialect: Database['dialect'];
  /** Texts longer than 64 KB. */
  readonly longText: string;
  readonly longBlob: string;
  /** Creates a table unless it exists; `columns` is the text between the parentheses. */
  table(name: string, columns: string): Promise<void>;
  index(table: string, columns: string, options?: { unique?: boolean }): Promise<void>;
  run(sql: string): Promise<void>;
  /**
   * Makes a table append-only (R12a): the database itself refuses UPDATE and DELETE.
   *
   * SQLite's `REPLACE INTO` deletes without firing the delete trigger, so an insert over an existing `key` is refused too.
   */
  appendOnly(table: string, key: string): Promise<void>;
}

export function createSchema(database: Database): Schema {
  const mysql = database.dialect === 'mysql';
  const run = async (sql: string): Promise<void> => {
    await database.sequelize.query(sql);
  };
  return {
    dialect: database.dialect,
    longText: mysql ? 'LONGTEXT' : 'TEXT',
    longBlob: mysql ? 'LONGBLOB' : 'BLOB',
    run,
    table: (name, columns) =>
      run(`CREATE TABLE IF NOT EXISTS \`${name}\` (${columns})${mysql ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : ''}`),
    index: (table, columns, options = {}) =>
      run(`CREATE ${options.unique ? 'UNIQUE ' : ''}INDEX \`${table}_${columns.replace(/\W+/g, '_')}\` ON \`${table}\` (${columns})`),
    async appendOnly(table, key) {
      const refusal = `${table} is append-only (R12a)`;
      for (const event of ['UPDATE', 'DELETE']) {
        const name = `${table}_refuses_${event.toLowerCase()}`;
        await run(mysql
          ? `CREATE TRIGGER ${name} BEFORE ${event} ON \`${table}\` FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal}'`
          : `CREATE TRIGGER ${name} BEFORE ${event} ON \`${table}\` BEGIN SELECT RAISE(ABORT, '${refusal}'); END`);
      }
      if (!mysql) {
        await run(`CREATE TRIGGER ${table}_refuses_replace BEFORE INSERT ON \`${table}\` WHEN EXISTS (SELECT 1 FROM \`${table}\` WHERE \`${key}\` = NEW.\`${key}\`) BEGIN SELECT RAISE(ABORT, '${refusal}'); END`);
      }
    },
  };
}
