/**
 * Lateness of overdue signals among many pending timers. Cases are accepted over several working days, so many on each that share one due
 * moment, half past five (every limit ends at the close of business). Lateness = the signal's `raised_at` − the due moment, of the first
 * day's burst.
 *
 * The cases are accepted through the platform once; each variant of alarms then starts on a copy of the same data, is moved to
 * shortly before the due moment, and lives through it in real time.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';
import { latencyOf, type Latency } from './figures.ts';
import type { SignalRow, Started, StartOptions } from './server.ts';
import { startPlatform } from './throughput.ts';

export const ALARMS = { 'both alarms': {}, 'sweep only': { engine: false }, 'engine only': { sweep: false } } as const;
export type AlarmsName = keyof typeof ALARMS;

export interface LatenessOptions {
  directory: string;
  counts: number[];
  /** Cases accepted on one day, due at one moment. */ together: number;
  alarms: AlarmsName[];
  loaders: number;
  patienceMs: number;
  heap?: string;
  profile?: string;
  say: (text: string) => void;
}

export interface LatenessFigures {
  alarms: string;
  /** Clocks pending, and those of them due at the moment looked at. */ pending: number;
  timers: number;
  signals: number;
  lateness: Latency;
  /** Until a reader of the database sees the last one. */
  lastVisibleMs: number;
  bySource: Record<string, number>;
  /** Requests to the platform during the burst. */
  http: Latency;
}

const BEFORE_DUE_MS = 4_000;
const EARLY_MS = 30 * 60_000;

export async function measureLateness(options: LatenessOptions): Promise<LatenessFigures[]> {
  const { directory, counts, alarms, say } = options;
  const loaded = path.join(directory, 'loaded');
  const figures: LatenessFigures[] = [];
  let count = 0;
  for (const wanted of [...counts].sort((a, b) => a - b)) {
    say(`accepting ${wanted - count} cases`);
    while (count < wanted) {
      const some = Math.min(options.together, wanted - count);
      await load(loaded, some, options);
      count += some;
    }
    for (const name of alarms) {
      const dataDir = path.join(directory, 'burst');
      cpSync(loaded, dataDir, { recursive: true });
      figures.push(await liveThrough(dataDir, name, options));
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
  rmSync(loaded, { recursive: true, force: true });
  return figures;
}

async function load(dataDir: string, count: number, { loaders, heap, say }: LatenessOptions): Promise<void> {
  const from = performance.now();
  const { client, server, stop } = await startPlatform('B', { dataDir, printDocuments: false, controllableClock: true, heap });
  try {
    await server?.ask('nextDay');
    await client.ask('accept', { count, clients: Math.min(loaders, count) });
    if (server) await untilSettled(server, 120_000, true);
  } finally {
    await stop();
  }
  say(`accepted ${count} cases in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
}

async function liveThrough(
  dataDir: string,
  name: AlarmsName,
  { patienceMs, heap, profile, say }: LatenessOptions,
): Promise<LatenessFigures> {
  mkdirSync(dataDir, { recursive: true });
  const server = startChild('./server.ts', profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []);
  try {
    const { url } = await server.ask<Started>('start', {
      dataDir,
      printDocuments: false,
      controllableClock: true,
      heap,
      alarms: ALARMS[name],
    } satisfies StartOptions);
    const { dueAt, clocks, pending } = await server.ask<{ dueAt: number; clocks: number; pending: number }>('nextBurst');
    // Warnings and step limits of the days before come first and are left behind.
    await server.ask('moveTo', { at: dueAt - EARLY_MS });
    await untilSettled(server, 300_000, true);
    const probe = startProbe(url);
    await server.ask('moveTo', { at: dueAt - BEFORE_DUE_MS });
    const visible = await untilRaised(server, clocks, dueAt + patienceMs);
    const http = await probe.stop();
    const signals = await server.ask<SignalRow[]>('signals');
    const bySource: Record<string, number> = {};
    for (const { source } of signals) bySource[source] = (bySource[source] ?? 0) + 1;
    const figures = {
      alarms: name,
      pending,
      timers: clocks,
      signals: signals.length,
      lateness: latencyOf(signals.map(({ raised_at, due_at }) => raised_at - due_at)),
      lastVisibleMs: Math.round(visible - dueAt),
      bySource,
      http: latencyOf(http),
    };
    say(`${clocks} of ${pending} timers, ${name}: p99 ${figures.lateness.p99} ms`);
    return figures;
  } finally {
    await server.end();
  }
}

/** `goOn`: an engine that is still catching up with the days before is no reason to stop, as it would not be after an outage. */
async function untilSettled(server: Child, withinMs: number, goOn = false): Promise<void> {
  const from = performance.now();
  for (;;) {
    const { outbox, clocks } = await server.ask<{ outbox: number; clocks: number }>('unsettled');
    if (outbox + clocks === 0) return;
    if (performance.now() - from > withinMs) {
      if (goOn) return;
      throw new Error(`Not settled: ${outbox} commands, ${clocks} clocks`);
    }
    await sleep(200);
  }
}

/** Answers when, by the platform's clock, all were to be seen (or when patience ended). */
async function untilRaised(server: Child, count: number, until: number): Promise<number> {
  for (;;) {
    const seen = await server.ask<{ now: number; count: number }>('signalCount');
    if (seen.count >= count || seen.now > until) return seen.now;
    await sleep(50);
  }
}

/** Somebody who goes on using the platform meanwhile. */
function startProbe(url: string): { stop(): Promise<number[]> } {
  const took: number[] = [];
  let going = true;
  const loop = (async () => {
    while (going) {
      const from = performance.now();
      await (await fetch(`${url}/healthz`)).arrayBuffer();
      took.push(performance.now() - from);
      await sleep(20);
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
      return took;
    },
  };
}
