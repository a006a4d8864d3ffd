/**
 * Lets Sequelize's SQLite dialect run on `libsql`, which ships ready binaries inside its npm packages: a fresh
 * machine needs no compiler and no second download site. (docs/adr/0003-database.md)
 *
 * Only what Sequelize calls is here: the callback interface of the `sqlite3` package (run, all, serialize,
 * close). Sequelize opens one connection per transaction; handles are pooled per file, because opening one and
 * setting its pragmas costs more than the transaction itself.
 */
import Libsql from 'libsql';

type Row = Record<string, unknown>;
type Parameters = unknown[] | Record<string, unknown>;
type Callback = (this: Statement, error: Error | null, rows?: Row[]) => void;

/** What Sequelize reads from `this` in a callback. It checks the constructor's name, so it must stay `Statement`. */
class Statement {
  lastID: number | bigint = 0;
  changes = 0;
}

interface Handle {
  raw: Libsql.Database;
  prepared: Map<string, Libsql.Statement<unknown[]>>;
}

const PREPARED_LIMIT = 400;
/** libsql waits with the whole process, so it may wait for a moment only; {@link Database.begin} waits without holding anybody up. */
const BUSY_TIMEOUT_MS = 20;
/** How long writers wait for a file that another process holds; once it has been held for longer, they are told at once. */
const BUSY_PATIENCE_MS = 2_000;
const BUSY_PAUSE_MS = 100;
/** Since when each file has been found held by somebody else, and when last. */
const busy = new Map<string, { since: number; last: number }>();
/** Found held again only after so long, it is held anew. */
const BUSY_ANEW_MS = 10_000;
const idle = new Map<string, Handle[]>();

function takeHandle(file: string): Handle {
  const pooled = idle.get(file)?.pop();
  if (pooled) return pooled;
  const raw = new Libsql(file, { timeout: BUSY_TIMEOUT_MS / 1000 } as Libsql.Options);
  // WAL lets readers go on during a write; FULL makes an accepted case survive a power cut, not only a crash.
  raw.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF`);
  return { raw, prepared: new Map() };
}

/** Closes every pooled handle of a file, so that it can be moved or deleted. */
export function closePooledHandles(file: string): void {
  for (const handle of idle.get(file) ?? []) handle.raw.close();
  idle.delete(file);
}

export class Database {
  /** Sequelize sets it to the transaction's id and closes the connection when the transaction ends. */
  uuid?: string;
  private handle: Handle;

  constructor(readonly filename: string, _mode: number, opened: (error: Error | null) => void) {
    this.handle = takeHandle(filename);
    // Sequelize assigns the constructed object before it looks at it: the callback must come later.
    process.nextTick(() => opened(null));
  }

  serialize(work: () => void): void {
    work();
  }

  run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.execute(sql, parameters, callback);
  }

  all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    if (/^BEGIN/i.test(sql)) return this.begin(sql, parameters, callback);
    return this.execute(sql, parameters, callback);
  }

  close(callback?: (error: Error | null) => void): void {
    if (this.handle.raw.open) {
      // A handle given back in the middle of a transaction would carry it into the next one.
      if (this.handle.raw.inTransaction) this.handle.raw.close();
      else {
        const pool = idle.get(this.filename) ?? [];
        pool.push(this.handle);
        idle.set(this.filename, pool);
      }
    }
    callback?.(null);
  }

  /** Takes the write lock, or waits for it a little. */
  private begin(sql: string, parameters: Parameters | Callback | undefined, callback: Callback | undefined): this {
    const done = typeof parameters === 'function' ? parameters : callback;
    const { filename } = this;
    const attempt = (): void => {
      this.execute(sql, function (error, rows) {
        if (!isBusy(error)) busy.delete(filename);
        else {
          const now = Date.now();
          const known = busy.get(filename);
          const since = known && now - known.last < BUSY_ANEW_MS ? known.since : now;
          busy.set(filename, { since, last: now });
          if (now - since < BUSY_PATIENCE_MS) {
            setTimeout(attempt, BUSY_PAUSE_MS);
            return;
          }
        }
        done?.call(this, error, rows);
      }, undefined);
    };
    attempt();
    return this;
  }

  private execute(sql: string, parameters: Parameters | Callback | undefined, callback: Callback | undefined): this {
    const done = typeof parameters === 'function' ? parameters : callback;
    const values = typeof parameters === 'function' ? undefined : parameters;
    const outcome = new Statement();
    let rows: Row[] | undefined;
    try {
      // A transaction that could not begin is undone already.
      if (/^ROLLBACK;?$/i.test(sql) && !this.handle.raw.inTransaction) {
        done?.call(outcome, null, []);
        return this;
      }
      const statement = this.prepare(sql);
      const bound = toPositionalOrNamed(values);
      if ((statement as unknown as { reader: boolean }).reader) {
        rows = (statement.all(...bound) as Row[]).map(withBuffers);
      } else {
        const result = statement.run(...bound);
        outcome.lastID = result.lastInsertRowid;
        outcome.changes = result.changes;
        rows = [];
      }
    } catch (error) {
      done?.call(outcome, error as Error);
      return this;
    }
    done?.call(outcome, null, rows);
    return this;
  }

  private prepare(sql: string): Libsql.Statement<unknown[]> {
    const { prepared, raw } = this.handle;
    const known = prepared.get(sql);
    if (known) return known;
    const statement = raw.prepare(sql);
    // Statements about transactions and the schema are cheap to prepare and unsafe to keep.
    if (/^\s*(select|insert|update|delete)\b/i.test(sql)) {
      if (prepared.size >= PREPARED_LIMIT) prepared.clear();
      prepared.set(sql, statement);
    }
    return statement;
  }
}

const isBusy = (error: Error | null): boolean => /^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string } | null)?.code ?? '');

/** Sequelize names parameters `$1`, libsql wants the name without its sign. */
function toPositionalOrNamed(values: Parameters | undefined): unknown[] {
  if (!values) return [];
  if (Array.isArray(values)) return values.length ? [values.map(toSqlite)] : [];
  const named: Row = {};
  for (const [name, value] of Object.entries(values)) named[name.replace(/^[$:@]/, '')] = toSqlite(value);
  return Object.keys(named).length ? [named] : [];
}

function toSqlite(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function withBuffers(row: Row): Row {
  for (const key in row) {
    const value = row[key];
    if (value instanceof ArrayBuffer) row[key] = Buffer.from(value);
  }
  return row;
}

export const OPEN_READWRITE = 2;
export const OPEN_CREATE = 4;
