import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { fromDay, toDay } from '../../../domain/time/civil-date.ts';
import {
  dueMoments,
  nextMoment,
  readClock,
  type ClockReading,
  type LedgerEntry,
  type Limit,
  type LimitReading,
} from '../../../domain/clocks/ledger.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const PROMISED: Limit = { id: 'promised', days: 7, unit: 'working-day', warnBefore: 1 };
const STATUTORY: Limit = { id: 'statutory', days: 20, unit: 'working-day', warnBefore: 1 };
const LIMITS = [PROMISED, STATUTORY];

/** '2026-11-23 10:00' in the city. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const shown = (instant: Date | null | undefined): string | null =>
  instant ? new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : null;
const start = (when: string): LedgerEntry => ({ kind: 'start', at: at(when) });
const suspend = (when: string): LedgerEntry => ({ kind: 'suspend', at: at(when), reason: '专家评审', documentId: 'd1' });
const resume = (when: string): LedgerEntry => ({ kind: 'resume', at: at(when) });
const extend = (when: string, limit: Limit['id'], days: number): LedgerEntry => ({
  kind: 'extend',
  at: at(when),
  limit,
  days,
  documentId: 'd2',
});
const stop = (when: string): LedgerEntry => ({ kind: 'stop', at: at(when), reason: '已决定' });
const opened = (when: string, stepId: string, limitDays: number): LedgerEntry => ({ kind: 'step-opened', at: at(when), stepId, limitDays });
const closed = (when: string, stepId: string): LedgerEntry => ({ kind: 'step-closed', at: at(when), stepId });

const read = (ledger: LedgerEntry[], now: string, limits = LIMITS): ClockReading => readClock(limits, ledger, calendar, at(now));
const limitOf = (reading: ClockReading, id: Limit['id'] = 'promised'): LimitReading => {
  const limit = reading.limits.find((one) => one.id === id);
  assert.ok(limit);
  return limit;
};
const told = (reading: ClockReading): string[] => reading.moments.map(({ kind, at: when }) => `${shown(when)} ${kind}`);

describe('A clock', () => {
  it('that has not started has no due time and nothing to tell', () => {
    const reading = read([], '2026-11-23 10:00');
    assert.equal(reading.state, 'not-started');
    assert.deepEqual(reading.moments, []);
    assert.deepEqual(limitOf(reading), {
      id: 'promised',
      dueAt: null,
      warnAt: null,
      workingDaysLeft: null,
      overdueWorkingDays: 0,
      exceeded: false,
    });
    assert.equal(nextMoment(reading, at('2026-11-23 10:00')), null);
  });

  it('counts from the day after its start to the close of business of the last day, and warns the working day before', () => {
    const reading = read([start('2026-11-23 10:00')], '2026-11-23 10:00');
    assert.equal(reading.state, 'running');
    assert.deepEqual(told(reading), [
      '2026-12-01 09:00 promised-warning',
      '2026-12-02 17:30 promised-overdue',
      '2026-12-18 09:00 statutory-warning',
      '2026-12-21 17:30 statutory-overdue',
    ]);
    assert.equal(limitOf(reading).workingDaysLeft, 7);
    assert.equal(shown(nextMoment(reading, at('2026-11-23 10:00'))), '2026-12-01 09:00');
  });

  for (const [day, days, due] of [
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-02-10', 30, '2026-03-30'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-24', 20, '2025-10-28'],
    ['2024-02-08', 5, '2024-02-21'],
  ] as const) {
    it(`started on ${day} with ${days} working days is due on ${due}`, () => {
      const reading = read([start(`${day} 16:00`)], `${day} 16:00`, [{ ...PROMISED, days }]);
      assert.equal(shown(limitOf(reading).dueAt), `${due} 17:30`);
    });
  }

  it('in calendar days rolls to the next working day', () => {
    const reading = read([start('2026-07-04 10:00')], '2026-07-05 10:00', [
      { id: 'statutory', days: 90, unit: 'calendar-day', warnBefore: 1 },
    ]);
    assert.equal(shown(limitOf(reading, 'statutory').dueAt), '2026-10-08 17:30');
    assert.equal(shown(limitOf(reading, 'statutory').warnAt), '2026-09-30 09:00');
  });

  it('started on a rest day or after closing counts from the same next working day', () => {
    for (const when of ['2026-11-27 23:59', '2026-11-28 12:00', '2026-11-29 00:00']) {
      assert.equal(shown(limitOf(read([start(when)], when, [{ ...PROMISED, days: 1 }])).dueAt), '2026-11-30 17:30', when);
    }
  });

  it('has passed its limit from the close of business on, not before', () => {
    const ledger = [start('2026-11-23 10:00')];
    assert.equal(limitOf(read(ledger, '2026-12-02 17:29')).exceeded, false);
    assert.deepEqual(
      dueMoments(read(ledger, '2026-12-02 17:29'), at('2026-12-02 17:29')).map(({ kind }) => kind),
      ['promised-warning'],
    );
    const reading = read(ledger, '2026-12-02 17:30');
    assert.equal(limitOf(reading).exceeded, true);
    assert.equal(limitOf(reading).overdueWorkingDays, 0);
    assert.deepEqual(
      dueMoments(reading, at('2026-12-02 17:30')).map(({ kind }) => kind),
      ['promised-warning', 'promised-overdue'],
    );
    assert.equal(limitOf(read(ledger, '2026-12-07 09:00')).overdueWorkingDays, 3);
  });

  it('tells the same moments however late it is asked', () => {
    const late = read([start('2026-11-23 10:00')], '2026-12-31 10:00');
    assert.deepEqual(told(late), told(read([start('2026-11-23 10:00')], '2026-11-24 10:00')));
    assert.equal(nextMoment(late, at('2026-12-31 10:00')), null);
  });
});

describe('A stop', () => {
  it('in time leaves nothing more to tell', () => {
    const reading = read([start('2026-11-23 10:00'), stop('2026-11-30 11:00')], '2027-03-01 10:00');
    assert.equal(reading.state, 'stopped');
    assert.deepEqual(reading.moments, []);
    assert.equal(limitOf(reading).exceeded, false);
    assert.equal(limitOf(reading).workingDaysLeft, 2);
  });

  it('after due is overdue by the time of the stop, whenever it is read', () => {
    for (const now of ['2026-12-04 12:00', '2026-12-20 12:00', '2028-01-01 00:00']) {
      const reading = read([start('2026-11-23 10:00'), stop('2026-12-04 11:00')], now);
      assert.equal(limitOf(reading).exceeded, true);
      assert.equal(limitOf(reading).overdueWorkingDays, 2);
      assert.equal(limitOf(reading, 'statutory').exceeded, false);
      assert.deepEqual(told(reading), ['2026-12-01 09:00 promised-warning', '2026-12-02 17:30 promised-overdue']);
    }
  });

  it('without a start, and everything after a stop, changes nothing', () => {
    assert.deepEqual(read([stop('2026-11-23 10:00'), start('2026-11-24 10:00')], '2026-12-31 10:00').moments, []);
    const ledger = [start('2026-11-23 10:00'), stop('2026-11-30 11:00')];
    assert.deepEqual(
      read(
        [...ledger, resume('2026-12-01 10:00'), extend('2026-12-01 10:00', 'promised', 3), stop('2026-12-20 10:00')],
        '2026-12-31 10:00',
      ),
      read(ledger, '2026-12-31 10:00'),
    );
  });
});

describe('A suspension', () => {
  it('gives back the working days at whose close the clock stood still (XK45)', () => {
    // Two closes of business, Wednesday and Thursday, fell into it.
    const reading = read([start('2026-11-23 10:00'), suspend('2026-11-25 10:00'), resume('2026-11-27 10:00')], '2026-11-27 11:00');
    assert.equal(shown(limitOf(reading).dueAt), '2026-12-04 17:30');
    assert.equal(shown(limitOf(reading, 'statutory').dueAt), '2026-12-23 17:30');
  });

  it('over a weekend, or between two closes, gives nothing back', () => {
    for (const [from, to] of [
      ['2026-11-28 09:00', '2026-11-30 09:00'],
      ['2026-11-25 10:00', '2026-11-25 16:00'],
      ['2026-11-25 18:00', '2026-11-26 17:00'],
    ] as const) {
      assert.equal(
        shown(limitOf(read([start('2026-11-23 10:00'), suspend(from), resume(to)], '2026-12-01 08:00')).dueAt),
        '2026-12-02 17:30',
      );
    }
  });

  it('while it lasts nothing falls due, and the days left stand still', () => {
    const ledger = [start('2026-11-23 10:00'), suspend('2026-11-30 10:00')];
    const reading = read(ledger, '2026-12-25 10:00');
    assert.equal(reading.state, 'suspended');
    assert.equal(limitOf(reading).dueAt, null);
    assert.equal(limitOf(reading).exceeded, false);
    assert.deepEqual(reading.moments, []);
    assert.equal(limitOf(reading).workingDaysLeft, limitOf(read(ledger, '2026-11-30 10:00')).workingDaysLeft);
    assert.equal(limitOf(reading).workingDaysLeft, 2);
  });

  it('on the last day still leaves the day on which the clock goes on', () => {
    const reading = read([start('2026-11-23 10:00'), suspend('2026-12-02 16:00'), resume('2026-12-09 16:00')], '2026-12-09 16:00');
    assert.equal(shown(limitOf(reading).dueAt), '2026-12-09 17:30');
    assert.equal(shown(limitOf(reading).warnAt), '2026-12-09 16:00');
    const onSunday = read([start('2026-11-23 10:00'), suspend('2026-12-02 16:00'), resume('2026-12-06 16:00')], '2026-12-06 16:00');
    assert.equal(shown(limitOf(onSunday).dueAt), '2026-12-07 17:30');
  });

  it('keeps the warning that was given before it and warns again for the new due date', () => {
    const reading = read([start('2026-11-23 10:00'), suspend('2026-12-01 10:00'), resume('2026-12-03 10:00')], '2026-12-03 10:00', [
      PROMISED,
    ]);
    assert.deepEqual(
      reading.moments.map(({ kind, occurrence, at: when }) => `${shown(when)} ${kind} ${occurrence}`),
      [
        '2026-12-01 09:00 promised-warning promised:2026-12-02',
        '2026-12-03 10:00 promised-warning promised:2026-12-04',
        '2026-12-04 17:30 promised-overdue promised:2026-12-04',
      ],
    );
  });

  it('after the limit has passed does not undo it, and its days are not counted as lateness', () => {
    const ledger = [start('2026-11-23 10:00'), suspend('2026-12-02 18:00'), resume('2026-12-09 10:00')];
    const reading = read(ledger, '2026-12-10 10:00', [PROMISED]);
    assert.equal(shown(limitOf(reading).dueAt), '2026-12-02 17:30');
    assert.equal(limitOf(reading).exceeded, true);
    // The 9th and 10th; Thursday to Tuesday were suspended.
    assert.equal(limitOf(reading).overdueWorkingDays, 2);
    assert.equal(limitOf(read(ledger.slice(0, 2), '2026-12-20 10:00')).overdueWorkingDays, 0);
    assert.equal(limitOf(read(ledger.slice(0, 2), '2026-12-20 10:00')).exceeded, true);
  });

  it('that is still open when the clock stops ends with the stop', () => {
    const reading = read([start('2026-11-23 10:00'), suspend('2026-11-25 10:00'), stop('2026-11-27 10:00')], '2026-12-31 10:00');
    assert.equal(reading.state, 'stopped');
    assert.equal(shown(limitOf(reading).dueAt), '2026-12-04 17:30');
    assert.deepEqual(reading.moments, []);
  });

  it('can be repeated', () => {
    const reading = read(
      [
        start('2026-11-23 10:00'),
        suspend('2026-11-24 10:00'),
        resume('2026-11-25 10:00'),
        suspend('2026-11-26 10:00'),
        resume('2026-11-30 10:00'),
      ],
      '2026-11-30 10:00',
    );
    assert.equal(shown(limitOf(reading).dueAt), '2026-12-07 17:30');
  });

  it('of a limit in calendar days gives back calendar days', () => {
    const limits: Limit[] = [{ id: 'statutory', days: 30, unit: 'calendar-day', warnBefore: 1 }];
    assert.equal(shown(limitOf(read([start('2026-11-02 10:00')], '2026-11-02 10:00', limits), 'statutory').dueAt), '2026-12-02 17:30');
    assert.equal(
      shown(
        limitOf(
          read([start('2026-11-02 10:00'), suspend('2026-11-06 10:00'), resume('2026-11-16 10:00')], '2026-11-17 10:00', limits),
          'statutory',
        ).dueAt,
      ),
      '2026-12-14 17:30',
    );
    // All days used on Saturday the 5th; suspended on Sunday, so that the roll to Monday waits.
    assert.equal(
      shown(
        limitOf(
          read([start('2026-11-05 10:00'), suspend('2026-12-06 10:00'), resume('2026-12-09 10:00')], '2026-12-09 10:00', limits),
          'statutory',
        ).dueAt,
      ),
      '2026-12-09 17:30',
    );
  });
});

describe('An extension', () => {
  it('moves its own limit and no other (XK42)', () => {
    const reading = read([start('2026-11-02 10:00'), extend('2026-11-25 10:00', 'statutory', 10)], '2026-11-25 10:00');
    assert.equal(shown(limitOf(reading, 'statutory').dueAt), '2026-12-14 17:30');
    assert.equal(shown(limitOf(reading, 'promised').dueAt), '2026-11-11 17:30');
  });

  it('lets the limit warn again, once for each due date', () => {
    const reading = read([start('2026-11-23 10:00'), extend('2026-12-01 10:00', 'promised', 3)], '2026-12-01 10:00', [PROMISED]);
    assert.deepEqual(
      reading.moments.map(({ kind, occurrence }) => `${kind} ${occurrence}`),
      ['promised-warning promised:2026-12-02', 'promised-warning promised:2026-12-07', 'promised-overdue promised:2026-12-07'],
    );
  });

  it('that comes after the limit has passed changes nothing', () => {
    const ledger = [start('2026-11-23 10:00')];
    assert.deepEqual(read([...ledger, extend('2026-12-02 17:30', 'promised', 3)], '2026-12-20 10:00'), read(ledger, '2026-12-20 10:00'));
  });
});

describe('A step', () => {
  it('has its own limit before the clock starts, while it runs and after it stops', () => {
    assert.deepEqual(told(read([opened('2026-11-23 10:00', 's1', 5)], '2026-11-23 10:00')), [
      '2026-11-27 09:00 step-warning',
      '2026-11-30 17:30 step-overdue',
    ]);
    const afterStop = read([start('2026-11-23 10:00'), stop('2026-11-24 10:00'), opened('2026-11-24 10:00', 's2', 2)], '2026-11-24 10:00');
    assert.deepEqual(told(afterStop), ['2026-11-25 09:00 step-warning', '2026-11-26 17:30 step-overdue']);
  });

  it('with one day warns at the start of business of its due day', () => {
    const reading = read([opened('2026-11-23 10:00', 's1', 1)], '2026-11-23 10:00');
    assert.deepEqual(told(reading), ['2026-11-24 09:00 step-warning', '2026-11-24 17:30 step-overdue']);
    assert.deepEqual(
      reading.steps.map(({ stepId, dueAt, overdue }) => ({ stepId, due: shown(dueAt), overdue })),
      [{ stepId: 's1', due: '2026-11-24 17:30', overdue: false }],
    );
  });

  it('that is closed keeps what it had already told and tells no more', () => {
    const ledger = [opened('2026-11-23 10:00', 's1', 2), closed('2026-11-24 12:00', 's1')];
    const reading = read(ledger, '2026-12-20 10:00');
    assert.deepEqual(told(reading), ['2026-11-24 09:00 step-warning']);
    assert.deepEqual(reading.steps, []);
  });

  it('that comes back after a return has a new limit and is told anew', () => {
    const reading = read(
      [opened('2026-11-23 10:00', 's1', 1), closed('2026-11-25 10:00', 's1'), opened('2026-11-26 10:00', 's1', 1)],
      '2026-11-26 10:00',
    );
    assert.deepEqual(
      reading.moments.map(({ kind, occurrence }) => `${kind} ${occurrence}`),
      ['step-warning s1', 'step-overdue s1', 'step-warning s1#2', 'step-overdue s1#2'],
    );
    assert.equal(reading.steps.length, 1);
  });

  it('does not run while the clock is suspended', () => {
    const ledger = [
      start('2026-11-23 10:00'),
      opened('2026-11-23 10:00', 's1', 3),
      suspend('2026-11-24 10:00'),
      opened('2026-11-25 10:00', 's2', 1),
    ];
    assert.deepEqual(
      read(ledger, '2026-12-20 10:00').steps.map(({ dueAt, overdue }) => ({ dueAt, overdue })),
      [
        { dueAt: null, overdue: false },
        { dueAt: null, overdue: false },
      ],
    );
    const resumed = read([...ledger, resume('2026-11-30 10:00')], '2026-11-30 10:00');
    assert.deepEqual(
      resumed.steps.map(({ dueAt }) => shown(dueAt)),
      ['2026-12-02 17:30', '2026-11-30 17:30'],
    );
  });
});

describe('A year without a calendar', () => {
  it('leaves the limit that needs it undetermined and the others working', () => {
    const reading = read([start('2026-12-14 10:00'), opened('2026-12-14 10:00', 's1', 2)], '2026-12-15 10:00');
    assert.equal(shown(limitOf(reading, 'promised').dueAt), '2026-12-23 17:30');
    assert.deepEqual(limitOf(reading, 'statutory'), {
      id: 'statutory',
      dueAt: null,
      undeterminedYear: 2027,
      possible: { earliest: at('2027-01-11 17:30'), latest: at('2027-01-18 17:30') },
      warnAt: null,
      workingDaysLeft: null,
      overdueWorkingDays: 0,
      exceeded: false,
    });
    assert.deepEqual(
      told(reading).map((text) => text.slice(17)),
      ['step-warning', 'step-overdue', 'promised-warning', 'promised-overdue', 'statutory-overdue'],
    );
  });

  it('is late for certain once the latest possible day has passed, and not before', () => {
    const ledger = [start('2026-12-14 10:00')];
    const last = limitOf(read(ledger, '2026-12-15 10:00'), 'statutory').possible?.latest;
    const late = ['2027-01-18 17:29', '2027-01-18 17:30'].map((when) => limitOf(read(ledger, when), 'statutory').exceeded);
    assert.deepEqual([shown(last), late], ['2027-01-18 17:30', [false, true]]);
  });

  it('is no hindrance to a suspension, and is filled when the calendar comes', () => {
    const ledger = [start('2026-12-14 10:00'), suspend('2026-12-16 10:00'), resume('2026-12-18 10:00')];
    assert.equal(limitOf(read(ledger, '2026-12-18 10:00'), 'statutory').undeterminedYear, 2027);
    const more = new WorkingCalendar([
      ...seedCalendarYears(),
      { year: 2027, holidays: ['2027-01-01'], makeUpWorkdays: [], source: '测试' },
    ]);
    assert.equal(shown(limitOf(readClock(LIMITS, ledger, more, at('2026-12-18 10:00')), 'statutory').dueAt), '2027-01-14 17:30');
  });

  it('does not stop an overdue limit from being read in it', () => {
    const reading = read([start('2026-11-23 10:00')], '2027-02-01 10:00');
    assert.equal(limitOf(reading).exceeded, true);
    assert.equal(limitOf(reading).overdueWorkingDays, calendar.workingDaysAfter('2026-12-02', '2026-12-31'));
    const suspended = read([start('2026-11-23 10:00'), suspend('2026-11-30 10:00')], '2027-02-01 10:00');
    assert.equal(suspended.state, 'suspended');
    assert.equal(limitOf(suspended).undeterminedYear, 2027);
  });
});

describe('Any ledger', () => {
  const FIRST = at('2025-03-03 00:00').getTime();
  const minutes = fc.integer({ min: 0, max: 120 * 24 * 60 });
  const entry = fc.oneof(
    { weight: 4, arbitrary: fc.constant<LedgerEntry['kind']>('suspend') },
    { weight: 4, arbitrary: fc.constant<LedgerEntry['kind']>('resume') },
    { weight: 2, arbitrary: fc.constant<LedgerEntry['kind']>('extend') },
    { weight: 1, arbitrary: fc.constant<LedgerEntry['kind']>('stop') },
    { weight: 2, arbitrary: fc.constant<LedgerEntry['kind']>('step-opened') },
    { weight: 1, arbitrary: fc.constant<LedgerEntry['kind']>('step-closed') },
  );
  const ledgers = fc
    .tuple(minutes, fc.array(fc.tuple(entry, minutes, fc.integer({ min: 1, max: 12 })), { maxLength: 12 }))
    .map(([startAfter, rest]): LedgerEntry[] => {
      const made = rest.map(([kind, after, number]): LedgerEntry => {
        const when = new Date(FIRST + after * 60_000);
        switch (kind) {
          case 'suspend':
            return { kind, at: when, reason: '听证', documentId: 'd' };
          case 'extend':
            return { kind, at: when, limit: number % 2 ? 'promised' : 'statutory', days: number, documentId: 'd' };
          case 'stop':
            return { kind, at: when, reason: '撤回' };
          case 'step-opened':
            return { kind, at: when, stepId: `s${number % 3}`, limitDays: number };
          case 'step-closed':
            return { kind, at: when, stepId: `s${number % 3}` };
          default:
            return { kind: 'resume', at: when };
        }
      });
      return [{ kind: 'start' as const, at: new Date(FIRST + startAfter * 60_000) }, ...made].sort(
        (a, b) => a.at.getTime() - b.at.getTime(),
      );
    });
  const limitDays = fc.integer({ min: 1, max: 30 });
  const limitsOf = (promised: number, statutory: number, unit: Limit['unit'] = 'working-day'): Limit[] => [
    { id: 'promised', days: promised, unit: 'working-day', warnBefore: 1 },
    { id: 'statutory', days: statutory, unit, warnBefore: 2 },
  ];
  const LATER = at('2026-06-30 12:00');

  /** The rules of counting, walked day by day: slow and plain. */
  function walk(days: number, id: Limit['id'], ledger: LedgerEntry[], until: Date): string | null {
    const startsAt = ledger.find(({ kind }) => kind === 'start')?.at;
    if (!startsAt) return null;
    let allowed = days;
    let used = 0;
    for (let day = toDay(calendar.civilDate(startsAt)) + 1; ; day += 1) {
      const close = calendar.closeOf(day);
      if (close > until) return null;
      let state = 'not-started';
      allowed = days;
      for (const one of ledger) {
        if (one.at >= close) break;
        if (one.kind === 'start' && state === 'not-started') state = 'running';
        if (one.kind === 'suspend' && state === 'running') state = 'suspended';
        if (one.kind === 'resume' && state === 'suspended') state = 'running';
        if (one.kind === 'stop') state = 'stopped';
        if (one.kind === 'extend' && one.limit === id && (state === 'running' || state === 'suspended')) allowed += one.days;
      }
      if (state === 'stopped') return null;
      if (state === 'running' && calendar.isWorkingDay(fromDay(day))) used += 1;
      if (used >= allowed && calendar.isWorkingDay(fromDay(day)) && state === 'running') return fromDay(day);
    }
  }

  it('is read as the plain rules say, day by day', () => {
    fc.assert(
      fc.property(ledgers, limitDays, limitDays, (ledger, promised, statutory) => {
        const reading = readClock(limitsOf(promised, statutory), ledger, calendar, LATER);
        for (const { id, dueAt, exceeded } of reading.limits) {
          const passedOn = walk(id === 'promised' ? promised : statutory, id, ledger, LATER);
          assert.equal(exceeded && dueAt ? calendar.civilDate(dueAt) : null, passedOn);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('tells at any time what it tells in the end of that time: a moment that came never goes, and none comes afterwards', () => {
    fc.assert(
      fc.property(
        ledgers,
        limitDays,
        limitDays,
        fc.constantFrom<Limit['unit']>('working-day', 'calendar-day'),
        minutes,
        (ledger, promised, statutory, unit, after) => {
          const now = new Date(FIRST + after * 60_000);
          const limits = limitsOf(promised, statutory, unit);
          const keys = (entries: LedgerEntry[], asked: Date): string[] =>
            dueMoments(readClock(limits, entries, calendar, asked), now)
              .map(({ kind, occurrence, at: when }) => `${kind} ${occurrence} ${when.toISOString()}`)
              .sort();
          assert.deepEqual(
            keys(
              ledger.filter((one) => one.at <= now),
              now,
            ),
            keys(ledger, LATER),
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  it('tells each moment once, in order of time, and none after the stop', () => {
    fc.assert(
      fc.property(ledgers, limitDays, limitDays, (ledger, promised, statutory) => {
        const { moments } = readClock(limitsOf(promised, statutory, 'calendar-day'), ledger, calendar, LATER);
        const keys = moments.map(({ kind, occurrence }) => `${kind} ${occurrence}`);
        assert.equal(new Set(keys).size, keys.length);
        assert.ok(moments.every((moment, index) => index === 0 || (moments[index - 1]?.at ?? moment.at) <= moment.at));
        const stopped = ledger.find(({ kind }) => kind === 'stop')?.at;
        if (stopped) assert.ok(moments.every(({ kind, at: when }) => kind.startsWith('step') || when <= stopped));
        for (const id of ['promised', 'statutory']) assert.ok(moments.filter(({ kind }) => kind === `${id}-overdue`).length <= 1);
      }),
      { numRuns: 300 },
    );
  });

  it('with more days is never due earlier', () => {
    fc.assert(
      fc.property(ledgers, limitDays, fc.constantFrom<Limit['unit']>('working-day', 'calendar-day'), (ledger, days, unit) => {
        const due = (count: number): number =>
          limitOf(readClock(limitsOf(1, count, unit), ledger, calendar, LATER), 'statutory').dueAt?.getTime() ?? Infinity;
        assert.ok(due(days) <= due(days + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('is not changed by a suspension of no length', () => {
    fc.assert(
      fc.property(ledgers, limitDays, limitDays, minutes, (ledger, promised, statutory, after) => {
        const when = new Date(FIRST + after * 60_000);
        const state = readClock(
          [],
          ledger.filter((one) => one.at <= when),
          calendar,
          when,
        ).state;
        fc.pre(state === 'running');
        const more: LedgerEntry[] = [
          ...ledger.filter((one) => one.at <= when),
          { kind: 'suspend', at: when, reason: '听证', documentId: 'd' },
          { kind: 'resume', at: when },
          ...ledger.filter((one) => one.at > when),
        ];
        const limits = limitsOf(promised, statutory);
        assert.deepEqual(readClock(limits, more, calendar, LATER), readClock(limits, ledger, calendar, LATER));
      }),
      { numRuns: 300 },
    );
  });

  it('with one suspension is due later by exactly the working days lost', () => {
    fc.assert(
      fc.property(minutes, minutes, minutes, limitDays, (a, b, c, days) => {
        const [from = 0, to = 0, end = 0] = [a, b, c].sort((x, y) => x - y);
        const instant = (after: number): Date => new Date(FIRST + after * 60_000);
        const started: LedgerEntry = { kind: 'start', at: instant(from) };
        const limits = limitsOf(days, days);
        const before = limitOf(readClock(limits, [started], calendar, LATER)).dueAt;
        const after = limitOf(
          readClock(
            limits,
            [started, { kind: 'suspend', at: instant(to), reason: '检测', documentId: 'd' }, { kind: 'resume', at: instant(end) }],
            calendar,
            LATER,
          ),
        ).dueAt;
        assert.ok(before && after);
        let lost = 0;
        for (let day = toDay(calendar.civilDate(instant(from))) + 1; calendar.closeOf(day) <= instant(end); day += 1) {
          if (calendar.closeOf(day) > instant(to) && calendar.isWorkingDay(fromDay(day))) lost += 1;
        }
        const passedBefore = before <= instant(to);
        assert.equal(calendar.workingDaysAfter(calendar.civilDate(before), calendar.civilDate(after)), passedBefore ? 0 : lost);
      }),
      { numRuns: 300 },
    );
  });

  it('is read whatever its order, without being changed', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const copy = structuredClone(ledger);
        const limits = limitsOf(7, 20);
        const times = new Set(ledger.map(({ at: when }) => when.getTime()));
        fc.pre(times.size === ledger.length);
        assert.deepEqual(readClock(limits, [...ledger].reverse(), calendar, LATER), readClock(limits, ledger, calendar, LATER));
        assert.deepEqual(ledger, copy);
      }),
      { numRuns: 100 },
    );
  });
});
