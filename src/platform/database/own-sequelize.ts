/**
 * Sequelize over our own connections (docs/adr/0029-models.md): what a model asks or changes goes where our SQL goes, into the current
 * transaction or beside it, with the same limits, the same silence and the same errors. To Sequelize's two dialects each driver looks
 * like the package that they know, of which only what they call is here.
 */
import { Sequelize, type Options } from 'sequelize';
import type { Asking, Driver, Outcome, Value } from './driver.ts';
import { driverError } from './faults.ts';

type Dialect = Driver['dialect'];

const USUAL: Record<Dialect, Options> = {
  sqlite: { dialect: 'sqlite', storage: 'sunlit.sqlite', foreignKeys: false },
  // A connection here is none of the server's: as many as anybody asks for, nothing asked when one is made.
  mysql: { dialect: 'mysql', timezone: '+00:00', keepDefaultTimezone: true, pool: { max: 1_000 } },
} as never;

/** Says of a failure what the database said, as our own statements do. */
class OwnSequelize extends Sequelize {
  override async query(...asked: Parameters<Sequelize['query']>): Promise<never> {
    try {
      return (await super.query(...asked)) as never;
    } catch (error) {
      throw driverError(error);
    }
  }
}

/** `connection` answers that of the moment. */
export const openSequelize = (dialect: Dialect, connection: () => Asking): Sequelize =>
  new OwnSequelize({
    ...USUAL[dialect],
    dialectModule: dialect === 'sqlite' ? likeSqlite3(connection) : likeMysql2(connection),
    // Else it asks the database.
    databaseVersion: '8.0.0',
    logging: false,
    define: { freezeTableName: true, timestamps: false },
  } as Options);

/** A text without values has them written in. */
const carryOut = (connection: Asking, sql: string, values: Value[]): Promise<Outcome> =>
  values.length ? connection.query(sql, values) : connection.text(sql);

type Told = (this: Statement, error: Error | null, rows?: unknown[]) => void;

/** What Sequelize reads from `this` when it is told. It looks at the constructor's name, so it must stay `Statement`. */
class Statement {
  lastID = 0;
  changes = 0;
}

/** As the package `sqlite3`. */
function likeSqlite3(connection: () => Asking): object {
  const answer = (sql: string, values: Record<string, Value> | Value[] | Told, told: Told): void => {
    // Of the types of a table's columns, asked before each question: ours hold numbers and texts, which need no reading.
    if (typeof values === 'function') return values.call(new Statement(), null, []);
    const outcome = new Statement();
    carryOut(connection(), withNulls(sql), Array.isArray(values) ? values : inOrder(values)).then(
      ({ rows, changes }) => {
        outcome.changes = changes;
        told.call(outcome, null, rows);
      },
      (error: unknown) => told.call(outcome, error as Error),
    );
  };
  return {
    OPEN_READWRITE: 2,
    OPEN_CREATE: 0,
    Database: class {
      constructor(_file: string, _mode: number, opened: (error: null) => void) {
        // Sequelize assigns the constructed object before it looks at it: the callback must come later.
        process.nextTick(() => opened(null));
      }
      serialize(work: () => void): void {
        work();
      }
      run = answer;
      all = answer;
      close(closed: (error: null) => void): void {
        closed(null);
      }
    },
  };
}

/** To SQLite the character U+0000 is the end of a statement's text, so inside a value it is said by its number. */
const withNulls = (sql: string): string => sql.replaceAll('\0', "'||char(0)||'");

/** `{ $1: …, $2: … }`, as a list. */
const inOrder = (values: Record<string, Value>): Value[] => Object.keys(values).map((_, index) => values[`$${index + 1}`]);

/** As the package `mysql2`. */
function likeMysql2(connection: () => Asking): object {
  type Done = (error: unknown, result?: unknown) => void;
  const answer = (sql: string, values: Value[], done: Done): object => {
    carryOut(connection(), sql, values).then(({ rows, changes, answersRows }) => {
      done(null, answersRows ? rows : { affectedRows: changes, insertId: 0 });
    }, done);
    return { setMaxListeners: () => undefined };
  };
  const made = {
    stream: { destroyed: false },
    on: () => made,
    removeListener: () => made,
    once(_connect: string, connected: () => void) {
      process.nextTick(connected);
      return made;
    },
    query: ({ sql }: { sql: string }, done: Done) => answer(sql, [], done),
    execute: answer,
    end: (ended: Done) => ended(null),
  };
  return { createConnection: () => ({ ...made }) };
}
