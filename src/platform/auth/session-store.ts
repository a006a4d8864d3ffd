/** Sessions in the database, so that a restart of the platform signs nobody out. */
import session from 'express-session';
import type { Database } from '../database/index.ts';

export interface SessionTimes {
  /** A session ends after so long without a request. */
  idleMs: number;
  /** And at the latest so long after signing in. */
  absoluteMs: number;
}

/** A request writes nothing unless the last one was so long ago. */
const TOUCH_EVERY_MS = 60_000;
const MOST_REMEMBERED = 10_000;

interface Row { id: string; data: string; created_at: number; touched_at: number }

/** Signs a person out everywhere, but for the session `except`. Inside the caller's transaction. */
export async function endSessionsOf(database: Database, personId: string, except?: string): Promise<void> {
  for (const { id, data } of await database.all<Pick<Row, 'id' | 'data'>>('SELECT id, data FROM session')) {
    if (id !== except && (JSON.parse(data) as session.SessionData).personId === personId) await database.run('DELETE FROM session WHERE id = $1', [id]);
  }
}

export class DatabaseSessionStore extends session.Store {
  /** When each session was last touched, as far as this process knows; saves `touch` a query. */
  private readonly touched = new Map<string, number>();

  constructor(private readonly database: Database, private readonly times: SessionTimes, private readonly now: () => number = Date.now) {
    super();
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
      this.database.write(() => this.database.run('UPDATE session SET touched_at = $1 WHERE id = $2', [now, id])).catch(() => this.touched.delete(id));
    }
    done();
  }

  private async read(id: string): Promise<session.SessionData | null> {
    const row = await this.database.get<Row>('SELECT * FROM session WHERE id = $1', [id]);
    if (!row) return null;
    const now = this.now();
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
    this.remember(id, now);
  }

  private async remove(id: string): Promise<void> {
    this.touched.delete(id);
    await this.database.write(() => this.database.run('DELETE FROM session WHERE id = $1', [id]));
  }

  /** Sessions that nobody came back to end with somebody else's signing in. */
  private async clean(now: number): Promise<void> {
    await this.database.run('DELETE FROM session WHERE touched_at < $1 OR created_at < $2', [now - this.times.idleMs, now - this.times.absoluteMs]);
  }

  private remember(id: string, at: number): void {
    if (this.touched.size >= MOST_REMEMBERED) this.touched.clear();
    this.touched.set(id, at);
  }
}
