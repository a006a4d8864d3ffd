import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayOfInstant,
  daysAfter,
  daysBetween,
  fromDay,
  isWeekday,
  parseCivilDate,
  toDay,
  weekdayOf,
} from '../../../domain/time/civil-date.ts';
import { isPlausibleDate } from '../../../domain/time/plausible-date.ts';

const day = fc.integer({ min: toDay('1900-01-01'), max: toDay('2100-12-31') });

describe('Civil dates', () => {
  it('are real days only', () => {
    const real = ['2026-11-23', '2024-02-29', '2000-02-29'];
    const none = [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-1-1',
      '26-01-01',
      '',
      '0000-00-00',
      '0001-01-01',
      ' 2026-11-23',
      '2026-11-23T00:00',
    ];
    for (const text of real) assert.notEqual(parseCivilDate(text), undefined, text);
    for (const text of none) assert.equal(parseCivilDate(text), undefined, text);
    assert.throws(() => toDay('2026-02-29'), RangeError);
  });

  it('are counted as whole days, forwards and back', () => {
    assert.equal(daysBetween('2026-11-10', '2026-11-23'), 13);
    assert.equal(daysBetween('2026-03-01', '2026-02-28'), -1);
    assert.equal(daysAfter('2024-02-28', 1), '2024-02-29');
    assert.equal(daysAfter('2026-01-01', -1), '2025-12-31');
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -999, max: 999 }),
        (from, count) => daysBetween(fromDay(from), daysAfter(fromDay(from), count)) === count,
      ),
    );
  });

  it('know their day of the week', () => {
    assert.deepEqual(
      ['2026-11-22', '2026-11-23', '2026-11-28', '1969-12-31'].map((date) => weekdayOf(toDay(date))),
      [0, 1, 6, 3],
    );
    assert.deepEqual(
      ['2026-11-22', '2026-11-23', '2026-11-28'].map((date) => isWeekday(toDay(date))),
      [false, true, false],
    );
  });

  it('begin at midnight in China, wherever the machine stands', () => {
    assert.equal(fromDay(dayOfInstant(new Date('2026-11-23T15:59:59.999Z'))), '2026-11-23');
    assert.equal(fromDay(dayOfInstant(new Date('2026-11-23T16:00:00Z'))), '2026-11-24');
  });

  it('that a person means lie between 1900 and 2100', () => {
    for (const date of ['1900-01-01', '2026-11-23', '2100-12-31']) assert.ok(isPlausibleDate(date), date);
    for (const date of ['1899-12-31', '2101-01-01', '9999-12-31', '2026-02-30', 'heute']) assert.ok(!isPlausibleDate(date), date);
  });
});
