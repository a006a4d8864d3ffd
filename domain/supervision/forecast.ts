/**
 * How likely an open case still ends in time, by what became of earlier cases of the same power at the same step (R13). A hint for whoever
 * looks ahead; never a signal, and no rule asks it.
 */

/** What one earlier case needed, in working time. */
export interface Past {
  /** From the opening of the step to the end of the case's time. */
  needed: number;
  /** From the opening of the step to the promised limit. */
  allowed: number;
  /** Instants: when the step was opened and when the case's time ended. */
  openedAt: number;
  endedAt: number;
}

/** Fewer earlier cases than this say nothing. */
export const FEWEST_PAST = 8;

export interface Chance {
  /** 0 to 1. */
  chance: number;
  /** Earlier cases that it rests on. */
  of: number;
}

/**
 * Among earlier cases that had not ended after `spent` of working time either, the share of those that needed no more than `left` beyond
 * it; null where too few are known.
 */
export function chanceInTime(needed: readonly number[], spent: number, left: number): Chance | null {
  const alike = needed.filter((time) => time > spent);
  if (alike.length < FEWEST_PAST) return null;
  return { chance: left <= 0 ? 0 : alike.filter((time) => time <= spent + left).length / alike.length, of: alike.length };
}

export interface Band {
  /** Forecasts from this chance, in percent, up to the next band's. */
  from: number;
  forecasts: number;
  /** Of them, cases that did end in time. */
  inTime: number;
}

export interface HitRate {
  /** Forecasts that were checked, and those on whose side of one half the case ended. */
  forecasts: number;
  hits: number;
  /** What was foretold beside what came true. */
  bands: Band[];
}

const BANDS = [0, 20, 50, 80] as const;

/**
 * Foretells each of the `checked` from what had ended before its step was opened, and compares with what came true: what the forecast would
 * have said then, with nothing known that was not known then.
 */
export function hitRate(past: readonly Past[], checked: readonly Past[]): HitRate {
  const rate: HitRate = { forecasts: 0, hits: 0, bands: BANDS.map((from) => ({ from, forecasts: 0, inTime: 0 })) };
  for (const one of checked) {
    const known = past.filter(({ endedAt }) => endedAt < one.openedAt).map(({ needed }) => needed);
    const foretold = chanceInTime(known, 0, one.allowed);
    if (!foretold) continue;
    const inTime = one.needed <= one.allowed;
    rate.forecasts += 1;
    if (foretold.chance >= 0.5 === inTime) rate.hits += 1;
    const band = rate.bands.findLast(({ from }) => foretold.chance * 100 >= from) as Band;
    band.forecasts += 1;
    if (inTime) band.inTime += 1;
  }
  return rate;
}

export const addRates = (rates: readonly HitRate[]): HitRate => ({
  forecasts: rates.reduce((sum, { forecasts }) => sum + forecasts, 0),
  hits: rates.reduce((sum, { hits }) => sum + hits, 0),
  bands: BANDS.map((from, index) => ({
    from,
    forecasts: rates.reduce((sum, { bands }) => sum + (bands[index]?.forecasts ?? 0), 0),
    inTime: rates.reduce((sum, { bands }) => sum + (bands[index]?.inTime ?? 0), 0),
  })),
});

/** The value below which the given share of the sorted values lies; null of none. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}
