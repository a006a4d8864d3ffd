import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS, partsOf, SECOND_MS } from '../../../domain/time/duration.ts';

describe('A length of time', () => {
  it('has days, hours, minutes and whole seconds, forwards and back', () => {
    assert.deepEqual(partsOf(3 * DAY_MS + 3_661_999), { days: 3, hours: 1, minutes: 1, seconds: 1 });
    assert.deepEqual(partsOf(-61_000), { days: 0, hours: 0, minutes: 1, seconds: 1 });
  });

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        const { days, hours, minutes, seconds: rest } = partsOf(seconds * SECOND_MS);
        return (
          days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + rest * SECOND_MS === seconds * SECOND_MS &&
          hours < 24 &&
          minutes < 60 &&
          rest < 60
        );
      }),
    );
  });
});
