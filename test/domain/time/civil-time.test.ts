import assert from 'node:assert/strict';
import { civilDateInChina, dayAround, isoInChina, startOfDate, timeOfDayInChina } from '../../../domain/time/civil-time.ts';

const INSTANT = new Date('2026-11-23T16:30:00.000Z');

describe('Instants as the city writes them', () => {
  it('have its offset, date and hour', () => {
    assert.equal(isoInChina(INSTANT), '2026-11-24T00:30:00.000+08:00');
    assert.equal(isoInChina(null), null);
    assert.equal(civilDateInChina(INSTANT), '2026-11-24');
    assert.equal(timeOfDayInChina(INSTANT.getTime()), '00:30');
  });

  it('lie on a day that begins and ends at midnight in China', () => {
    assert.equal(isoInChina(startOfDate('2026-11-24')), '2026-11-24T00:00:00.000+08:00');
    const { from, before } = dayAround(INSTANT);
    assert.equal(from, startOfDate('2026-11-24').getTime());
    assert.equal(before, startOfDate('2026-11-25').getTime());
    assert.deepEqual(dayAround(from), { from, before });
    assert.deepEqual(dayAround(before - 1), { from, before });
    assert.equal(dayAround(before).from, before);
  });
});
