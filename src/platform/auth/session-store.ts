/**
 * Sessions in the database, so that a restart of the platform signs nobody out.
 *
 * A row is read once a second at most, not with every request: that was 5 % of the platform's main thread on SQLite and a turn to the
 * server on MariaDB (docs/adr/0022-hot-path.md). A session that ends is forgotten at once.
 */
import session from 'express-session';
import { LRUCache } from 'lru-cache';
import type { Database } from '../database/index.ts';

export interface SessionTimes {
  /** A session ends after so long without a request. */
  idleMs: number;
  /** And at the latest so long after signing in. */
  absoluteMs: number;
}

/** How long a sign-in lasts. */
export const SESSION_TIMES: SessionTimes = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };

/** A request writes nothing unless the last one was so long ago. */
const TOUCH_EVERY_MS = 60_000;
const MOST_REMEMBERED = 10_000;

interface Row {
  id: string;
  data: string;
  created_at: number;
  touched_at: number;
}

/** How long a row that was read is believed: so soon is seen what another program did, e.g. a city file loaded beside the platform. */
const BELIEVED_MS = 1_000;

/** Rows as they were read, shared by all stores on one database. */
class ReadRows {
  private readonly rows = new Map<string, { row: Row; at: number }>();
  /** Counts endings: what was read before one and arrives after it is not kept. */
  private endings = 0;

  async get(id: string, now: number, read: () => Promise<Row | undefined>): Promise<Row | undefined> {
    const known = this.rows.get(id);
    if (known && now >= known.at && now - known.at < BELIEVED_MS) return known.row;
    const before = this.endings;
    const row = await read();
    if (row && before === this.endings) {
      if (this.rows.size >= MOST_REMEMBERED) this.rows.clear();
      this.rows.set(id, { row, at: now });
    }
    return row;
  }

  /** Without an id, all. */
  forget(id?: string): void {
    this.endings += 1;
    if (id === undefined) this.rows.clear();
    else this.rows.delete(id);
  }
}

const readRows = new WeakMap<Database, ReadRows>();

function readRowsOf(database: Database): ReadRows {
  let rows = readRows.get(database);
  if (!rows) readRows.set(database, (rows = new ReadRows()));
  return rows;
}

/** Signs a person out everywhere, but for the session `except`. Inside the caller's transaction. */
export async function endSessionsOf(database: Database, personId: string, except?: string): Promise<void> {
  for (const { id, data } of await database.all<Pick<Row, 'id' | 'data'>>('SELECT id, data FROM session')) {
    if (id !== except && (JSON.parse(data) as session.SessionData).personId === personId)
      await database.run('DELETE FROM session WHERE id = $1', [id]);
  }
  database.afterCommit(() => readRowsOf(database).forget());
}

export class DatabaseSessionStore extends session.Store {
  /** When each session was last touched, as far as this process knows; saves `touch` a query. */
  private readonly touched = new LRUCache<string, number>({ max: MOST_REMEMBERED });
  private readonly rows: ReadRows;

  constructor(
    private readonly database: Database,
    private readonly times: SessionTimes,
    private readonly now: () => number = Date.now,
  ) {
    super();
    this.rows = readRowsOf(database);
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    this.read(id).then((data) => done(null, data), done);
  }

  override set(id: string, data: session.SessionData, done: (error?: unknown) => void = () => undefined): void {
    this.save(id, JSON.stringify(data)).then(() => done(), done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.remove(id).then(() => done(), done);
  }

  /** Called with every answer, and answers at once: nobody waits for it, and the next request makes up for a lost one. */
  override touch(id: string, _data: session.SessionData, done: () => void = () => undefined): void {
    const now = this.now();
    const last = this.touched.get(id) ?? now;
    if (now - last > TOUCH_EVERY_MS) {
      this.remember(id, now);
      this.database
        .write(() => this.database.run('UPDATE session SET touched_at = $1 WHERE id = $2', [now, id]))
        .catch(() => this.touched.delete(id));
    }
    done();
  }

  private async read(id: string): Promise<session.SessionData | null> {
    const now = this.now();
    const row = await this.rows.get(id, now, () => this.database.get<Row>('SELECT * FROM session WHERE id = $1', [id]));
    if (!row) return null;
    const touchedAt = Math.max(Number(row.touched_at), this.touched.get(id) ?? 0);
    if (now - touchedAt > this.times.idleMs || now - Number(row.created_at) > this.times.absoluteMs) {
      await this.remove(id);
      return null;
    }
    this.remember(id, touchedAt);
    return JSON.parse(row.data) as session.SessionData;
  }

  private async save(id: string, data: string): Promise<void> {
    const now = this.now();
    await this.database.write(async () => {
      const isNew = await this.database.insertOnce('session', { id, data, created_at: now, touched_at: now });
      if (isNew) await this.clean(now);
      else await this.database.run('UPDATE session SET data = $1, touched_at = $2 WHERE id = $3', [data, now, id]);
    });
    this.rows.forget(id);
    this.remember(id, now);
  }

  private async remove(id: string): Promise<void> {
    this.touched.delete(id);
    await this.database.write(() => this.database.run('DELETE FROM session WHERE id = $1', [id]));
    this.rows.forget(id);
  }

  /** Sessions that nobody came back to end with somebody else's signing in. */
  private async clean(now: number): Promise<void> {
    await this.database.run('DELETE FROM session WHERE touched_at < $1 OR created_at < $2', [
      now - this.times.idleMs,
      now - this.times.absoluteMs,
    ]);
  }

  private remember(id: string, at: number): void {
    this.touched.set(id, at);
  }
}
