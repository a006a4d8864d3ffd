/**
 * One database: SQLite in a file by default, MariaDB or MySQL by URL. (docs/adr/0003-database.md)
 *
 * Every change happens in `write`: one transaction per use case. It is carried to all queries inside by
 * AsyncLocalStorage, so stores never pass it on. Instants are stored as whole milliseconds since 1970 UTC,
 * money as whole 分, JSON as text: three things on which the two databases disagree otherwise.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sequelize } from 'sequelize';
import type { Asking, Connection, Driver, Ending, Row, Statement, Value } from './driver.ts';
import { isTransient } from './faults.ts';
import { openFile } from './file-driver.ts';
import { AGAIN, ASIDE_LIMITS } from './limits.ts';
import { openSequelize } from './own-sequelize.ts';
import { openServer } from './server-driver.ts';

interface Unit {
  connection: Connection;
  beforeCommit: Map<string, () => Promise<void>>;
  ending?: Ending;
  afterCommit: (() => void)[];
  afterRollback: (() => Promise<void>)[];
}

/** Asks; changes nothing. */
export interface Reader {
  readonly dialect: 'sqlite' | 'mysql';
  all<T>(sql: string, values?: Value[]): Promise<T[]>;
  get<T>(sql: string, values?: Value[]): Promise<T | undefined>;
}

/** Of questions whose cost grows with the city. */
export interface AsideReader extends Reader {
  /** What `work` asks, by models too, is asked aside. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export interface Database extends Reader {
  /** Its models' statements go where ours go: into the current transaction, else beside it. */
  readonly sequelize: Sequelize;
  /**
   * For questions whose cost grows with the city: decisions and signals never wait for their answer, which is of what has been committed
   * by then. Refused with 503 `question-too-costly` at a limit of time or memory, and `questions-busy` where too many wait. Never inside
   * {@link write}, whose changes it would not see.
   */
  readonly aside: AsideReader;
  /** Runs one use case in one transaction; a call inside another joins it. Runs again, from its start, after a deadlock. */
  write<T>(useCase: () => Promise<T>): Promise<T>;
  /** Changes rows and answers how many. Only inside {@link write}. */
  run(sql: string, values?: Value[]): Promise<number>;
  /**
   * Changes rows, and answers before it has: it is done before the next question of this transaction, or with its commit, in one turn with
   * others (docs/adr/0022-hot-path.md). So a fault of it is told there. Only inside {@link write}; so are the inserts.
   */
  change(sql: string, values?: Value[]): Promise<void>;
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
  /**
   * What ends the current transaction, in one turn with its commit and never beside another of this process; there can be one. Nothing
   * that another transaction may hold is to be asked for in it.
   */
  lastly(ending: Ending): void;
  /** Tells others after the commit; outside a transaction at once. Must not throw. */
  afterCommit(work: () => void): void;
  /** Runs when the current transaction has been undone by a refusal, outside of it: what must be stored although the rest is not. */
  afterRollback(work: () => Promise<void>): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`; absent = SQLite in `dataDir`. */
  url?: string;
  /** Directory of `sunlit.sqlite`. */
  dataDir?: string;
  /** What a question aside may take; that of `ASIDE_LIMITS` unless said. */
  asideSeconds?: number;
}

const ROWS_AT_ONCE = 100;

export async function openDatabase({ url, dataDir = 'data', asideSeconds = ASIDE_LIMITS.seconds }: DatabaseOptions): Promise<Database> {
  const driver: Driver = url ? openServer(url, asideSeconds) : openFile(dataDir, asideSeconds);
  const units = new AsyncLocalStorage<Unit>();
  const lanes = new AsyncLocalStorage<Asking>();

  async function once<T>(useCase: () => Promise<T>, begun: (unit: Unit) => void): Promise<{ result: T; unit: Unit }> {
    let unit: Unit | undefined;
    const result = await driver.transact(
      (lent) => {
        const own = (unit = { connection: lent, beforeCommit: new Map(), afterCommit: [], afterRollback: [] } as Unit);
        begun(own);
        return units.run(own, async () => {
          const value = await useCase();
          for (const work of own.beforeCommit.values()) await work();
          return value;
        });
      },
      () => {
        const { ending } = unit ?? {};
        return ending && ((fresh) => units.run(unit as Unit, () => ending(fresh)));
      },
    );
    return { result, unit: unit as Unit };
  }

  const changing = (): Connection => units.getStore()?.connection ?? driver;
  const connection = (): Asking => units.getStore()?.connection ?? lanes.getStore() ?? driver;
  const query = (sql: string, values: Value[] = []) => connection().query(sql, values);

  function aside(): Asking {
    if (units.getStore()) throw new Error('A transaction does not read aside: it would not see its own changes');
    return driver.aside;
  }

  const database: Database = {
    sequelize: openSequelize(driver.dialect, connection),
    dialect: driver.dialect,
    aside: {
      dialect: driver.dialect,
      all: async <T>(sql: string, values: Value[] = []) => (await aside().query(sql, values)).rows as T[],
      get: async <T>(sql: string, values: Value[] = []) => (await aside().one(sql, values)) as T | undefined,
      during: async (work) => lanes.run(aside(), work),
    },
    forUpdate: driver.dialect === 'mysql' ? ' FOR UPDATE' : '',
    async write(useCase) {
      if (units.getStore()) return useCase();
      let tried: Unit | undefined;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { result, unit } = await once(useCase, (begun) => {
            tried = begun;
          });
          for (const tell of unit.afterCommit) tell();
          return result;
        } catch (error) {
          if (attempt >= AGAIN.attempts || !isTransient(error)) {
            for (const work of tried?.afterRollback ?? []) await work();
            throw error;
          }
          await sleep(AGAIN.pauseMs(attempt));
        }
      }
    },
    all: async <T>(sql: string, values?: Value[]) => (await query(sql, values)).rows as T[],
    get: <T>(sql: string, values: Value[] = []) => connection().one(sql, values) as Promise<T | undefined>,
    run: async (sql, values) => (await query(sql, values)).changes,
    change: (sql, values = []) => changing().later(sql, values),
    insert: (table, row) => database.insertAll(table, [row]),
    async insertAll(table, rows) {
      for (const { sql, values } of insertStatements(table, rows)) await changing().later(sql, values);
    },
    async insertOnce(table, row) {
      return (
        (await query(...insertStatement(driver.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE', table, [row]))).changes === 1
      );
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
    lastly(ending) {
      const unit = database.currentUnit() as Unit;
      if (unit.ending) throw new Error('A transaction ends once');
      unit.ending = ending;
    },
    afterCommit(work) {
      const unit = units.getStore();
      if (unit) unit.afterCommit.push(work);
      else work();
    },
    afterRollback(work) {
      (database.currentUnit() as Unit).afterRollback.push(work);
    },
    async close() {
      await database.sequelize.close();
      await driver.close();
    },
  };
  return database;
}

/** The statements that {@link Database.insertAll} carries out. */
export function insertStatements(table: string, rows: Row[]): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const [sql, values] = insertStatement('INSERT', table, rows.slice(start, start + ROWS_AT_ONCE));
    statements.push({ sql, values });
  }
  return statements;
}

/** `table` and the keys of `rows` come from our own code, never from input; the values are always bound. */
function insertStatement(verb: string, table: string, rows: Row[]): [string, Value[]] {
  const columns = Object.keys(rows[0] ?? {});
  const values: Value[] = [];
  const tuples = rows.map((row) => `(${columns.map((column) => `$${values.push(row[column])}`).join(',')})`);
  return [`${verb} INTO \`${table}\` (${columns.map((c) => `\`${c}\``).join(',')}) VALUES ${tuples.join(',')}`, values];
}
