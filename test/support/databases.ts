/** Runs a group of tests on every database that the product supports; each run has a database of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';
import { copyMigratedFile } from './migrated-file.ts';
import { migrate, openDatabase, type Database, type DatabaseOptions } from '../../src/platform/database/index.ts';

const MYSQL_URL = process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';

interface OwnDatabase {
  database: Database;
  drop(): Promise<void>;
}

type Options = Omit<DatabaseOptions, 'url' | 'dataDir'>;

let created = 0;

async function ownSqlite(options: Options = {}, empty = false): Promise<OwnDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sunlit-test-'));
  if (!empty) await copyMigratedFile(dataDir);
  const database = await openDatabase({ dataDir, ...options });
  return { database, drop: () => rm(dataDir, { recursive: true, force: true }) };
}

/** The server may still be removing a table's file when it wants to remove the folder. */
export async function dropDatabase(server: Connection, name: string): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      await server.query(`DROP DATABASE IF EXISTS \`${name}\``);
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
    await sleep(500);
  }
}

/** Undefined when no server answers. */
async function ownMysql(options: Options = {}): Promise<OwnDatabase | undefined> {
  const name = `sunlit_test_${process.pid}_${++created}`;
  const server = await createConnection({ uri: MYSQL_URL, connectTimeout: 2_000 }).catch(() => undefined);
  if (!server) return undefined;
  await server.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const url = new URL(MYSQL_URL);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, ...options });
  return {
    database,
    async drop() {
      await dropDatabase(server, name);
      await server.end();
    },
  };
}

const DATABASES = [
  { name: 'SQLite', open: ownSqlite },
  { name: 'MariaDB/MySQL', open: ownMysql },
];

type Tests = (database: () => Database) => void;

/**
 * `tests` gets a function because the database exists only once the tests run. Without a MariaDB or MySQL server its half is skipped by
 * name.
 */
export const eachDatabase = (title: string, tests: Tests, options?: Options): void => onEach(title, tests, migrate, DATABASES, options);

/** The same with nothing in it, for tests of the migrations themselves. */
export const eachEmptyDatabase = (title: string, tests: Tests): void =>
  onEach(title, tests, () => Promise.resolve([]), DATABASES, {}, true);

/** On MariaDB or MySQL alone: what only a server with several connections can do. */
export const onServer = (title: string, tests: Tests): void =>
  onEach(
    title,
    tests,
    migrate,
    DATABASES.filter(({ open }) => open === ownMysql),
  );

/** On the file alone: what belongs to the threads that read it. */
export const onFile = (title: string, tests: Tests, options?: Options): void =>
  onEach(
    title,
    tests,
    migrate,
    DATABASES.filter(({ open }) => open === ownSqlite),
    options,
  );

function onEach(
  title: string,
  tests: Tests,
  prepare: (database: Database) => Promise<unknown>,
  databases = DATABASES,
  options: Options = {},
  empty = false,
): void {
  for (const { name, open } of databases) {
    describe(`${title} (${name})`, () => {
      let own: OwnDatabase | undefined;

      before(async function () {
        this.timeout(180_000);
        own = await open(options, empty);
        if (!own) return this.skip();
        await prepare(own.database);
      });

      after(async () => {
        await own?.database.close();
        await own?.drop();
      });

      tests(() => {
        if (!own) throw new Error('The database exists only while a test runs');
        return own.database;
      });
    });
  }
}
