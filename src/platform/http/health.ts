/** Whether the platform can work, for whoever watches it; anybody may ask, so what it costs is asked once for many. */
import type { Database } from '../database/index.ts';

export type Health = () => Promise<{ ok: boolean; problem?: string }>;

const FRESH_MS = 2_000;

/** By a transaction, because a file that another process holds can still be read; it writes nothing. */
export function createHealth(database: Pick<Database, 'write' | 'get'>, now: () => number = Date.now): Health {
  let last: { at: number; answer: ReturnType<Health> } | undefined;
  return () => {
    if (last && now() - last.at < FRESH_MS) return last.answer;
    const answer = database
      .write(() => database.get('SELECT 1 AS one'))
      .then(
        () => ({ ok: true }),
        (error: unknown) => ({ ok: false, problem: String(error) }),
      );
    last = { at: now(), answer };
    return answer;
  };
}
