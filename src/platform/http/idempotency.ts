/**
 * A request sent twice changes once (issue: the same HTTP request sent twice; a crash between commit and answer).
 *
 * The key is taken at the start of the use case's own transaction, so a twin waits for the first one's end and then
 * gets its answer. Refusals undo the transaction and with it the key: a corrected request may use it again.
 */
import { createHash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { Refusal } from '../errors.ts';

export interface KeyedRequest {
  personId: string;
  key: string;
  /** Method, address and the body's digest: the same key for another request is refused. */
  content: string;
  status: number;
}

export interface OnceAnswer {
  body: unknown;
  replayed: boolean;
}

/** How long an answer is kept; a page tries again for a minute, a program perhaps the next day. */
const KEPT_MS = 7 * 86_400_000;
const CLEAN_EVERY_MS = 3_600_000;

export type AnswerOnce = (request: KeyedRequest, handle: () => Promise<unknown>) => Promise<OnceAnswer>;

export function createAnswerOnce(database: Database, now: () => number = Date.now): AnswerOnce {
  let cleanedAt = now();

  async function clean(): Promise<void> {
    if (now() - cleanedAt < CLEAN_EVERY_MS) return;
    cleanedAt = now();
    await database.run('DELETE FROM idempotency WHERE created_at < $1', [now() - KEPT_MS]);
  }

  return async ({ personId, key, content, status }, handle) => {
    if (!/^[\w-]{8,80}$/.test(key))
      throw new Refusal(
        400,
        'idempotency-key-malformed',
        '请求标识格式不正确。',
        'Idempotency-Key must be 8 to 80 letters, digits, - or _.',
      );
    const hash = createHash('sha256').update(content).digest('hex');
    return database.write(async () => {
      const mine = await database.insertOnce('idempotency', {
        person_id: personId,
        request_key: key,
        request_hash: hash,
        status: 0,
        body: '',
        created_at: now(),
      });
      if (!mine) return earlierAnswer(personId, key, hash);
      const body = await handle();
      await database.change('UPDATE idempotency SET status = $1, body = $2 WHERE person_id = $3 AND request_key = $4', [
        status,
        body === undefined ? '' : JSON.stringify(body),
        personId,
        key,
      ]);
      await clean();
      return { body, replayed: false };
    });
  };

  async function earlierAnswer(personId: string, key: string, hash: string): Promise<OnceAnswer> {
    const row = await database.get<{ request_hash: string; body: string }>(
      'SELECT request_hash, body FROM idempotency WHERE person_id = $1 AND request_key = $2',
      [personId, key],
    );
    if (row?.request_hash !== hash) {
      throw new Refusal(
        422,
        'idempotency-key-reused',
        '同一请求标识被用于不同的内容，请重新提交。',
        'This Idempotency-Key was used for another request.',
      );
    }
    return { body: row.body === '' ? undefined : (JSON.parse(row.body) as unknown), replayed: true };
  }
}
