/**
 * Five wrong passwords lock an account for a quarter of an hour (docs/law.md, "Security").
 *
 * One try at a time per account: trying many at once must not be a way to try more. Real time counts, not the
 * demonstration's: advancing the platform's clock unlocks nobody.
 */
import type { Database } from '../database/index.ts';
import { Refusal } from '../errors.ts';

const FAILURES_ALLOWED = 5;
const LOCKED_MS = 15 * 60_000;
/** More waiting tries than anybody's fingers make. */
const MOST_WAITING = 40;

export interface Lockout {
  /** Runs one try; undefined from it is a failure and counts. Refuses while the account is locked. */
  attempt<T>(account: string, tryOnce: () => Promise<T | undefined>): Promise<T | undefined>;
}

export function createLockout(database: Database, now: () => number = Date.now): Lockout {
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();

  return {
    async attempt(account, tryOnce) {
      const queue = queues.get(account) ?? { last: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= MOST_WAITING) throw locked(LOCKED_MS);
      const mine = queue.last.then(() => attemptNow(account, tryOnce));
      queue.last = mine.catch(() => undefined);
      queue.waiting += 1;
      queues.set(account, queue);
      try {
        return await mine;
      } finally {
        queue.waiting -= 1;
        if (!queue.waiting) queues.delete(account);
      }
    },
  };

  async function attemptNow<T>(account: string, tryOnce: () => Promise<T | undefined>): Promise<T | undefined> {
    const known = await database.get<{ failures: number; last_at: number }>(
      'SELECT failures, last_at FROM sign_in_failure WHERE account = $1',
      [account],
    );
    const lockedFor = known && known.failures >= FAILURES_ALLOWED ? Number(known.last_at) + LOCKED_MS - now() : 0;
    if (lockedFor > 0) throw locked(lockedFor);
    const result = await tryOnce();
    if (result === undefined) await countFailure(account);
    else if (known) await database.write(() => database.run('DELETE FROM sign_in_failure WHERE account = $1', [account]));
    return result;
  }

  async function countFailure(account: string): Promise<void> {
    await database.write(async () => {
      await database.insertOnce('sign_in_failure', { account, failures: 0, last_at: 0 });
      // A lock that has run out starts a new count.
      await database.run(
        'UPDATE sign_in_failure SET failures = CASE WHEN last_at < $1 THEN 1 ELSE failures + 1 END, last_at = $2 WHERE account = $3',
        [now() - LOCKED_MS, now(), account],
      );
    });
  }
}

function locked(milliseconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return new Refusal(
    429,
    'account-locked',
    `密码多次错误，账号已暂时锁定，请 ${minutes} 分钟后再试或联系系统管理员。`,
    `Too many wrong passwords: the account is locked for ${minutes} more minute(s).`,
    { details: { minutes } },
  );
}
