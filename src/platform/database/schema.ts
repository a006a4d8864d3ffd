/** Schema statements in words that SQLite and MariaDB/MySQL both understand. */
import type { Database } from './database.ts';
import type { Row, Value } from './driver.ts';

export interface Schema {
  readonly dialect: Database['dialect'];
  /** Texts longer than 64 KB. */
  readonly longText: string;
  readonly longBlob: string;
  /** Creates a table unless it exists; `columns` is the text between the parentheses. */
  table(name: string, columns: string): Promise<void>;
  /** Creates an index unless it exists; full text only where the database is MariaDB or MySQL. */
  index(table: string, columns: string, options?: { unique?: boolean; fullText?: boolean }): Promise<void>;
  /** Takes away an index that {@link index} made, unless that was done. */
  dropIndex(table: string, columns: string): Promise<void>;
  /** `INSERT` that leaves a row alone whose key is there already. */
  readonly insertIgnore: string;
  /** False also where there is no such table. */
  hasColumn(table: string, column: string): Promise<boolean>;
  /** Renames a column unless that was done. */
  renameColumn(table: string, from: string, to: string): Promise<void>;
  /**
   * Gives a table other columns: a new table is filled from the old one and takes its place; indexes and triggers are made anew by the
   * caller.
   * `select` names the columns that both have, or says for each column of the new table what it is filled with.
   */
  rebuild(table: string, columns: string, select: string | Record<string, string>): Promise<void>;
  run(sql: string): Promise<void>;
  all<T>(sql: string, values?: Value[]): Promise<T[]>;
  /** Inserts rows that the migration has made, in a transaction of their own. */
  insertAll(table: string, rows: Row[]): Promise<void>;
  /**
   * Makes a table append-only (R12a), unless it is: the database itself refuses UPDATE and DELETE.
   *
   * SQLite's `REPLACE INTO` deletes without firing the delete trigger, so an insert over an existing `key` is refused too.
   */
  appendOnly(table: string, key: string): Promise<void>;
}

const indexName = (table: string, columns: string): string => `${table}_${columns.replace(/\W+/g, '_')}`;

export function createSchema(database: Database): Schema {
  const mysql = database.dialect === 'mysql';
  const run = async (sql: string): Promise<void> => {
    await database.sequelize.query(sql);
  };
  const rows = async (sql: string, replacements: string[]): Promise<Record<string, unknown>[]> =>
    (await database.sequelize.query(sql, { replacements, type: 'SELECT' })) as Record<string, unknown>[];
  const finds = async (sql: string, ...replacements: string[]): Promise<boolean> => (await rows(sql, replacements)).length > 0;

  const hasTable = (name: string): Promise<boolean> =>
    mysql
      ? finds('SELECT 1 AS one FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?', name)
      : finds("SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = ?", name);
  const hasIndex = (table: string, name: string): Promise<boolean> =>
    mysql
      ? finds(
          'SELECT 1 AS one FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
          table,
          name,
        )
      : finds("SELECT 1 AS one FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND name = ?", table, name);
  const hasTrigger = (name: string): Promise<boolean> =>
    mysql
      ? finds('SELECT 1 AS one FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND trigger_name = ?', name)
      : finds("SELECT 1 AS one FROM sqlite_master WHERE type = 'trigger' AND name = ?", name);

  const trigger = async (name: string, sql: string): Promise<void> => {
    if (!(await hasTrigger(name))) await run(sql);
  };

  /** A rebuild that was cut short after the old table had gone is brought to its end. */
  async function finishRebuild(table: string): Promise<void> {
    if (!(await hasTable(table)) && (await hasTable(`${table}_next`))) await run(`ALTER TABLE \`${table}_next\` RENAME TO \`${table}\``);
    await run(`DROP TABLE IF EXISTS \`${table}_before\``);
  }

  const schema: Schema = {
    dialect: database.dialect,
    longText: mysql ? 'LONGTEXT' : 'TEXT',
    longBlob: mysql ? 'LONGBLOB' : 'BLOB',
    insertIgnore: mysql ? 'INSERT IGNORE' : 'INSERT OR IGNORE',
    run,
    all: (sql, values) => database.all(sql, values),
    insertAll: (table, rows) => database.write(() => database.insertAll(table, rows)),
    table: (name, columns) =>
      run(
        `CREATE TABLE IF NOT EXISTS \`${name}\` (${columns})${mysql ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : ''}`,
      ),
    async index(table, columns, options = {}) {
      const name = indexName(table, columns);
      if (await hasIndex(table, name)) return;
      await run(`CREATE ${options.unique ? 'UNIQUE ' : options.fullText ? 'FULLTEXT ' : ''}INDEX \`${name}\` ON \`${table}\` (${columns})`);
    },
    async dropIndex(table, columns) {
      const name = indexName(table, columns);
      if (await hasIndex(table, name)) await run(`DROP INDEX \`${name}\`${mysql ? ` ON \`${table}\`` : ''}`);
    },
    async hasColumn(table, column) {
      await finishRebuild(table);
      return mysql
        ? finds(
            'SELECT 1 AS one FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?',
            table,
            column,
          )
        : finds('SELECT 1 AS one FROM pragma_table_info(?) WHERE name = ?', table, column);
    },
    async renameColumn(table, from, to) {
      if (await schema.hasColumn(table, from)) await run(`ALTER TABLE \`${table}\` RENAME COLUMN ${from} TO ${to}`);
    },
    async rebuild(table, columns, select) {
      const filled = typeof select === 'string' ? Object.fromEntries(select.split(',').map((one) => [one.trim(), one.trim()])) : select;
      await run(`DROP TABLE IF EXISTS \`${table}_next\``);
      await schema.table(`${table}_next`, columns);
      await run(
        `INSERT INTO \`${table}_next\` (${Object.keys(filled).join(', ')}) SELECT ${Object.values(filled).join(', ')} FROM \`${table}\``,
      );
      await run(`ALTER TABLE \`${table}\` RENAME TO \`${table}_before\``);
      await finishRebuild(table);
    },
    async appendOnly(table, key) {
      const refusal = `${table} is append-only (R12a)`;
      for (const event of ['UPDATE', 'DELETE']) {
        const name = `${table}_refuses_${event.toLowerCase()}`;
        await trigger(
          name,
          mysql
            ? `CREATE TRIGGER ${name} BEFORE ${event} ON \`${table}\` FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal}'`
            : `CREATE TRIGGER ${name} BEFORE ${event} ON \`${table}\` BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
        );
      }
      if (!mysql) {
        await trigger(
          `${table}_refuses_replace`,
          `CREATE TRIGGER ${table}_refuses_replace BEFORE INSERT ON \`${table}\` WHEN EXISTS (SELECT 1 FROM \`${table}\` WHERE \`${key}\` = NEW.\`${key}\`) BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
        );
      }
    },
  };
  return schema;
}
