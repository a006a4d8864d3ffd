/** The period of a timer symbol: when it has passed, in legal units (docs/law.md, "Counting time"). */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { derivePeriod } from '../../../domain/clocks/derive-period.ts';
import { dueMoments, readClock, type ClockReading, type LedgerEntry } from '../../../domain/clocks/ledger.ts';
import type { Period, PeriodUnit } from '../../../domain/contract.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (instant: Date | null | undefined): string | null =>
  instant ? new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : null;

const start = (when: string): LedgerEntry => ({ kind: 'start', at: at(when) });
const suspend = (when: string): LedgerEntry => ({ kind: 'suspend', at: at(when), reason: '专家评审', documentId: 'd1' });
const resume = (when: string): LedgerEntry => ({ kind: 'resume', at: at(when) });
const stop = (when: string): LedgerEntry => ({ kind: 'stop', at: at(when), reason: 'completed' });

const read = ({ count, unit, roll }: Period, ledger: LedgerEntry[], now: string): ClockReading =>
  readClock([{ id: 'period', days: count, unit, roll }], ledger, calendar, at(now));
const dueOf = (period: Period, ledger: LedgerEntry[], now = '2026-01-01 00:00'): string | null =>
  shown(read(period, ledger, now).limits[0]?.dueAt);

describe('The period of a timer symbol', () => {
  const CASES: [what: string, started: string, count: number, unit: PeriodUnit, roll: boolean, due: string][] = [
    ['working days, over a national holiday', '2026-09-29 10:00', 3, 'working-day', true, '2026-10-09 17:30'],
    ['calendar days that end on a working day', '2026-11-23 10:00', 10, 'calendar-day', true, '2026-12-03 17:30'],
    ['calendar days that end on a Saturday roll', '2026-11-23 10:00', 5, 'calendar-day', true, '2026-11-30 17:30'],
    ['calendar days that must not be exceeded do not roll', '2026-11-23 10:00', 5, 'calendar-day', false, '2026-11-28 17:30'],
    ['a month ends on the corresponding day', '2026-03-12 09:00', 1, 'month', true, '2026-04-13 17:30'],
    ['a month without that day ends on its last', '2026-01-31 09:00', 1, 'month', false, '2026-02-28 17:30'],
    ['six months over a leap day and a year', '2027-08-31 09:00', 6, 'month', false, '2028-02-29 17:30'],
    ['hours run through the night and days off, to the minute', '2026-11-27 16:45', 24, 'hour', false, '2026-11-28 16:45'],
  ];
  for (const [what, started, count, unit, roll, due] of CASES)
    it(`counts ${what}`, () => assert.equal(dueOf({ count, unit, roll }, [start(started)]), due));

  const TWO_DAYS: Period = { count: 2, unit: 'working-day', roll: true };

  it('gives one notice, at its end, and none early', () => {
    const ledger = [start('2026-11-23 10:00')];
    assert.deepEqual(dueMoments(read(TWO_DAYS, ledger, '2026-11-25 17:29'), at('2026-11-25 17:29')), []);
    assert.deepEqual(
      read(TWO_DAYS, ledger, '2026-11-25 17:30').moments.map(({ kind, at: when, occurrence }) => [kind, shown(when), occurrence]),
      [['period-passed', '2026-11-25 17:30', 'period:2026-11-25']],
    );
  });

  it('that was ended before passes no more; one ended at its end or later had passed', () => {
    const ended = (when: string): number => read(TWO_DAYS, [start('2026-11-23 10:00'), stop(when)], '2026-12-31 10:00').moments.length;
    assert.deepEqual(['2026-11-25 17:29', '2026-11-25 17:30', '2026-11-30 09:00'].map(ended), [0, 1, 1]);
  });

  it('gets back what a suspension took: days in its unit, hours to the minute; while it stands still it has no end', () => {
    const stood = [suspend('2026-11-24 09:00'), resume('2026-11-26 09:00')];
    const due = (period: Period): string | null => dueOf(period, [start('2026-11-23 10:00'), ...stood]);
    assert.equal(due(TWO_DAYS), '2026-11-27 17:30');
    assert.equal(due({ count: 7, unit: 'calendar-day', roll: false }), '2026-12-02 17:30');
    assert.equal(due({ count: 1, unit: 'month', roll: false }), '2026-12-25 17:30');
    assert.equal(due({ count: 24, unit: 'hour', roll: false }), '2026-11-26 10:00');
    const HOURS: Period = { count: 24, unit: 'hour', roll: false };
    const standing = [start('2026-11-23 10:00'), suspend('2026-11-24 09:00')];
    for (const period of [TWO_DAYS, HOURS]) {
      const { limits, moments } = read(period, standing, '2026-12-31 10:00');
      assert.deepEqual([limits[0]?.dueAt, moments], [null, []]);
    }
    assert.deepEqual(read(HOURS, [...standing, stop('2026-12-31 10:00')], '2027-01-01 10:00').moments, []);
  });

  it('of hours that were over before a suspension stays over', () => {
    const ledger = [start('2026-11-23 10:00'), suspend('2026-11-25 09:00'), resume('2026-11-26 09:00')];
    assert.equal(dueOf({ count: 24, unit: 'hour', roll: false }, ledger), '2026-11-24 10:00');
  });

  it('in a year without a calendar has no end yet, and says which year is missing', () => {
    const [limit] = read({ count: 5, unit: 'working-day', roll: true }, [start('2199-12-30 10:00')], '2199-12-30 11:00').limits;
    assert.deepEqual([limit?.dueAt, typeof limit?.undeterminedYear], [null, 'number']);
  });

  it('explains itself line by line, also what a day off moved and what stood still', () => {
    const explain = (period: Period, ledger: LedgerEntry[]): string[] =>
      derivePeriod(period, 'XK32', ledger, read(period, ledger, '2026-11-23 11:00').limits[0]?.dueAt ?? null).map(({ at: when, text }) =>
        text === '届满' ? `${text} ${when?.slice(0, 16)}` : text,
      );
    assert.deepEqual(explain({ count: 5, unit: 'calendar-day', roll: true }, [start('2026-11-23 10:00')]), [
      '自次日起算，当日不计入（民法典201）',
      '期限 5 日（XK32）',
      '最后一日为休息日，顺延至其后第一个工作日（民法典203）',
      '届满 2026-11-30T17:30',
    ]);
    assert.deepEqual(explain(TWO_DAYS, [start('2026-11-23 10:00'), suspend('2026-11-24 09:00'), resume('2026-11-26 09:00')]), [
      '自次日起算，当日不计入（民法典201）',
      '期限 2 个工作日（XK32）',
      '随办理时限中止：专家评审',
      '恢复计算',
      '届满 2026-11-27T17:30',
    ]);
    assert.deepEqual(derivePeriod(TWO_DAYS, null, [], null), []);
  });
});
