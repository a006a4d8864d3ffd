/**
 * The thread that answers questions aside on SQLite, over one handle that cannot write. The statement itself runs beside the thread, so
 * that the thread can end it when its time is over: a thread that is inside SQLite could not even be ended from outside.
 */
import { workerData } from 'node:worker_threads';
import Libsql from 'libsql/promise';
import { FILE_LIMITS } from './limits.ts';

/** What the thread is made with. */
export interface AsideThread {
  file: string;
  /** What a question may take. */
  seconds: number;
  /** One number; other than 0 once the database is being closed. */
  stopping: Int32Array;
}

export interface AsideTask {
  /** With SQLite's own places. */
  sql: string;
  /** As libsql binds them. */
  values: unknown[];
}

/** `failed`: what libsql says; handed over by hand, because its error loses its words between threads. */
export type AsideAnswer = { columns: string[]; rows: unknown[][] } | { tooSlow: true } | { failed: { message: string; code?: string } };

const { file, seconds, stopping } = workerData as AsideThread;

/** What we use of libsql's statement, whose own types say nothing. */
interface Statement {
  /** Whether it answers rows. */
  reader: boolean;
  raw(on: boolean): void;
  all(values: unknown[]): Promise<unknown[][]>;
  columns(): { name: string }[];
}

interface Handle {
  raw: Libsql;
  ready: Promise<void>;
  /**
   * Never let go one by one: when one that nobody needs is cleared away while another runs, SQLite keeps the thread waiting for it, and
   * the thread could not end it in time. A handle that has many is replaced with all of them.
   */
  statements: Map<string, Statement>;
}

function open(): Handle {
  const raw = new Libsql(file, {});
  const ready = raw.exec('PRAGMA query_only=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-32768; PRAGMA trusted_schema=OFF');
  return { raw, ready: ready as Promise<void>, statements: new Map() };
}

let handle = open();

async function statementOf(sql: string): Promise<Statement> {
  const known = handle.statements.get(sql);
  if (known) return known;
  if (handle.statements.size >= FILE_LIMITS.statements) handle = open();
  await handle.ready;
  const statement = (await handle.raw.prepare(sql)) as Statement;
  handle.statements.set(sql, statement);
  if (statement.reader) statement.raw(true);
  return statement;
}

const LOOKS_MS = 100;

export default async function answer({ sql, values }: AsideTask): Promise<AsideAnswer> {
  const until = performance.now() + seconds * 1_000;
  const isOver = (): boolean => performance.now() > until || Atomics.load(stopping, 0) !== 0;
  // Again and again: the first may come just before the statement begins.
  const watch = setInterval(() => isOver() && handle.raw.interrupt(), LOOKS_MS);
  try {
    const statement = await statementOf(sql);
    if (!statement.reader) throw new Error('What is asked aside is read-only: it answers rows and changes none');
    // All rows, also where one is asked for: a statement that is not read to its end would keep the state of that moment.
    const rows = await statement.all(values);
    return { columns: statement.columns().map(({ name }) => name), rows };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return code === 'SQLITE_INTERRUPT' ? { tooSlow: true } : { failed: { message, code } };
  } finally {
    clearInterval(watch);
  }
}
