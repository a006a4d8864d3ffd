/**
 * Sets the engine's timers of one due moment a little apart, in groups.
 *
 * Engine 8.0 carries out some fifty clock timers a second on two processors, and at each of its looks writes a command for every
 * timer that is due and not yet carried out: a thousand at the close of business keep it busy with its own repetitions for a
 * minute, ten thousand for longer than that, and clerks' steps wait behind them (docs/adr/0005-performance.md). Groups that
 * fall due one after the other do not pile up. The sweep is not spread: it signals at the moment itself.
 */

import { LRUCache } from 'lru-cache';

/** Timers that are set to the same instant, and how far such instants lie apart: no more than the engine carries out in that time. */
const TOGETHER = 40;
const APART_MS = 1_000;
/** The most that a timer is set later than its moment. */
export const WIDEST_SPREAD_MS = 600_000;
const MOMENTS_KEPT = 1_000;

/** Answers when to set the timer of a moment: the first one at the moment itself, each further one a little later. */
export function createTimerSpread(): (momentMs: number) => number {
  const set = new LRUCache<number, number>({ max: MOMENTS_KEPT });
  return (momentMs) => {
    const before = set.get(momentMs) ?? 0;
    set.set(momentMs, before + 1);
    return momentMs + ((Math.floor(before / TOGETHER) * APART_MS) % WIDEST_SPREAD_MS);
  };
}
