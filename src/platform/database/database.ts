/**
 * One database: SQLite in a file by default, MariaDB or MySQL by URL. (docs/adr/0003-database.md)
 *
 * Every change happens in `write`: one transaction per use case. It is carried to all queries inside by
 * AsyncLocalStorage, so stores never pass it on. Instants are stored as whole milliseconds since 1970 UTC,
 * money as whole 分, JSON as text: three things on which the two databases disagree otherwise.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueryTypes, Sequelize, Transaction } from 'sequelize';
import * as libsqlDialect from './libsql-dialect.ts';
import { isTransient } from './faults.ts';

type Value = string | number | bigint | boolean | null | Buffer | undefined;
export type Row = Record<string, Value>;

interface Unit {
  transaction: Transaction;
  beforeCommit: Map<string, () => Promise<void>>;
  afterCommit: (() => void)[];
}

export interface Database {
  readonly sequelize: Sequelize;
  readonly dialect: 'sqlite' | 'mysql';
  /** Runs one use case in one transaction; a call inside another joins it. Runs again, from its start, after a deadlock. */
  write<T>(useCase: () => Promise<T>): Promise<T>;
  all<T>(sql: string, values?: Value[]): Promise<T[]>;
  get<T>(sql: string, values?: Value[]): Promise<T | undefined>;
  /** Changes rows and answers how many. Only inside {@link write}. */
  run(sql: string, values?: Value[]): Promise<number>;
  insert(table: string, row: Row): Promise<void>;
  insertAll(table: string, rows: Row[]): Promise<void>;
  /** Inserts unless the key is there already; answers whether it inserted. */
  insertOnce(table: string, row: Row): Promise<boolean>;
  /** ` FOR UPDATE` where the database has row locks; SQLite's single writer needs none. */
  readonly forUpdate: string;
  /** Identifies the current transaction; throws outside one. */
  currentUnit(): object;
  /** Work to do at the end of the current transaction, once per `name`. */
  beforeCommit(name: string, work: () => Promise<void>): void;
  /** Tells others after the commit; outside a transaction at once. Must not throw. */
  afterCommit(work: () => void): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`; absent = SQLite in `dataDir`. */
  url?: string;
  /** Directory of `sunlit.sqlite`. */
  dataDir?: string;
  poolSize?: number;
}

// Sequelize's hook for carrying a transaction is global to the class; the unit of work rides along with it.
const transactions = new AsyncLocalStorage<Map<string, unknown>>();
Sequelize.useCLS({
  bind: () => undefined,
  get: (key: string) => transactions.getStore()?.get(key),
  set: (key: string, value: unknown) => transactions.getStore()?.set(key, value),
  run: (work: () => unknown) => transactions.run(new Map(), work),
} as never);

const ATTEMPTS = 6;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const sequelize = options.url ? openServer(options.url, options.poolSize ?? 10) : openFile(options.dataDir ?? 'data');
  const dialect = options.url ? 'mysql' : 'sqlite';
  const units = new AsyncLocalStorage<Unit>();
  const turn = dialect === 'sqlite' ? createMutex() : <T>(work: () => Promise<T>): Promise<T> => work();

  async function once<T>(useCase: () => Promise<T>): Promise<{ result: T; unit: Unit }> {
    return turn(() => sequelize.transaction(
      { type: Transaction.TYPES.IMMEDIATE, isolationLevel: dialect === 'mysql' ? Transaction.ISOLATION_LEVELS.READ_COMMITTED : undefined },
      async (transaction) => {
        const unit: Unit = { transaction, beforeCommit: new Map(), afterCommit: [] };
        const result = await units.run(unit, async () => {
          const value = await useCase();
          for (const work of unit.beforeCommit.values()) await work();
          return value;
        });
        return { result, unit };
      },
    ));
  }

  const query = <T>(sql: string, values: Value[] | undefined, type: QueryTypes): Promise<T> =>
    sequelize.query(sql, { type, raw: true, ...(values?.length ? { bind: values.map((v) => v ?? null) } : {}) } as never) as unknown as Promise<T>;

  const database: Database = {
    sequelize,
    dialect,
    forUpdate: dialect === 'mysql' ? ' FOR UPDATE' : '',
    async write(useCase) {
      if (units.getStore()) return useCase();
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { result, unit } = await once(useCase);
          for (const tell of unit.afterCommit) tell();
          return result;
        } catch (error) {
          if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
          await sleep(Math.random() * 10 * 2 ** attempt);
        }
      }
    },
    all: (sql, values) => query(sql, values, QueryTypes.SELECT),
    async get<T>(sql: string, values?: Value[]) {
      return (await query<T[]>(sql, values, QueryTypes.SELECT))[0];
    },
    run: (sql, values) => query<number>(sql, values, QueryTypes.BULKUPDATE),
    insert: (table, row) => database.insertAll(table, [row]),
    async insertAll(table, rows) {
      for (let start = 0; start < rows.length; start += 100) {
        const [sql, values] = insertStatement('INSERT', table, rows.slice(start, start + 100));
        await query(sql, values, QueryTypes.BULKUPDATE);
      }
    },
    async insertOnce(table, row) {
      const [sql, values] = insertStatement(dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE', table, [row]);
      return (await query<number>(sql, values, QueryTypes.BULKUPDATE)) === 1;
    },
    currentUnit() {
      const unit = units.getStore();
      if (!unit) throw new Error('This changes rows and must run inside database.write');
      return unit;
    },
    beforeCommit(name, work) {
      const unit = database.currentUnit() as Unit;
      if (!unit.beforeCommit.has(name)) unit.beforeCommit.set(name, work);
    },
    afterCommit(work) {
      const unit = units.getStore();
      if (unit) unit.afterCommit.push(work);
      else work();
    },
    async close() {
      await turn(() => sequelize.close());
      if (dialect === 'sqlite') libsqlDialect.closePooledHandles(storageOf(sequelize));
    },
  };
  return database;
}

/** `table` and the keys of `rows` come from our own code, never from input; the values are always bound. */
function insertStatement(verb: string, table: string, rows: Row[]): [string, Value[]] {
  const columns = Object.keys(rows[0] ?? {});
  const values: Value[] = [];
  const tuples = rows.map((row) => `(${columns.map((column) => `$${values.push(row[column])}`).join(',')})`);
  return [`${verb} INTO \`${table}\` (${columns.map((c) => `\`${c}\``).join(',')}) VALUES ${tuples.join(',')}`, values];
}

const storageOf = (sequelize: Sequelize): string => (sequelize as unknown as { options: { storage: string } }).options.storage;

function openFile(dataDir: string): Sequelize {
  mkdirSync(dataDir, { recursive: true });
  return new Sequelize({
    dialect: 'sqlite', dialectModule: libsqlDialect, storage: path.join(dataDir, 'sunlit.sqlite'), logging: false,
  });
}

function openServer(url: string, poolSize: number): Sequelize {
  return new Sequelize(url, {
    dialect: 'mysql', logging: false, timezone: '+00:00',
    pool: { max: poolSize, min: 0, acquire: 8_000, idle: 30_000 },
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 4_000 },
    define: { charset: 'utf8mb4' },
  });
}

/** One writer at a time: concurrent SQLite writers do not queue, they fail with SQLITE_BUSY. */
function createMutex(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
