/**
 * The composition root: the platform's plumbing, and the features folded onto it.
 *
 * `npm start`, the separate workers, the tests and the bench all build the platform with this one function.
 */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkers, type Workers } from '../workers/index.ts';
import { createFeatures, type Features, type FeatureSettings } from './features.ts';
import { migrate, openDatabase, type Database } from './platform/database/index.ts';
import { createApi, createSessionPeople, createWebServer, type Api, type Cost, type CostLimit } from './platform/http/index.ts';
import type { Logger } from './platform/logger.ts';
import { createMarkDone, createOutbox, type Outbox } from './platform/outbox/index.ts';
import { createParsers } from './platform/parsers/index.ts';
import { createRecord, type RecordBook } from './platform/record/index.ts';
import { createSheets } from './platform/sheets/index.ts';
import { readOffset } from './platform/time/stored-offset.ts';
import { createAdjustableTime, type AdjustableTime } from './platform/time/time.ts';
import {
  connectEngine,
  createRecognise,
  deployPlatformProcesses,
  type Broker,
  type Engine,
  type EngineAccess,
} from './platform/zeebe/index.ts';

export interface PlatformOptions extends FeatureSettings {
  dataDir: string;
  databaseUrl?: string;
  logger: Logger;
  sessionSecret: string;
  trustProxy?: boolean;
  /** Holds every answer against what its route says; for tests. */
  checkAnswers?: boolean;
  /** How often a person may ask for what; wider in the bench alone, where one account stands for many people. */
  requestLimits?: Readonly<Record<Cost, CostLimit>>;
  /** Commands in flight to the engine. */
  maxInFlight?: number;
  /** Starts or names the engine once the time offset is known; a broker that is ours can be advanced. */
  engine: (time: AdjustableTime, database: Database) => Promise<{ address: string; access?: EngineAccess; broker?: Broker }>;
  /** False when `workers/main.ts` runs beside this process. */
  workers?: boolean;
  /** False for the separate workers: no web server is made. */
  web?: boolean;
}

export interface Platform extends Pick<Features, 'kinds' | 'organisation' | 'registry' | 'sweep' | 'demonstration' | 'seal'> {
  database: Database;
  time: AdjustableTime;
  engine: Engine;
  broker?: Broker;
  outbox: Outbox;
  record: RecordBook;
  workers: Workers;
  api: Api;
  listen(port: number, host: string): Promise<AddressInfo>;
  stop(): Promise<void>;
}

/** An engine that is away must not hold up the end: what it has not answered stays in the outbox. */
const ANSWERS_MAY_TAKE_MS = 3_000;

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { logger, mode, dataDir, sessionSecret, trustProxy = false, fileMegabytes, checkAnswers } = options;
  const database = await openDatabase({ url: options.databaseUrl, dataDir });
  await migrate(database);
  // Its thread is loaded while all else starts: whoever asks first would wait for it. A fault shows with the first question.
  if (options.web !== false) void database.aside.get('SELECT 1 AS one').catch(() => undefined);
  const time = createAdjustableTime(mode === 'demonstration' ? await readOffset(database) : 0);
  const { address, broker, access = broker?.access } = await options.engine(time, database);
  const record = createRecord(database, time);
  const engine = connectEngine({
    address,
    access,
    logger,
    maxInFlight: options.maxInFlight,
    // Nothing is said to the engine before all features are there.
    recognise: createRecognise({ database, record, time, logger, onLost: (number) => folded.engineLost(number) }),
  });
  const outbox = createOutbox(database, time);
  const done = createMarkDone({ database, outbox });

  const parsers = createParsers();
  const sheets = createSheets();
  const { folded, ...features } = await createFeatures(
    { database, record, outbox, done, time, engine, broker, logger, parsers, sheets },
    options,
  );
  const { organisation } = features;
  const { jobs, commands } = folded;
  const workers = createWorkers({ engine, database, outbox, logger, jobs, commands });
  const api = createApi({ database, checkAnswers, requestLimits: options.requestLimits, ...createSessionPeople(organisation) });
  folded.routes(api);
  const server = options.web === false ? undefined : createWebServer({ api, database, logger, sessionSecret, trustProxy, fileMegabytes });

  // What the engine must know before the first case; the engine keeps it, so sending it again changes nothing.
  await deployPlatformProcesses(engine);
  const works = options.workers !== false;
  await folded.start({ web: server !== undefined, workers: works });
  if (works) await workers.start();

  return {
    ...features,
    database,
    time,
    engine,
    broker,
    outbox,
    record,
    workers,
    api,
    async listen(port, host) {
      if (!server) throw new Error('This process has no web server');
      return server.listen(port, host);
    },
    async stop() {
      await server?.close();
      const idle = workers.stop();
      await Promise.race([idle, sleep(ANSWERS_MAY_TAKE_MS, undefined, { ref: false })]);
      await engine.close();
      await idle;
      await folded.stop();
      await parsers.close();
      await sheets.close();
      await broker?.stop();
      await database.close();
    },
  };
}
