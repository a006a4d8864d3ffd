/** One open SQLite file, by `libsql`, which ships ready binaries inside its npm packages (docs/adr/0003-database.md). */
import Libsql from 'libsql';
import type { Outcome, Row, Value } from './driver.ts';

interface Prepared { statement: Libsql.Statement<unknown[]>; reader: boolean }

const PREPARED_LIMIT = 400;
const BUSY_TIMEOUT_MS = 5_000;

export class SqliteHandle {
  private readonly raw: Libsql.Database;
  private readonly prepared = new Map<string, Prepared>();

  constructor(file: string, busyTimeoutMs = BUSY_TIMEOUT_MS) {
    this.raw = new Libsql(file, { timeout: BUSY_TIMEOUT_MS / 1000 } as Libsql.Options);
    // WAL lets readers go on during a write; FULL makes an accepted case survive a power cut, not only a crash. Keys are
    // random, so that a burst touches pages all over the indexes: 2 MB of cache, the default, would write them twice.
    this.raw.exec(`PRAGMA journal_mode=WAL; PRAGMA busy_timeout=${busyTimeoutMs}; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF`);
  }

  get inTransaction(): boolean { return this.raw.inTransaction; }

  /** Statements without values or answers, e.g. about transactions. */
  exec(sql: string): void {
    this.raw.exec(sql);
  }

  /** `values` are those of `$1`, `$2`, … */
  query(sql: string, values: readonly Value[]): Outcome {
    const { statement, reader } = this.prepare(sql);
    const bound = values.length ? [values.map(toSqlite)] : [];
    if (reader) return { rows: (statement.all(...bound) as Row[]).map(withBuffers), changes: 0 };
    return { rows: [], changes: statement.run(...bound).changes };
  }

  close(): void {
    if (this.raw.open) this.raw.close();
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    // `$1` is a name to SQLite, `?1` a place: values can then be given as a list.
    const statement = this.raw.prepare(sql.replace(/\$(\d+)/g, '?$1'));
    const prepared = { statement, reader: (statement as unknown as { reader: boolean }).reader };
    // Statements about the schema are cheap to prepare and unsafe to keep.
    if (/^\s*(select|insert|update|delete)\b/i.test(sql)) {
      if (this.prepared.size >= PREPARED_LIMIT) this.prepared.clear();
      this.prepared.set(sql, prepared);
    }
    return prepared;
  }
}

function toSqlite(value: Value): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function withBuffers(row: Row): Row {
  for (const key in row) {
    const value: unknown = row[key];
    if (value instanceof ArrayBuffer) row[key] = Buffer.from(value);
  }
  return row;
}
