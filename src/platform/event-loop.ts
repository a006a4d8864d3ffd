/**
 * How long what is due waits for the process's one thread: whatever keeps it busy holds up decisions, both alarms and every page (R13).
 */
import type { Logger } from './logger.ts';

export interface EventLoopState {
  /** Longest wait within the last period that has ended, and within the last hour. */
  lastMs: number;
  longestMs: number;
  /** When something waited for longer than the threshold for the last time, in real milliseconds; null = not since the start. */
  alarmedAt: number | null;
  thresholdMs: number;
}

export interface EventLoop {
  state(): EventLoopState;
  stop(): void;
}

/** The sweep must never wait longer (docs/adr/0023-limits.md). */
export const LAG_ALARM_MS = 1_000;
const RESOLUTION_MS = 20;
const PERIOD_MS = 10_000;
const PERIODS_KEPT = 360;

/** Measures from now on; a wait above the threshold is logged at the end of its period. `periodMs` is shortened by tests. */
export function watchEventLoop({
  logger,
  thresholdMs = LAG_ALARM_MS,
  periodMs = PERIOD_MS,
}: {
  logger: Logger;
  thresholdMs?: number;
  periodMs?: number;
}): EventLoop {
  const longest: number[] = [];
  let alarmedAt: number | null = null;
  let lastTick = performance.now();
  let waitedMs = 0;
  // Node's own `monitorEventLoopDelay` forgets with each reset when it looked last, and with it a wait that begins just then.
  const tick = (): void => {
    const now = performance.now();
    waitedMs = Math.max(waitedMs, now - lastTick - RESOLUTION_MS);
    lastTick = now;
  };
  const look = (): void => {
    tick();
    const ms = Math.max(0, Math.round(waitedMs));
    waitedMs = 0;
    longest.push(ms);
    if (longest.length > PERIODS_KEPT) longest.shift();
    if (ms <= thresholdMs) return;
    alarmedAt = Date.now();
    logger.error({ ms, thresholdMs }, 'the process was busy with one thing for so long that everything else waited');
  };
  const timers = [setInterval(tick, RESOLUTION_MS), setInterval(look, periodMs)];
  for (const timer of timers) timer.unref();
  return {
    state: () => ({ lastMs: longest.at(-1) ?? 0, longestMs: Math.max(0, ...longest), alarmedAt, thresholdMs }),
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
