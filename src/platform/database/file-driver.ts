/**
 * SQLite in a file: one writer, whose transactions are committed together.
 *
 * Making sure that the disk has it (fdatasync) is the dearest part of a small transaction and stops the whole process
 * meanwhile. So use cases that wait for their turn share one commit. The first of a group is undone with the transaction
 * when it fails; each later one is a savepoint that is undone alone; none has an answer before the commit. Queries go
 * straight to the handle: Sequelize's way around each costs more than the query itself. (docs/adr/0005-performance.md)
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Driver, Ending, Outcome, Row, Statement, Value } from './driver.ts';
import { isContradicted } from './faults.ts';
import { openFileAside } from './file-aside.ts';
import { ASIDE_LIMITS, FILE_LIMITS } from './limits.ts';
import { SqliteHandle } from './sqlite-handle.ts';

interface UseCase {
  work(connection: Connection): Promise<unknown>;
  ending?: () => Ending | undefined;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export function openFile(dataDir: string, asideSeconds: number = ASIDE_LIMITS.seconds): Driver {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'sunlit.sqlite');
  const reader = new SqliteHandle(file);
  const writer = new SqliteHandle(file, 0);
  const aside = openFileAside(file, asideSeconds);
  const connection = connectionOf(writer);
  const waiting: UseCase[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length) {
      // What arrives in the same turn of the event loop joins.
      await new Promise((resolve) => setImmediate(resolve));
      await commitTogether();
    }
    running = undefined;
  }

  async function commitTogether(): Promise<void> {
    const group: { useCase: UseCase; value: unknown }[] = [];
    try {
      await begin(writer);
      const from = performance.now();
      for (
        let useCase = waiting.shift();
        useCase;
        useCase = performance.now() - from < FILE_LIMITS.longestGroupMs ? waiting.shift() : undefined
      ) {
        const member = { useCase, value: undefined as unknown };
        const isFirst = group.push(member) === 1;
        if (!isFirst) writer.exec('SAVEPOINT use_case');
        try {
          member.value = await useCase.work(connection);
          const last = useCase.ending?.();
          if (last) await end(writer, last);
        } catch (error) {
          // Some faults (a full disk) undo the whole transaction, and with it those before.
          if (!writer.inTransaction) throw error;
          group.pop();
          if (isFirst) {
            writer.exec('ROLLBACK');
            useCase.reject(error);
            return;
          }
          writer.exec('ROLLBACK TO use_case');
          useCase.reject(error);
        }
        if (!isFirst) writer.exec('RELEASE use_case');
      }
      writer.exec('COMMIT');
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      // Nobody got in: whoever waits would only wait in vain as well.
      if (!group.length) for (const { reject } of waiting.splice(0)) reject(error);
      for (const { useCase } of group) useCase.reject(error);
      return;
    }
    for (const { useCase, value } of group) useCase.resolve(value);
  }

  return {
    dialect: 'sqlite',
    aside,
    ...connectionOf(reader),
    transact: <T>(work: (connection: Connection) => Promise<T>, ending?: () => Ending | undefined) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, ending, resolve: resolve as (value: unknown) => void, reject });
        running ??= run();
      }),
    async close() {
      await running;
      await aside.close();
      reader.close();
      writer.close();
    },
  };
}

async function end(writer: SqliteHandle, ending: Ending): Promise<void> {
  const carryOut = (statements: Statement[]): void => statements.forEach(({ sql, values }) => writer.query(sql, values));
  try {
    carryOut(await ending(false));
  } catch (error) {
    if (!isContradicted(error)) throw error;
    carryOut(await ending(true));
  }
}

async function begin(writer: SqliteHandle): Promise<void> {
  for (const from = performance.now(); ;) {
    try {
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (performance.now() - from > FILE_LIMITS.patienceMs || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      await sleep(FILE_LIMITS.busyAgainMs);
    }
  }
}

const connectionOf = (handle: SqliteHandle): Connection => ({
  query: async (sql: string, values: Value[]): Promise<Outcome> => handle.query(sql, values),
  one: async (sql: string, values: Value[]): Promise<Row | undefined> => handle.one(sql, values),
  text: async (sql: string): Promise<Outcome> => handle.text(sql),
  // There are no turns to be spared.
  later: async (sql: string, values: Value[]): Promise<void> => {
    handle.query(sql, values);
  },
});
