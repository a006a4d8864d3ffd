/**
 * How long the engine keeps an open step's job to itself before it hands the job out again.
 *
 * A job whose delivery was lost (a kill between the engine's hand-out and our commit) comes again only then, so the
 * pause is short; every other open step comes again as well and changes nothing, so it grows with their number and
 * the engine is never asked for more than a bounded rate. Figures: docs/adr/0004-one-decision.md.
 */
import type { Database } from '../platform/database/index.ts';

const SHORTEST_MS = 10_000;
const LONGEST_MS = 3_600_000;
/** Jobs handed out again per second, at most on average. */
const RATE = 50;
const COUNT_EVERY_MS = 30_000;

export interface RedeliveryPause {
  /** For the next poll; spread, so that jobs handed out together come again one after the other. */
  milliseconds(): number;
  start(): Promise<void>;
  stop(): void;
}

export const pauseFor = (openCases: number): number => Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (openCases / RATE) * 1_000));

export function createRedeliveryPause(database: Database): RedeliveryPause {
  let openCases = 0;
  let timer: NodeJS.Timeout | undefined;

  // Running matters stand for open steps: nearly every one has one, and their index is short.
  async function count(): Promise<void> {
    const row = await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM matter WHERE closed_at IS NULL');
    openCases = Number(row?.n ?? 0);
  }

  return {
    milliseconds: () => Math.round(pauseFor(openCases) * (0.75 + Math.random() / 2)),
    async start() {
      await count();
      // An old figure is good enough while the database is away.
      timer = setInterval(() => {
        count().catch(() => undefined);
      }, COUNT_EVERY_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}
