/**
 * The composition root: every part is made here, once, and given what it needs (style.md, habit 4).
 *
 * `npm start`, the separate workers, the tests and the bench all build the platform with this one function.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkers, type Workers } from '../workers/index.ts';
import { caseRoutes, createBindInstance, createCaseViews, createDecideStep, createFlowcharts, createGenerateDocument, createRegisterCase, createMigrateCases, createOpenCases, createRegistrablePowers, createRunningCases, migrationRoutes } from './cases/index.ts';
import { createDemonstration, demonstrationRoutes } from './demonstration/index.ts';
import { createGlyphCheck, createRenderer } from './documents/index.ts';
import { createOrganisationService, DEMONSTRATION_CITY_NAME, organisationRoutes, readCityName } from './organisation/index.ts';
import { DatabaseSessionStore, may, permit } from './platform/auth/index.ts';
import { calendarRoutes, createCalendars, createClocks, createSweep, demonstrationYears, type Sweep } from './platform/clock/index.ts';
import { migrate, openDatabase, type Database } from './platform/database/index.ts';
import { createApi, createServerApp, type Api } from './platform/http/index.ts';
import type { Logger } from './platform/logger.ts';
import { createOutbox, type Outbox } from './platform/outbox/index.ts';
import { createRecord, type RecordBook } from './platform/record/index.ts';
import { statusRoutes } from './platform/status/index.ts';
import { createAdjustableTime, type AdjustableTime } from './platform/time/time.ts';
import { readOffset } from './platform/time/stored-offset.ts';
import { connectEngine, deployPlatformProcesses, type Broker, type Engine } from './platform/zeebe/index.ts';
import { catalogueRoutes, createChangeViews, createComments, createCreatePower, createImports, createLaws, createLintReport, createRegistryService, createRegistryStatistics, exchangeRoutes, lawRoutes, registryChangeRoutes, registryRoutes, type RegistryService } from './registry/index.ts';
import { createLiveFeed, createRaiseSignals, createSupervisionViews, supervisionRoutes, type LiveFeed } from './supervision/index.ts';
import type { OrganisationService } from './organisation/index.ts';

export interface PlatformOptions {
  mode: 'demonstration' | 'production';
  dataDir: string;
  databaseUrl?: string;
  logger: Logger;
  sessionSecret: string;
  trustProxy?: boolean;
  sweepMs?: number;
  /** Commands in flight to the engine. */
  maxInFlight?: number;
  /** Starts or names the engine once the time offset is known; a broker that is ours can be advanced. */
  engine: (time: AdjustableTime, database: Database) => Promise<{ address: string; broker?: Broker }>;
  /** False when `workers/main.ts` runs beside this process. */
  workers?: boolean;
  /** False for the separate workers: no web server is made. */
  web?: boolean;
  /** Switched off one at a time by tests that show that the other alarm is enough. */
  alarms?: { engine?: boolean; sweep?: boolean };
  /** False only in the bench, to measure what printing costs. */
  printDocuments?: boolean;
  signInTries?: number;
  /** What a power code must look like (domain.md section 9). */
  powerCodePattern?: RegExp;
}

export interface Platform {
  database: Database; time: AdjustableTime; engine: Engine; broker?: Broker; outbox: Outbox; record: RecordBook; registry: RegistryService;
  organisation: OrganisationService; sweep: Sweep; workers: Workers; api: Api; feed: LiveFeed;
  demonstration: ReturnType<typeof createDemonstration>;
  listen(port: number, host: string): Promise<AddressInfo>;
  stop(): Promise<void>;
}

/** 31 characters: organ, level and basic code (GB/T 39554.1). */
const NATIONAL_CODE = /^[0-9A-Z]{31}$/;
const PAGES = fileURLToPath(new URL('../modeler-ui/dist', import.meta.url));
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds).unref(); });
const SESSION_TIMES = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { logger, mode, dataDir, alarms = {} } = options;
  const database = await openDatabase({ url: options.databaseUrl, dataDir });
  await migrate(database);
  const time = createAdjustableTime(mode === 'demonstration' ? await readOffset(database) : 0);
  const { address, broker } = await options.engine(time, database);
  const engine = connectEngine({ address, logger, maxInFlight: options.maxInFlight });

  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  const calendars = await createCalendars({ database, record, time, shipped: mode === 'demonstration' ? demonstrationYears(time.now()) : undefined });
  const clocks = createClocks({ database, outbox, record, time, calendar: calendars.current });
  clocks.onDue(createRaiseSignals({ database, record }));
  const sweep = createSweep({ database, calendars, clocks, time, logger, everyMs: options.sweepMs ?? 1_000 });

  const organisation = createOrganisationService({ database, time, mode });
  const cityName = await readCityName(database) ?? (mode === 'demonstration' ? DEMONSTRATION_CITY_NAME : '');
  const names = () => organisation.directory();
  const districtOf = async (organId: string): Promise<string | null> => (await names()).organRow(organId)?.district_id ?? null;
  const organFacts = async (organId: string) => {
    const row = (await names()).organRow(organId);
    return { name: row?.name ?? '', shortName: row?.short_name ?? '', city: cityName, address: row?.address ?? undefined, phone: row?.phone ?? undefined };
  };
  const personName = async (id: string): Promise<string> => (await names()).person(id);
  const missingGlyphs = createGlyphCheck();
  const renderer = options.printDocuments === false ? null : createRenderer();
  const registry = createRegistryService({
    database, outbox, record, time, permit, clocks, districtOf, engineLine: engine.line, legalOfficeOf: organisation.store.legalOfficeOf, missingGlyphs, renderer, organ: organFacts, personName,
  });
  const flowcharts = createFlowcharts(registry);
  const bind = createBindInstance({ database, outbox, record });

  const supervisionViews = createSupervisionViews({ database, time, names });
  const caseViews = createCaseViews({ database, clocks, record, time, flowcharts, names, calendar: calendars.current, signalsOf: supervisionViews.signalsOfCase });
  const registerCase = createRegisterCase({
    database, registry, clocks, outbox, record, time, permit, missingGlyphs, mayRegister: organisation.mayCreateCases,
    districtOf,
  });
  const steps = createDecideStep({ database, clocks, outbox, record, time, flowcharts, eligibility: organisation, missingGlyphs });
  const generate = createGenerateDocument({
    database, clocks, record, time, flowcharts, bind, renderer,
    organ: organFacts,
    position: async (organId, code) => (await names()).position(organId, code),
    officer: async (id) => ({ name: (await names()).person(id), certificate: (await names()).certificate(id) }),
  });

  const workers = createWorkers({ engine, database, outbox, record, clocks, time, logger, registry, flowcharts, bind, generate, engineTimers: alarms.engine });
  const feed = createLiveFeed({ database, logger });
  record.onAppended(() => feed.wake());
  const laws = createLaws({ database, registry, record, time, openCases: createOpenCases(database) });
  const demonstration = createDemonstration({ mode, database, time, broker, sweep, registry, laws, organisation, registerCase, steps, caseViews, outbox, calendar: calendars.current, logger });

  const api = createApi({
    database,
    personOf: async (request) => (request.session.personId ? organisation.person(request.session.personId) : undefined),
  });
  organisationRoutes({ api, organisation, database, time, record, mode, cityName, signInTries: options.signInTries });
  const organOfPower = async (organId: string) => {
    const row = (await names()).organRow(organId);
    return row && { code: row.code, name: row.name, districtId: row.district_id };
  };
  const codePattern = options.powerCodePattern ?? NATIONAL_CODE;
  const createPower = createCreatePower({ database, registry, record, time, codePattern, organ: organOfPower });
  const imports = createImports({ database, registry, record, time, logger, codePattern, organ: organOfPower, person: (personId) => organisation.person(personId) });
  exchangeRoutes({ api, database, registry, imports, time, names });
  catalogueRoutes({ api, registry, createPower, comments: createComments({ database, registry, record, time }), statistics: createRegistryStatistics(database), names });
  registryRoutes({ api, registry, engineLine: engine.line, names });
  lawRoutes({ api, laws, lintReport: createLintReport({ database, registry, engineLine: engine.line, time, logger }), names });
  registryChangeRoutes({ api, registry, views: createChangeViews({ database, registry, time, names, runningCases: createRunningCases(database) }) });
  migrationRoutes({ api, registry, migrate: createMigrateCases({ database, engine, outbox, record, registry, runningCases: createRunningCases(database) }) });
  const registrablePowers = createRegistrablePowers({ registry, mayRegister: organisation.mayCreateCases, organName: async (organId) => (await names()).organ(organId) });
  caseRoutes({ api, database, views: caseViews, registerCase, registrablePowers, steps, colleagues: organisation.holdersOf });
  supervisionRoutes({
    api, views: supervisionViews, feed, time,
    mayListen: async (personId) => {
      const person = await organisation.person(personId);
      return person !== undefined && may(person, 'supervision.read');
    },
  });
  calendarRoutes({ api, calendars, clocks });
  statusRoutes({ api, database, engine, broker, outbox, sweep, time, mode });
  if (mode === 'demonstration') demonstrationRoutes({ api, demonstration });
  api.router.get('/openapi.json', (_request, response) => { response.json(api.openApi()); });

  let server: Server | undefined;
  if (options.web !== false) {
    const app = createServerApp({
      logger, sessionStore: new DatabaseSessionStore(database, SESSION_TIMES), sessionSecret: options.sessionSecret, sessionMaxAgeMs: SESSION_TIMES.absoluteMs, trustProxy: options.trustProxy ?? false,
      api: api.router, pages: path.resolve(PAGES),
      // A transaction, because a file that another process holds can still be read.
      healthy: () => database.write(() => database.get('SELECT 1 AS one')).then(() => ({ ok: true }), (error: unknown) => ({ ok: false, problem: String(error) })),
    });
    server = createServer(app);
    await feed.start();
  }

  // Powers from before the catalogue had an index.
  await registry.store.index.complete();
  if (options.web !== false) await imports.resume();
  // What the engine must know before the first case; the engine keeps it, so sending it again changes nothing.
  await deployPlatformProcesses(engine);
  if (options.workers !== false) {
    await workers.start();
    if (alarms.sweep !== false) sweep.start();
  }

  return {
    database, time, engine, broker, outbox, record, registry, organisation, sweep, workers, api, feed, demonstration,
    listen: (port, host) => new Promise((resolve, reject) => {
      if (!server) throw new Error('This process has no web server');
      server.once('error', reject);
      server.listen(port, host, () => resolve(server?.address() as AddressInfo));
    }),
    async stop() {
      // Requests under way may end; event streams never do by themselves.
      const closed = new Promise<void>((resolve) => (server?.listening ? server.close(() => resolve()) : resolve()));
      await feed.stop();
      await Promise.race([closed, pause(1_000)]);
      server?.closeAllConnections();
      await closed;
      await sweep.stop();
      // An engine that is away must not hold up the end: what it has not answered stays in the outbox.
      const idle = workers.stop();
      await Promise.race([idle, pause(3_000)]);
      await engine.close();
      await idle;
      await renderer?.close();
      await broker?.stop();
      await database.close();
    },
  };
}
