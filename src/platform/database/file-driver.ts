/**
 * SQLite in a file: one writer, whose transactions are committed together.
 *
 * Making sure that the disk has it (fdatasync) is the dearest part of a small transaction and stops the whole process
 * meanwhile. So use cases that wait for their turn share one commit; each is a savepoint that is undone alone when
 * it fails, and none has an answer before the commit. Queries go straight to the handle: Sequelize's way around each
 * costs more than the query itself. (docs/adr/0005-performance.md)
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Sequelize } from 'sequelize';
import type { Connection, Driver, Outcome, Value } from './driver.ts';
import * as libsqlDialect from './libsql-dialect.ts';
import { SqliteHandle } from './sqlite-handle.ts';

interface UseCase { work(connection: Connection): Promise<unknown>; resolve(value: unknown): void; reject(error: unknown): void }

/** No use case joins a group that has been going on for so long: those in it wait for their answers. */
const LONGEST_GROUP_MS = 15;
/** How long to wait for another program that holds the file. Waiting inside SQLite would stop the whole process. */
const PATIENCE_MS = 3_000;
const BUSY_AGAIN_MS = 10;

export function openFile(dataDir: string): Driver {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'sunlit.sqlite');
  const sequelize = new Sequelize({ dialect: 'sqlite', dialectModule: libsqlDialect, storage: file, logging: false });
  const reader = new SqliteHandle(file);
  const writer = new SqliteHandle(file, 0);
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
      for (let useCase = waiting.shift(); useCase; useCase = performance.now() - from < LONGEST_GROUP_MS ? waiting.shift() : undefined) {
        const member = { useCase, value: undefined as unknown };
        group.push(member);
        writer.exec('SAVEPOINT use_case');
        try {
          member.value = await useCase.work(connection);
        } catch (error) {
          // Some faults (a full disk) undo the whole transaction, and with it those before.
          if (!writer.inTransaction) throw error;
          writer.exec('ROLLBACK TO use_case');
          group.pop();
          useCase.reject(error);
        }
        writer.exec('RELEASE use_case');
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
    sequelize,
    dialect: 'sqlite',
    query: connectionOf(reader).query,
    transact: <T>(work: (connection: Connection) => Promise<T>) => new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      running ??= run();
    }),
    async close() {
      await running;
      await sequelize.close();
      reader.close();
      writer.close();
    },
  };
}

async function begin(writer: SqliteHandle): Promise<void> {
  for (const from = performance.now(); ;) {
    try {
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (performance.now() - from > PATIENCE_MS || (error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      await sleep(BUSY_AGAIN_MS);
    }
  }
}

const connectionOf = (handle: SqliteHandle): Connection => ({
  query: async (sql: string, values: Value[]): Promise<Outcome> => handle.query(sql, values),
});
