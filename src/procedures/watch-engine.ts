/** Keeps an eye on the engine for as long as the workers run: on the jobs of open steps, and on places that should have one (R12a). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../platform/logger.ts';
import type { Engine } from '../platform/zeebe/index.ts';
import type { ProbeSteps } from './probe-steps.ts';
import type { WatchProgress } from './watch-progress.ts';

export interface WatchEngine {
  start(): void;
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
const ANSWERS_WITHIN_MS = 1_000;

export function createWatchEngine(deps: { engine: Engine; probe: ProbeSteps; progress: WatchProgress; logger: Logger }): WatchEngine {
  const { engine, probe, progress, logger } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let loop: Promise<void> | undefined;

  async function look(): Promise<void> {
    const there = await engine.topology({ patienceMs: ANSWERS_WITHIN_MS, signal }).then(
      () => true,
      () => false,
    );
    if (!there) progress.engineIsAway();
    await progress.once();
    if (there && !signal.aborted) await probe.next();
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await look().catch((error: unknown) => logger.warn({ problem: String(error) }, 'the engine could not be watched; trying again'));
    }
  }

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
