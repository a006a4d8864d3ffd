/** The forecast is counted on earlier cases alone, and checked with what was known then (R13). */
import assert from 'node:assert/strict';
import { addRates, chanceInTime, FEWEST_PAST, hitRate, quantile, type Past } from '../../../domain/supervision/forecast.ts';

const past = (needed: number, allowed: number, openedAt: number, endedAt: number): Past => ({ needed, allowed, openedAt, endedAt });

describe('A forecast', () => {
  const needed = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it('is the share of earlier cases, as long at the step, that ended within the time that is left', () => {
    assert.deepEqual(chanceInTime(needed, 0, 5), { chance: 0.5, of: 10 });
    assert.deepEqual(chanceInTime(needed, 2, 4), { chance: 0.5, of: 8 });
    assert.deepEqual(chanceInTime(needed, 0, 0), { chance: 0, of: 10 });
  });

  it('is none where too few stood there as long', () => {
    assert.equal(chanceInTime(needed, 3, 4), null);
    assert.equal(chanceInTime(needed.slice(0, FEWEST_PAST - 1), 0, 4), null);
  });

  it('is checked with what had ended before, and nothing later', () => {
    const quick = Array.from({ length: FEWEST_PAST }, (_, index) => past(1, 5, index, index + 1));
    const later = past(9, 5, 100, 200);
    const rate = hitRate([...quick, later], [later, past(1, 5, 0, 1)]);
    // The quick ones promised an end in time, and it came late; of the first one nothing was known.
    assert.deepEqual([rate.forecasts, rate.hits], [1, 0]);
    assert.deepEqual(rate.bands.at(-1), { from: 80, forecasts: 1, inTime: 0 });
    assert.deepEqual(addRates([rate, rate]).forecasts, 2);
  });

  it('of a share of the values is the one that so many do not exceed', () => {
    assert.deepEqual([quantile([1, 2, 3, 4], 0.5), quantile([7], 0.9), quantile([], 0.5)], [3, 7, null]);
  });
});
