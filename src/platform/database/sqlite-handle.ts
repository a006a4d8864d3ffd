/**
 * One open SQLite file, by `libsql`, which ships ready binaries inside its npm packages (docs/adr/0003-database.md).
 *
 * Rows come as lists of values and get their names here, and one row comes without libsql's iterator around it: a third of the
 * platform's main thread was in the binding, and this takes a row of twenty columns from 16 to 9 µs (docs/adr/0022-hot-path.md).
 */
import Libsql from 'libsql';
import { LRUCache } from 'lru-cache';
import type { Outcome, Row, Value } from './driver.ts';
import { FILE_LIMITS } from './limits.ts';

type Values = readonly unknown[];

interface Prepared {
  statement: Libsql.Statement<unknown[]>;
  /** Whether it answers rows. */
  reader: boolean;
  /** Names of its columns, from its first answer on: SQLite looks at a changed schema only when a statement is carried out. */
  columns: string[];
}

const BUSY_TIMEOUT_MS = 5_000;
const KEPT = /^\s*(select|insert|update|delete)\b/i;
const SCHEMA_CHANGE = /^\s*(create|alter|drop)\b/i;

/** Changes of the schema in this process: the same text may have other columns after one. */
let schemaChanges = 0;

export class SqliteHandle {
  private readonly raw: Libsql.Database;
  private readonly prepared = new LRUCache<string, Prepared>({ max: FILE_LIMITS.statements });
  private preparedAt = schemaChanges;

  constructor(file: string, busyTimeoutMs = BUSY_TIMEOUT_MS) {
    this.raw = new Libsql(file, { timeout: BUSY_TIMEOUT_MS / 1000 } as Libsql.Options);
    // WAL lets readers go on during a write; FULL makes an accepted case survive a power cut, not only a crash. Keys are
    // random, so that a burst touches pages all over the indexes: 2 MB of cache, the default, would write them twice.
    this.raw.exec(
      `PRAGMA journal_mode=WAL; PRAGMA busy_timeout=${busyTimeoutMs}; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF`,
    );
  }

  get inTransaction(): boolean {
    return this.raw.inTransaction;
  }

  /** Statements without values or answers, e.g. about transactions. */
  exec(sql: string): void {
    this.raw.exec(sql);
  }

  /** `values` are those of `$1`, `$2`, … */
  query(sql: string, values: readonly Value[]): Outcome {
    return carryOut(this.prepare(sql), values.map(toSqlite));
  }

  /** Of a statement whose values are written in: it would only push out those that come again. */
  text(sql: string): Outcome {
    return carryOut(this.prepareAnew(sql, sql), []);
  }

  /** The first row. */
  one(sql: string, values: readonly Value[]): Row | undefined {
    const prepared = this.prepare(sql);
    const row = prepared.statement.get(values.map(toSqlite)) as Values | undefined;
    return row && named(prepared, row);
  }

  close(): void {
    if (this.raw.open) this.raw.close();
  }

  private prepare(sql: string): Prepared {
    if (this.preparedAt !== schemaChanges) {
      this.prepared.clear();
      this.preparedAt = schemaChanges;
    }
    const known = this.prepared.get(sql);
    if (known) return known;
    const prepared = this.prepareAnew(sql, withPlaces(sql));
    // Statements about the schema are cheap to prepare and unsafe to keep.
    if (KEPT.test(sql)) this.prepared.set(sql, prepared);
    return prepared;
  }

  private prepareAnew(sql: string, text: string): Prepared {
    const statement = this.raw.prepare(text);
    const { reader } = statement as unknown as { reader: boolean };
    if (reader) statement.raw(true);
    if (SCHEMA_CHANGE.test(sql)) schemaChanges += 1;
    return { statement, reader, columns: [] };
  }
}

/** `$1` is a name to SQLite, `?1` a place: values can then be given as a list. */
export const withPlaces = (sql: string): string => sql.replace(/\$(\d+)/g, '?$1');

function carryOut(prepared: Prepared, bound: unknown[]): Outcome {
  const { statement, reader } = prepared;
  if (!reader) return { rows: [], changes: statement.run(bound).changes, answersRows: false };
  return { rows: (statement.all(bound) as Values[]).map((row) => named(prepared, row)), changes: 0, answersRows: true };
}

function named(prepared: Prepared, values: Values): Row {
  // Not read yet, or another program has given the table a column since.
  if (values.length !== prepared.columns.length) prepared.columns = prepared.statement.columns().map(({ name }) => name);
  return rowOf(prepared.columns, values);
}

/** A row as we hand it on, of what libsql answers in raw mode. */
export function rowOf(columns: readonly string[], values: Values): Row {
  const row: Row = {};
  for (let i = 0; i < columns.length; i += 1) {
    const value = values[i];
    row[columns[i] as string] = value instanceof ArrayBuffer ? Buffer.from(value) : (value as Value);
  }
  return row;
}

/** What libsql can bind. */
export function toSqlite(value: Value): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}
