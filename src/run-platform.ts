/** The platform as a process: starts the engine, the workers and the web server, and stops them in order. */
import path from 'node:path';
import { createPlatform, type Platform } from './app.ts';
import { offsetOfFortnight } from './demonstration/index.ts';
import { inDemonstrationOrder } from './organisation/index.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database/index.ts';
import { createLogger } from './platform/logger.ts';
import { storeOffset } from './platform/time/stored-offset.ts';
import type { AdjustableTime } from './platform/time/time.ts';
import { startBroker, STOPPING } from './platform/zeebe/index.ts';

const say = (message: string): void => console.log(`· ${message}`);

export async function runPlatform(config: Config): Promise<void> {
  const logger = createLogger({ level: config.logLevel, file: path.join(config.dataDir, 'logs', 'platform.log') });
  // Stopping may come before starting has ended.
  let platform: Platform | undefined = undefined as Platform | undefined;
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: stopping …`);
    // Whatever hangs, the end comes; the engine ends by itself when this process is gone.
    setTimeout(() => process.exit(1), STOPPING.platformMs).unref();
    await platform?.stop();
    say('Stopped. Nothing was lost; start again with npm start.');
    process.exit(0);
  };
  process.on('SIGINT', () => void stop('Ctrl-C'));
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('unhandledRejection', (error) => logger.error({ problem: String(error) }, 'an unhandled rejection'));

  let firstStart = false;
  say('Opening the database and starting the engine …');
  platform = await createPlatform({
    mode: config.mode,
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    logger,
    sessionSecret: config.sessionSecret,
    trustProxy: config.trustProxy,
    sweepMs: config.sweepMs,
    powerCodePattern: config.powerCodePattern,
    fileMegabytes: config.fileMegabytes,
    scan: config.scan,
    archiveYears: config.archiveYears,
    announcementDays: config.announcementDays,
    visitDays: config.visitDays,
    seal: config.seal,
    workers: config.workers === 'in-process',
    engine: async (time, database) => {
      if (config.mode === 'demonstration' && config.demonstrationPast && !config.engine.address)
        firstStart = await goBackOnce(database, time);
      return engineOf(config, time, logger);
    },
  });
  const running = platform;
  await present(running, config, firstStart).catch((error: unknown) => {
    // What was under way when the stop came fails; that is no fault.
    if (!stopping) throw error;
  });
}

/** Loads the demonstration when it is due, opens the door and says where it is. */
async function present(platform: Platform, config: Config, firstStart: boolean): Promise<void> {
  if (config.mode === 'demonstration') {
    const loaded = await platform.demonstration.loadCity(config.demonstrationPowers);
    if (loaded.length) say(`Demonstration city loaded, ${loaded.length} power(s) published`);
    if (firstStart) {
      say('Living through the past two weeks of the demonstration city …');
      await platform.demonstration.livePast((day) => process.stdout.write(`\r  ${day}`));
      process.stdout.write('\n');
    }
    // The first start was interrupted in its past: the present has to be reached all the same.
    if (platform.time.offsetMs < 0 && platform.broker) await platform.demonstration.advanceBy(-platform.time.offsetMs);
  }
  if (config.mode === 'production' && !(await platform.database.get('SELECT id FROM person WHERE demonstration = 0 LIMIT 1')))
    say('Nobody can sign in yet: load the organisation with npm run city -- city.json (example: docs/city.example.json)');
  const address = await platform.listen(config.port, config.host);
  const url = `http://${config.host}:${address.port}`;
  say(`Ready after ${process.uptime().toFixed(1)} s, engine ${platform.engine.address} (line ${platform.engine.line()})`);
  console.log(`\n  Open ${url}\n`);
  if (config.mode === 'demonstration') await listAccounts(platform);
  console.log('  Ctrl-C stops everything.\n');
  // To scripts/keep-running.mjs: from here on an end is a crash, after which it is started again.
  process.send?.('ready');
}

async function engineOf(
  config: Config,
  time: AdjustableTime,
  logger: ReturnType<typeof createLogger>,
): ReturnType<Parameters<typeof createPlatform>[0]['engine']> {
  if (config.engine.address) return { address: config.engine.address, access: config.engine.access };
  const broker = await startBroker({
    dataDir: path.join(config.dataDir, 'engine'),
    logger,
    gatewayPort: config.engine.port,
    heap: config.engine.heap,
    distribution: config.engine.home,
    // Only demonstration mode has an adjustable clock; the launcher refuses an offset otherwise.
    controllableClock: config.mode === 'demonstration' && !config.engine.home,
    clockOffsetMs: () => time.offsetMs,
  });
  return { address: broker.address, broker };
}

/** A fresh demonstration begins two weeks ago, so that its cases have a past that the engine really lived through. */
async function goBackOnce(database: Database, time: AdjustableTime): Promise<boolean> {
  if (await database.get('SELECT id FROM person LIMIT 1')) return false;
  time.setOffset(offsetOfFortnight(new Date()));
  await storeOffset(database, time.offsetMs);
  return true;
}

async function listAccounts({ organisation }: Platform): Promise<void> {
  console.log('  Demonstration accounts (password sunlit-demo):');
  for (const person of inDemonstrationOrder(await organisation.store.people()))
    if (person.demonstration) console.log(`    ${person.account.padEnd(12)} ${person.name}  ${person.duty ?? ''}`);
  console.log('');
}
