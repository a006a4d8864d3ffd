/**
 * Throughput and step latency: A the bare engine, B the platform on each database that is asked for, without and with documents, in
 * interleaved rounds.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../src/platform/logger.ts';
import { startBroker, type Broker } from '../src/platform/zeebe/index.ts';
import { startChild, type Child } from './child.ts';
import type { Load, Samples } from './closed-loop.ts';
import { makeDatabase, type BenchDatabase } from './databases.ts';
import { OUTCOMES } from './path.ts';
import { latencyOf, median, round, sumCounts, type Latency } from './figures.ts';
import { cpuSecondsOf, fsyncLatency } from './machine.ts';
import type { Started, StartOptions } from './server.ts';

export interface ThroughputOptions {
  directory: string;
  clients: number[];
  rounds: number;
  seconds: number;
  /** Cases that each variant completes first: the engine compiles what it does often, so all must have done as much. */
  warmUpCases: number;
  documents: boolean;
  /** `sqlite` or `mysql://…`, once or several times; B runs on each. */
  databases: string[];
  profile?: string;
  heap?: string;
  say: (text: string) => void;
}

export interface Variant {
  /** `A`, `B` or `B+documents`, with the database where it is not SQLite. */
  name: string;
  /** Of the platform; the bare engine has none. */
  url?: string;
  client: Child;
  server?: Child;
  pids: { engine: number | null; platform: number | null; database: number | null };
  stop(): Promise<void>;
}

type Run = Samples & { retries: Record<string, number> };
interface Round {
  cases: number;
  steps: number;
  step: number[];
  decide: number[];
  cpu: Cpu;
  /** From the job in hand to the document kept; none where none is printed. */
  document: number[];
  retries: Record<string, number>;
  fsync: Latency;
}
/** Seconds of processor time per completed case, in milliseconds. */
interface Cpu {
  engine: number;
  platform: number;
  /** Of a database server on this machine, whoever else it serves meanwhile; 0 for a file. */
  database: number;
  client: number;
}

export interface ThroughputFigures {
  variant: string;
  clients: number;
  rounds: number;
  casesPerSecond: number;
  stepsPerSecond: number;
  step: Latency;
  decide: Latency;
  document: Latency;
  /** Milliseconds of processor time per completed case. */
  cpuPerCase: Cpu;
  retries: Record<string, number>;
  fsync: Latency;
  ratio?: number;
}

export async function startVariants({ directory, documents, databases, profile, heap }: ThroughputOptions): Promise<Variant[]> {
  const variants = [await startBare(path.join(directory, 'a'), heap)];
  for (const printDocuments of documents ? [false, true] : [false]) {
    for (const asked of databases) {
      const database = await makeDatabase(asked);
      const socket = database.url?.includes('socketPath') ? ' by socket' : '';
      const name = `B${database.url ? ` ${database.name}` : ''}${socket}${printDocuments ? '+documents' : ''}`;
      const dataDir = path.join(directory, name.toLowerCase().replace(/[ +]/g, '-'));
      const variant = await startPlatform(
        name,
        { dataDir, printDocuments, heap, databaseUrl: database.url },
        printDocuments ? undefined : profile,
      );
      variants.push(onDatabase(variant, database));
    }
  }
  return variants;
}

const onDatabase = (variant: Variant, database: BenchDatabase): Variant => ({
  ...variant,
  pids: { ...variant.pids, database: database.pid },
  async stop() {
    await variant.stop();
    await database.drop();
  },
});

async function startBare(dataDir: string, heap?: string): Promise<Variant> {
  mkdirSync(dataDir, { recursive: true });
  const broker: Broker = await startBroker({ dataDir, logger: silentLogger, heap, controllableClock: false, clockOffsetMs: () => 0 });
  const client = startChild('./bare-client.ts');
  const { credentials } = broker.access;
  await client.ask('connect', { address: broker.address, token: credentials.kind === 'bearer' ? credentials.token : '' });
  return {
    name: 'A',
    client,
    pids: { engine: broker.status().pid, platform: null, database: null },
    async stop() {
      await client.end();
      await broker.stop();
    },
  };
}

export async function startPlatform(name: string, options: StartOptions, profile?: string): Promise<Variant> {
  mkdirSync(options.dataDir, { recursive: true });
  const server = startChild('./server.ts', profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []);
  const { url, enginePid } = await server.ask<Started>('start', options);
  const client = startChild('./clerk-client.ts');
  await client.ask('connect', { url });
  return {
    name,
    url,
    client,
    server,
    pids: { engine: enginePid, platform: server.pid, database: null },
    async stop() {
      await client.end();
      await server.end();
    },
  };
}

export async function measureThroughput(options: ThroughputOptions): Promise<ThroughputFigures[]> {
  const { clients, rounds, seconds, warmUpCases, directory, say } = options;
  const variants = await startVariants(options);
  const figures: ThroughputFigures[] = [];
  try {
    for (const variant of variants) {
      say(`warming up ${variant.name}`);
      for (let done = 0; done < warmUpCases;)
        done += (await variant.client.ask<Run>('run', { clients: 16, seconds: 5, rampSeconds: 0 } satisfies Load)).driven;
    }
    for (const count of clients) {
      const found = new Map(variants.map(({ name }): [string, Round[]] => [name, []]));
      for (let number = 1; number <= rounds; number += 1) {
        for (const variant of variants) {
          const one = await measureRound(variant, { clients: count, seconds, rampSeconds: Math.min(1.5, seconds / 4) }, directory);
          found.get(variant.name)?.push(one);
          say(`${count} clients, round ${number}/${rounds}, ${variant.name}: ${one.cases.toFixed(1)} cases/s`);
        }
      }
      const bare = median(found.get('A')?.map(({ cases }) => cases) ?? []);
      for (const [name, runs] of found) figures.push(summarise(name, count, runs, bare));
    }
    return figures;
  } finally {
    for (const variant of variants) await variant.stop();
  }
}

async function measureRound({ client, server, pids }: Variant, load: Load, directory: string): Promise<Round> {
  const fsync = fsyncLatency(directory, 60);
  const retriesBefore = await engineRetries(server);
  const engineBefore = cpuSecondsOf(pids.engine);
  const platformBefore = cpuSecondsOf(pids.platform);
  const databaseBefore = cpuSecondsOf(pids.database);
  const since = Date.now();
  const run = await client.ask<Run>('run', load);
  // Work goes on during the ramp and the draining too, hence all that was driven, not only what was counted.
  const share = run.driven ? 1_000 / run.driven : Number.NaN;
  return {
    // By the steps, because few cases may end within a short window when each takes as long as the window.
    cases: run.steps.length / OUTCOMES.length / load.seconds,
    steps: run.steps.length / load.seconds,
    step: run.steps,
    decide: run.decides,
    fsync,
    document: server ? await server.ask<number[]>('documentTimes', { since }) : [],
    cpu: {
      engine: (cpuSecondsOf(pids.engine) - engineBefore) * share,
      platform: pids.platform ? (cpuSecondsOf(pids.platform) - platformBefore) * share : 0,
      database: pids.database ? (cpuSecondsOf(pids.database) - databaseBefore) * share : 0,
      client: run.cpuSeconds * share,
    },
    retries: sumCounts([run.retries, difference(await engineRetries(server), retriesBefore)]),
  };
}

async function engineRetries(server?: Child): Promise<Record<string, number>> {
  return server ? (await server.ask<{ engine: { retries: Record<string, number> } }>('metrics')).engine.retries : {};
}

const difference = (after: Record<string, number>, before: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, count]): [string, number] => [name, count - (before[name] ?? 0)])
      .filter(([, count]) => count > 0),
  );

function summarise(variant: string, clients: number, rounds: Round[], bare: number): ThroughputFigures {
  const middle = (pick: (round: Round) => number, digits = 1): number => round(median(rounds.map(pick)), digits);
  const latency = (pick: (round: Round) => number[]): Latency => {
    const each = rounds.map((one) => latencyOf(pick(one)));
    return {
      count: each.reduce((sum, { count }) => sum + count, 0),
      p50: median(each.map(({ p50 }) => p50)),
      p95: median(each.map(({ p95 }) => p95)),
      p99: median(each.map(({ p99 }) => p99)),
      max: Math.max(...each.map(({ max }) => max)),
    };
  };
  return {
    variant,
    clients,
    rounds: rounds.length,
    casesPerSecond: middle(({ cases }) => cases),
    stepsPerSecond: middle(({ steps }) => steps),
    step: latency(({ step }) => step),
    decide: latency(({ decide }) => decide),
    document: latency(({ document }) => document),
    cpuPerCase: {
      engine: middle(({ cpu }) => cpu.engine),
      platform: middle(({ cpu }) => cpu.platform),
      database: middle(({ cpu }) => cpu.database),
      client: middle(({ cpu }) => cpu.client),
    },
    retries: sumCounts(rounds.map(({ retries }) => retries)),
    fsync: {
      count: rounds.reduce((sum, { fsync }) => sum + fsync.count, 0),
      p50: middle(({ fsync }) => fsync.p50, 2),
      p95: middle(({ fsync }) => fsync.p95, 2),
      p99: middle(({ fsync }) => fsync.p99, 2),
      max: Math.max(...rounds.map(({ fsync }) => fsync.max)),
    },
    ...(variant === 'A' || !bare ? {} : { ratio: round(median(rounds.map(({ cases }) => cases)) / bare, 2) }),
  };
}
