/** Questions aside on SQLite: a few threads, each with a handle of its own; WAL lets them read beside the writer. */
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { READS_TYPESCRIPT } from '../typescript-thread.ts';
import { questionsBusy, questionTooCostly } from './aside.ts';
import type { Asking, Row, Value } from './driver.ts';
import type { AsideAnswer, AsideTask, AsideThread } from './file-aside-thread.ts';
import { ASIDE_LIMITS } from './limits.ts';
import { rowOf, toSqlite, withPlaces } from './sqlite-handle.ts';

export interface FileAside extends Asking {
  close(): Promise<void>;
}

/** The first thread comes with the first question and stays, the others go when they have had no work for a while. */
export function openFileAside(file: string, seconds: number): FileAside {
  const inTurn = pLimit(ASIDE_LIMITS.threads);
  const stopping = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const isClosed = (): boolean => Atomics.load(stopping, 0) !== 0;
  let pool: Piscina<AsideTask, AsideAnswer> | undefined;

  function threads(): Piscina<AsideTask, AsideAnswer> {
    if (pool) return pool;
    pool = new Piscina<AsideTask, AsideAnswer>({
      filename: new URL('./file-aside-thread.ts', import.meta.url).href,
      execArgv: READS_TYPESCRIPT,
      workerData: { file, seconds, stopping } satisfies AsideThread,
      minThreads: 1,
      maxThreads: ASIDE_LIMITS.threads,
      idleTimeout: ASIDE_LIMITS.idleSeconds * 1_000,
      resourceLimits: { maxOldGenerationSizeMb: ASIDE_LIMITS.megabytes },
    });
    // Of a thread that ends between two questions: the next one gets a new thread, and the process goes on.
    pool.on('error', () => undefined);
    return pool;
  }

  async function answerTo(task: AsideTask, askedAt: number): Promise<AsideAnswer> {
    if (isClosed()) throw closed();
    if (performance.now() - askedAt > ASIDE_LIMITS.waitMs) throw questionsBusy();
    return threads()
      .run(task)
      .catch((error: unknown) => {
        throw (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? questionTooCostly() : questionsBusy();
      });
  }

  async function ask(task: AsideTask): Promise<Row[]> {
    if (inTurn.pendingCount >= ASIDE_LIMITS.waiting) throw questionsBusy();
    const answer = await inTurn(answerTo, task, performance.now());
    if ('tooSlow' in answer) throw isClosed() ? closed() : questionTooCostly();
    if ('failed' in answer) throw Object.assign(new Error(answer.failed.message), { code: answer.failed.code });
    return answer.rows.map((row) => rowOf(answer.columns, row));
  }

  const bound = (sql: string, values: readonly Value[]): AsideTask => ({ sql: withPlaces(sql), values: values.map(toSqlite) });
  return {
    query: async (sql, values) => ({ rows: await ask(bound(sql, values)), changes: 0, answersRows: true }),
    one: async (sql, values) => (await ask(bound(sql, values)))[0],
    text: async (sql) => ({ rows: await ask({ sql, values: [] }), changes: 0, answersRows: true }),
    /** A thread is never cut off while its statement runs: libsql would take the whole process with it. It is told to end instead. */
    async close() {
      Atomics.store(stopping, 0, 1);
      await pool?.close();
    },
  };
}

const closed = (): Error => Object.assign(new Error('The database was closed'), { code: 'DATABASE_CLOSED' });
