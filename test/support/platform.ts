/** The whole platform for one suite, in this process: real engine, real database, real HTTP on a free port. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createPlatform, type Platform, type PlatformOptions } from '../../src/app.ts';
import { offsetOfFortnight } from '../../src/demonstration/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { startBroker } from '../../src/platform/zeebe/index.ts';
import { temporaryDirectory } from './broker.ts';
import { People } from './client.ts';
import { dropDatabase } from './databases.ts';
import { copyMigratedFile } from './migrated-file.ts';

export const DATABASE_NAMES = ['SQLite', 'MariaDB/MySQL'] as const;
export type DatabaseName = (typeof DATABASE_NAMES)[number];
/**
 * For what the engine does rather than the database: half of these suites are tried on each. Whole cases, kills and whatever is done
 * twice at once are tried on both.
 */
export const ON_FILE: readonly DatabaseName[] = ['SQLite'];
export const ON_SERVER: readonly DatabaseName[] = ['MariaDB/MySQL'];

const MYSQL_URL = process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';

export interface SuitePlatform {
  readonly platform: Platform;
  readonly people: People;
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/**
 * Starts the platform with the demonstration city, these of its powers and, if asked, its past two weeks before the suite and stops it
 * afterwards. Without a server the MariaDB half is skipped by name.
 */
export function platformForSuite(
  database: DatabaseName = 'SQLite',
  {
    powers = ['road-excavation'],
    past = false,
    ...options
  }: Partial<PlatformOptions> & { powers?: readonly string[] | 'all'; past?: boolean } = {},
): SuitePlatform {
  let running: { platform: Platform; url: string; dataDir: string; databaseUrl?: string; drop: () => Promise<void> } | undefined;
  const started = (): NonNullable<typeof running> => {
    if (!running) throw new Error('The platform is there from the suite\'s "before" on');
    return running;
  };
  const people = new People(() => started().url);

  before(async function startSuitePlatform() {
    this.timeout(past ? 600_000 : 300_000);
    const dataDir = temporaryDirectory();
    const own = database === 'SQLite' ? { url: undefined, drop: () => Promise.resolve() } : await ownMysql();
    if (!own) return this.skip();
    if (database === 'SQLite') await copyMigratedFile(dataDir);
    const platform = await createPlatform({
      mode: 'demonstration',
      dataDir,
      databaseUrl: own.url,
      logger: silentLogger,
      sessionSecret: 'a secret of the tests only',
      signInTries: 10_000,
      checkAnswers: true,
      engine: async (time) => {
        if (past) time.setOffset(offsetOfFortnight(new Date()));
        const broker = await startBroker({
          dataDir: path.join(dataDir, 'engine'),
          logger: silentLogger,
          controllableClock: true,
          clockOffsetMs: () => time.offsetMs,
        });
        return { address: broker.address, broker };
      },
      ...options,
    });
    await platform.demonstration.loadCity(powers === 'all' ? undefined : powers);
    if (past) await platform.demonstration.livePast(() => undefined);
    const { port } = await platform.listen(0, '127.0.0.1');
    running = { platform, url: `http://127.0.0.1:${port}`, dataDir, databaseUrl: own.url, drop: own.drop };
  });

  after(async function stopSuitePlatform() {
    this.timeout(180_000);
    if (!running) return;
    await running.platform.stop();
    await running.drop();
    rmSync(running.dataDir, { recursive: true, force: true });
  });

  return {
    get platform() {
      return started().platform;
    },
    get url() {
      return started().url;
    },
    get dataDir() {
      return started().dataDir;
    },
    get databaseUrl() {
      return started().databaseUrl;
    },
    people,
  };
}

let created = 0;

/** A database of its own on the local server; undefined when no server answers. */
export async function ownMysql(): Promise<{ url: string; drop: () => Promise<void> } | undefined> {
  const server = await createConnection({ uri: MYSQL_URL, connectTimeout: 2_000 }).catch(() => undefined);
  if (!server) return undefined;
  const name = `sunlit_platform_${process.pid}_${++created}`;
  await server.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const url = new URL(MYSQL_URL);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await dropDatabase(server, name);
      await server.end();
    },
  };
}
