/** Sessions in the database, so that a restart of the platform signs nobody out. */
import session from 'express-session';
import type { Database } from '../database/index.ts';

export interface SessionTimes {
  /** A session ends after so long without a request. */
  idleMs: number;
  /** And at the latest so long after signing in. */
  absoluteMs: number;
}

const TOUCH_EVERY_MS = 60_000;

interface Row { id: string; data: string; created_at: number; touched_at: number }

export class DatabaseSessionStore extends session.Store {
  constructor(private readonly database: Database, private readonly times: SessionTimes) {
    super();
  }

  override get(id: string, done: (error: unknown, data?: session.SessionData | null) => void): void {
    this.read(id).then((data) => done(null, data), done);
  }

  override set(id: string, data: session.SessionData, done: (error?: unknown) => void = () => undefined): void {
    const now = Date.now();
    const text = JSON.stringify(data);
    this.database.write(async () => {
      const changed = await this.database.run('UPDATE session SET data = $1, touched_at = $2 WHERE id = $3', [text, now, id]);
      if (!changed) await this.database.insertOnce('session', { id, data: text, created_at: now, touched_at: now });
    }).then(() => done(), done);
  }

  override destroy(id: string, done: (error?: unknown) => void = () => undefined): void {
    this.database.write(() => this.database.run('DELETE FROM session WHERE id = $1', [id])).then(() => done(), done);
  }

  /** Called on every request; writes at most once a minute. */
  override touch(id: string, _data: session.SessionData, done: () => void = () => undefined): void {
    const now = Date.now();
    this.database.get<Row>('SELECT * FROM session WHERE id = $1', [id])
      .then((row) => row && now - row.touched_at > TOUCH_EVERY_MS
        ? this.database.write(() => this.database.run('UPDATE session SET touched_at = $1 WHERE id = $2', [now, id])) : undefined)
      .then(() => done(), () => done());
  }

  private async read(id: string): Promise<session.SessionData | null> {
    const row = await this.database.get<Row>('SELECT * FROM session WHERE id = $1', [id]);
    if (!row) return null;
    const now = Date.now();
    if (now - row.touched_at > this.times.idleMs || now - row.created_at > this.times.absoluteMs) {
      await this.database.write(() => this.database.run('DELETE FROM session WHERE id = $1', [id]));
      return null;
    }
    return JSON.parse(row.data) as session.SessionData;
  }
}
