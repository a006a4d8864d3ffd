import assert from 'node:assert/strict';
import fc from 'fast-check';
import { demonstrationYears, provisionalYear } from '../../../domain/calendar/provisional-year.ts';
import { CalendarYearMissing, WorkingCalendar, type CalendarYear } from '../../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { validateCalendarYear } from '../../../domain/calendar/validate-calendar-year.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { fromDay, toDay } from '../../../domain/time/civil-date.ts';

const calendar = new WorkingCalendar(seedCalendarYears());

/** The notices as docs/law.md, "Calendar" gives them: days off, make-up workdays, working days of the year. */
const NOTICES: Record<number, { off: [from: string, to: string][]; madeUp: string[]; workingDays: number }> = {
  2024: {
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    madeUp: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    workingDays: 251,
  },
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    madeUp: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    workingDays: 248,
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    madeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    workingDays: 248,
  },
};

/** Dates counted by hand from the notices, the start excluded. */
const KNOWN: [start: string, days: number, due: string][] = [
  ['2026-02-10', 20, '2026-03-16'],
  ['2026-02-10', 30, '2026-03-30'],
  ['2026-02-13', 5, '2026-02-27'],
  ['2025-09-26', 5, '2025-10-10'],
  ['2025-09-24', 20, '2025-10-28'],
  ['2024-02-08', 5, '2024-02-21'],
];

function daysBetween(from: string, to: string): string[] {
  const days = [];
  for (let day = toDay(from); day <= toDay(to); day += 1) days.push(fromDay(day));
  return days;
}

describe('The working-day calendar', () => {
  for (const [year, { off, madeUp, workingDays }] of Object.entries(NOTICES)) {
    it(`of ${year} is the State Council's notice: days off, make-up workdays and ${workingDays} working days`, () => {
      const seeded = seedCalendarYears().find((one) => one.year === Number(year));
      assert.deepEqual(
        seeded?.holidays,
        off.flatMap(([from, to]) => daysBetween(`${year}-${from}`, `${year}-${to}`)),
      );
      assert.deepEqual(
        seeded?.makeUpWorkdays,
        madeUp.map((date) => `${year}-${date}`),
      );
      assert.equal(daysBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => calendar.isWorkingDay(date)).length, workingDays);
      assert.deepEqual(validateCalendarYear(seeded), []);
    });
  }

  it('takes the eve of Spring Festival 2024 for a working day, and a made-up Sunday too', () => {
    assert.ok(calendar.isWorkingDay('2024-02-09'));
    assert.ok(calendar.isWorkingDay('2024-02-18'));
    assert.ok(!calendar.isWorkingDay('2024-02-12'));
  });

  for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Europe/London']) {
    it(`counts the same on a machine in ${zone}`, () => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const here = new WorkingCalendar(seedCalendarYears());
        for (const [start, days, due] of KNOWN) {
          assert.equal(here.addWorkingDays(start, days), due);
          assert.equal(here.workingDaysAfter(start, due), days);
          assert.equal(here.workingDaysAfter(due, start), -days);
        }
        assert.equal(here.dueInstant('2026-03-16').toISOString(), '2026-03-16T09:30:00.000Z');
        assert.equal(here.civilDate(new Date('2026-03-15T16:00:00Z')), '2026-03-16');
        assert.equal(here.civilDate(new Date('2026-03-15T15:59:59.999Z')), '2026-03-15');
        assert.equal(civilDateInChina(Date.parse('2026-12-31T16:00:00Z')), '2027-01-01');
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    });
  }

  it('rolls a limit in calendar days to the next working day (民法典 203)', () => {
    assert.equal(calendar.addCalendarDays('2026-07-04', 90), '2026-10-08');
    assert.equal(calendar.addCalendarDays('2026-07-04', 89), '2026-10-08');
    assert.equal(calendar.addCalendarDays('2026-07-04', 87), '2026-09-29');
    assert.equal(calendar.addCalendarDays('2026-02-01', 13), '2026-02-14');
  });

  it('counts backwards and answers zero days with the date itself', () => {
    assert.equal(calendar.addWorkingDays('2026-02-24', -1), '2026-02-14');
    assert.equal(calendar.addWorkingDays('2026-02-21', 0), '2026-02-21');
    assert.equal(calendar.workingDaysAfter('2026-02-14', '2026-02-23'), 0);
  });

  it('ends a limit at the close of business that it was given', () => {
    const late = new WorkingCalendar(seedCalendarYears(), { start: '08:30', close: '18:00' });
    assert.equal(late.dueInstant('2026-03-16').toISOString(), '2026-03-16T10:00:00.000Z');
    assert.throws(() => new WorkingCalendar([], { start: '18:00', close: '09:00' }), RangeError);
    assert.throws(() => new WorkingCalendar([], { start: '25:00', close: '26:00' }), RangeError);
  });

  it('refuses a date in a year that is not loaded, and never guesses', () => {
    const missing = (year: number) => (error: unknown) => error instanceof CalendarYearMissing && error.year === year;
    assert.throws(() => calendar.isWorkingDay('2027-10-01'), missing(2027));
    assert.throws(() => calendar.addWorkingDays('2026-12-30', 5), missing(2027));
    assert.throws(() => calendar.addWorkingDays('2024-01-03', -5), missing(2023));
    assert.throws(() => calendar.addCalendarDays('2026-12-01', 90), missing(2027));
    assert.throws(() => calendar.workingDaysAfter('2026-12-01', '2027-01-05'), missing(2027));
    assert.throws(() => new WorkingCalendar([]).isWorkingDay('2026-01-05'), missing(2026));
    assert.equal(calendar.addWorkingDays('2026-12-30', 1), '2026-12-31');
    assert.equal(calendar.addWorkingDays('2023-12-31', 1), '2024-01-02', 'the start itself is not counted and needs no calendar');
  });

  it('has provisional years for the demonstration: the statutory days off, all of them in the notices that are known', () => {
    // Since 2025 the eve of the Spring Festival is one.
    for (const notice of seedCalendarYears().filter(({ year }) => year >= 2025)) {
      const { holidays, makeUpWorkdays } = provisionalYear(notice.year);
      assert.deepEqual(
        holidays.filter((day) => !notice.holidays.includes(day)),
        [],
        `${notice.year}`,
      );
      assert.deepEqual(makeUpWorkdays, []);
      assert.equal(holidays.length >= 12, true, holidays.join());
    }
    assert.ok(provisionalYear(2027).holidays.includes('2027-02-06'), 'the Spring Festival of 2027');
    const around = new WorkingCalendar(demonstrationYears(new Date('2027-03-01')));
    assert.equal(around.addWorkingDays('2026-12-31', 1), '2027-01-04');
    assert.ok(around.hasYear(2028));
  });

  it('refuses a date over a gap between loaded years', () => {
    const [first, , third] = seedCalendarYears();
    const gap = new WorkingCalendar([third, first].filter((year) => year !== undefined));
    assert.throws(() => gap.addWorkingDays('2024-12-31', 1), CalendarYearMissing);
    assert.throws(
      () => gap.workingDaysAfter('2024-12-30', '2026-01-06'),
      (error) => error instanceof CalendarYearMissing && error.year === 2025,
    );
    assert.equal(gap.addWorkingDays('2026-02-10', 20), '2026-03-16');
    assert.ok(gap.hasYear(2024) && !gap.hasYear(2025));
  });

  it('refuses what is no date, no whole number of days, or a year given twice', () => {
    for (const text of ['2026-02-30', '2026-2-3', '', '20260203', '2026-13-01'])
      assert.throws(() => calendar.isWorkingDay(text), RangeError, text);
    assert.throws(() => calendar.addWorkingDays('2026-02-10', 1.5), RangeError);
    assert.throws(() => calendar.civilDate(new Date(NaN)), RangeError);
    assert.throws(() => new WorkingCalendar([...seedCalendarYears(), ...seedCalendarYears()]), RangeError);
  });

  const days = fc.integer({ min: toDay('2024-01-01'), max: toDay('2026-12-31') }).map(fromDay);

  it('adds and counts as inverses, over any dates', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 250 }), (start, count) => {
        fc.pre(toDay(start) < toDay('2025-12-01'));
        const due = calendar.addWorkingDays(start, count);
        assert.ok(calendar.isWorkingDay(due) && due > start);
        assert.equal(calendar.workingDaysAfter(start, due), count);
        assert.ok(calendar.addWorkingDays(start, count + 1) > due);
      }),
    );
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        assert.equal(calendar.workingDaysAfter(a, b) + calendar.workingDaysAfter(b, c), calendar.workingDaysAfter(a, c));
        const counted =
          a <= b
            ? daysBetween(a, b)
                .slice(1)
                .filter((date) => calendar.isWorkingDay(date)).length
            : -daysBetween(b, a)
                .slice(1)
                .filter((date) => calendar.isWorkingDay(date)).length;
        assert.equal(calendar.workingDaysAfter(a, b), counted === 0 ? 0 : counted);
      }),
      { numRuns: 40 },
    );
  });
});

describe('An imported calendar year', () => {
  const year = (change: Partial<CalendarYear> = {}): CalendarYear => ({
    year: 2027,
    holidays: ['2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08', '2027-05-01', '2027-10-01'],
    makeUpWorkdays: ['2027-02-20'],
    source: '国务院办公厅通知',
    ...change,
  });
  const codes = (input: unknown): string[] => validateCalendarYear(input).map(({ path, code }) => `${path} ${code}`);

  it('is accepted when it can be a notice', () => {
    assert.deepEqual(codes(year()), []);
    assert.ok(new WorkingCalendar([...seedCalendarYears(), year()]).addWorkingDays('2026-12-30', 5) > '2027-01-01');
  });

  it('is refused with each fault named where it is', () => {
    assert.deepEqual(codes(year({ holidays: ['2027-02-30', '2027-1-1', '2026-12-31', '2027-01-01', '2027-01-01'] })), [
      'holidays.0 date-invalid',
      'holidays.1 date-invalid',
      'holidays.2 date-outside-year',
      'holidays.4 date-repeated',
    ]);
    assert.deepEqual(codes(year({ makeUpWorkdays: ['2027-02-19'] })), ['makeUpWorkdays.0 make-up-day-is-weekday']);
    assert.deepEqual(codes(year({ makeUpWorkdays: ['2027-02-07'] })), ['makeUpWorkdays.0 both-holiday-and-make-up']);
    assert.deepEqual(codes(year({ holidays: ['2027-01-01'] })), ['holidays count-implausible']);
    assert.deepEqual(codes(year({ source: ' ' })), ['source source-missing']);
  });

  it('is refused when it is no calendar at all', () => {
    for (const input of [null, 'x', 7, undefined]) assert.deepEqual(codes(input), [' not-an-object']);
    for (const wrong of [1999, 2101, 2027.5, '2027', NaN]) assert.deepEqual(codes({ ...year(), year: wrong }), ['year year-invalid']);
    assert.deepEqual(codes({ ...year(), holidays: 'all' }), ['holidays not-a-list']);
    fc.assert(
      fc.property(fc.anything(), (input) => {
        for (const { message, messageEn } of validateCalendarYear(input)) assert.ok(message && messageEn);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.array(fc.anything()), (holidays, makeUpWorkdays) => {
        validateCalendarYear({ year: 2027, holidays, makeUpWorkdays, source: '通知' });
      }),
    );
  });
});
