/**
 * Lets Sequelize's SQLite dialect run on `libsql`: only what Sequelize calls of the callback interface of the `sqlite3`
 * package is here. Migrations go this way; use cases go straight to the handle (file-driver.ts).
 */
import type { Value } from './driver.ts';
import { SqliteHandle } from './sqlite-handle.ts';

type Callback = (this: Statement, error: Error | null, rows?: unknown[]) => void;

/** What Sequelize reads from `this` in a callback. It checks the constructor's name, so it must stay `Statement`. */
class Statement {
  lastID = 0;
  changes = 0;
}

export class Database {
  private readonly handle: SqliteHandle;

  constructor(
    readonly filename: string,
    _mode: number,
    opened: (error: Error | null) => void,
  ) {
    this.handle = new SqliteHandle(filename);
    // Sequelize assigns the constructed object before it looks at it: the callback must come later.
    process.nextTick(() => opened(null));
  }

  serialize(work: () => void): void {
    work();
  }

  run(sql: string, parameters?: unknown[] | Callback, callback?: Callback): this {
    return this.execute(sql, parameters, callback);
  }

  all(sql: string, parameters?: unknown[] | Callback, callback?: Callback): this {
    return this.execute(sql, parameters, callback);
  }

  close(callback?: (error: Error | null) => void): void {
    this.handle.close();
    callback?.(null);
  }

  private execute(sql: string, parameters: unknown[] | Callback | undefined, callback: Callback | undefined): this {
    const done = typeof parameters === 'function' ? parameters : callback;
    const outcome = new Statement();
    try {
      const { rows, changes } = this.handle.query(sql, Array.isArray(parameters) ? (parameters as Value[]) : []);
      outcome.changes = changes;
      done?.call(outcome, null, rows);
    } catch (error) {
      done?.call(outcome, error as Error);
    }
    return this;
  }
}

export const OPEN_READWRITE = 2;
export const OPEN_CREATE = 4;
