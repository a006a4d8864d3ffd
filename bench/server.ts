/** B: the whole platform in a process of its own, as src/main.ts runs it, with the engine as its child. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPlatform, type Platform, type PlatformOptions } from '../src/app.ts';
import { REQUEST_LIMITS } from '../src/platform/http/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { storeOffset } from '../src/platform/time/stored-offset.ts';
import { startBroker } from '../src/platform/zeebe/index.ts';
import { serve } from './child.ts';

/** What the server measures of a rebuilt engine. */
export interface Rebuilt {
  matters: number;
  answers: number;
  milliseconds: number;
  noticedAfterMs: number;
}

export interface StartOptions {
  dataDir: string;
  printDocuments: boolean;
  databaseUrl?: string;
  alarms?: PlatformOptions['alarms'];
  controllableClock?: boolean;
  heap?: string;
}
export interface Started {
  url: string;
  enginePid: number | null;
}
export interface SignalRow {
  due_at: number;
  raised_at: number;
  source: string;
}

let platform: Platform | undefined;
let engineAsks = true;
let dataDirectory = '';
const running = (): Platform => {
  if (!platform) throw new Error('Not started');
  return platform;
};

async function start({ dataDir, controllableClock = false, heap, ...options }: StartOptions): Promise<Started> {
  dataDirectory = dataDir;
  engineAsks = options.alarms?.engine !== false;
  const logger = createLogger({ level: 'warn', file: path.join(dataDir, 'logs', 'platform.log') });
  platform = await createPlatform({
    mode: 'demonstration',
    dataDir,
    logger,
    sessionSecret: 'a secret of the bench only',
    signInTries: 10_000,
    // A few accounts stand for a whole city's people.
    requestLimits: { ...REQUEST_LIMITS, ordinary: { perMinute: 1_000_000 }, search: { perMinute: 1_000_000 } },
    ...options,
    engine: async (time) => {
      const broker = await startBroker({
        dataDir: path.join(dataDir, 'engine'),
        logger,
        heap,
        controllableClock,
        clockOffsetMs: () => (controllableClock ? time.offsetMs : 0),
      });
      return { address: broker.address, broker };
    },
  });
  await platform.demonstration.loadCity(['road-excavation']);
  const { port } = await platform.listen(0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, enginePid: platform.broker?.status().pid ?? null };
}

serve(
  {
    start,
    metrics: () => Promise.resolve({ engine: running().engine.metrics(), cpu: process.cpuUsage(), memory: process.memoryUsage.rss() }),
    /** Outbox rows not yet sent, clocks whose moment has passed, clocks that the engine still has to be told of or to ask about. */
    async unsettled() {
      const { database, time } = running();
      const now = time.now().getTime();
      const outbox = await database.get<{ n: number }>("SELECT COUNT(*) AS n FROM outbox WHERE state = 'pending'");
      const clocks = await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM clock WHERE next_at <= $1', [now]);
      const alarms = engineAsks
        ? await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM due_alarm WHERE at <= $1', [now])
        : undefined;
      return { outbox: outbox?.n ?? 0, clocks: Number(clocks?.n ?? 0) + Number(alarms?.n ?? 0) };
    },
    /** How long each document took from its job in hand to being kept, of those numbered since. */
    async documentTimes({ since }: { since: number }): Promise<number[]> {
      const rows = await running().database.all<{ ms: number }>(
        'SELECT c.created_at - d.created_at AS ms FROM document d JOIN document_content c ON c.document_id = d.id WHERE d.created_at >= $1',
        [since],
      );
      return rows.map(({ ms }) => Number(ms));
    },
    /** When promised limits fall due next: the moment, how many clocks share it, and how many pend. */
    async nextBurst() {
      const rows = await running().database.all<{ promised_due: number; n: number }>(
        "SELECT due_at AS promised_due, COUNT(*) AS n FROM clock_due WHERE limit_id = 'promised' GROUP BY due_at ORDER BY due_at",
      );
      return { dueAt: rows[0]?.promised_due ?? 0, clocks: rows[0]?.n ?? 0, pending: rows.reduce((sum, { n }) => sum + Number(n), 0) };
    },
    /** To the next working day, at the same hour: what is accepted then is due a day later. */
    nextDay: () => running().demonstration.advance({ workingDays: 1 }),
    /** Moves platform and engine; unlike the demonstration's own way it does not sweep, because the alarms are what is measured. */
    async moveTo({ at }: { at: number }) {
      const { time, database, broker } = running();
      const milliseconds = at - time.now().getTime();
      time.setOffset(time.offsetMs + milliseconds);
      await storeOffset(database, time.offsetMs);
      await broker?.advance(milliseconds);
    },
    signalCount: async () => ({
      now: running().time.now().getTime(),
      count: Number(
        (await running().database.get<{ n: number }>("SELECT COUNT(*) AS n FROM warning_signal WHERE limit_id = 'promised'"))?.n ?? 0,
      ),
    }),
    /** Kills the engine, takes its data away and waits until everything stands again. */
    async loseEngine(): Promise<Rebuilt> {
      const { database, broker, time } = running();
      const killedAt = time.now().getTime();
      process.kill(broker?.status().pid ?? 0, 'SIGKILL');
      rmSync(path.join(dataDirectory, 'engine'), { recursive: true, force: true });
      for (;;) {
        await sleep(100);
        const row = await database.get<{ since: number; rebuilt_at: number; counts: string }>(
          'SELECT since, rebuilt_at, counts FROM engine_identity WHERE rebuilt_at IS NOT NULL',
        );
        if (!row) continue;
        const answers = await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM replay_job');
        return {
          matters: (JSON.parse(row.counts) as { matters: number }).matters,
          answers: Number(answers?.n ?? 0),
          milliseconds: row.rebuilt_at - row.since,
          noticedAfterMs: row.since - killedAt,
        };
      }
    },
    signals: () => running().database.all<SignalRow>("SELECT due_at, raised_at, source FROM warning_signal WHERE limit_id = 'promised'"),
  },
  async () => {
    await platform?.stop();
  },
);
