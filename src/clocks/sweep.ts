/**
 * The second, independent alarm: looks for due moments in the database by index (docs/adr/0007-clock.md).
 *
 * Engines have lost timers (camunda/camunda#29735). Either alarm alone is enough; tests switch each off. It looks at
 * least every `everyMs`, and at the very moment when the next clock falls due as far as it knows: everything due at the
 * close of business is then signalled at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Time } from '../platform/time/time.ts';
import type { Calendars } from './calendars.ts';
import type { Clocks } from './clocks.ts';
import { dueClocks, idsOf } from './due-clocks.ts';

export interface Sweep {
  start(): void;
  stop(): Promise<void>;
  /** Looks now; answers how many clocks had something due. */
  once(): Promise<number>;
  /** Called at the end of each turn, whatever the clocks said; must not throw. */
  onTurn(listener: () => Promise<void>): void;
  state(): { lastAt: Date | null; lagMs: number };
}

export function createSweep(deps: {
  database: Database;
  calendars: Calendars;
  clocks: Clocks;
  time: Time;
  logger: Logger;
  everyMs: number;
}): Sweep {
  const { database, calendars, clocks, time, logger, everyMs } = deps;
  const stopping = new AbortController();
  const listeners: (() => Promise<void>)[] = [];
  let loop: Promise<void> | undefined;
  let lastAt: Date | null = null;
  let lagMs = 0;
  let lookedAt = 0;

  async function once(): Promise<number> {
    try {
      return await lookAtClocks();
    } finally {
      for (const listener of listeners) await listener();
    }
  }

  async function lookAtClocks(): Promise<number> {
    let total = 0;
    // Calendars are edited in the web's process; the workers' own one must not go on with the old one.
    await calendars.refresh();
    const now = time.now().getTime();
    lookedAt = now;
    lagMs = 0;
    for await (const due of dueClocks(database, now)) {
      lagMs = now - due[0].next_at;
      await clocks.evaluate(idsOf(due), 'sweep');
      total += due.length;
    }
    lastAt = time.now();
    return total;
  }

  /** Until the next moment after the last look, or the next turn. */
  async function pauseMs(): Promise<number> {
    const row = await database.get<{ next: number | null }>('SELECT MIN(next_at) AS next FROM clock WHERE next_at > $1', [lookedAt]);
    return Math.min(everyMs, Math.max(1, (row?.next ?? Infinity) - time.now().getTime()));
  }

  return {
    once,
    onTurn: (listener) => {
      listeners.push(listener);
    },
    start() {
      loop ??= (async () => {
        while (!stopping.signal.aborted) {
          await once().catch((error: unknown) => logger.warn({ problem: String(error) }, 'the sweep failed; trying again'));
          await sleep(await pauseMs().catch(() => everyMs), undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      })();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    state: () => ({ lastAt, lagMs }),
  };
}
