import assert from 'node:assert/strict';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { dayKind, workingDaysIn } from '../../../domain/calendar/day-kind.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { fromDay, toDay } from '../../../domain/time/civil-date.ts';

describe('The days of a year', () => {
  const year = { holidays: ['2026-10-01', '2026-10-03'], makeUpWorkdays: ['2026-10-10', '2026-10-03'] };

  it('are workdays, days of rest, holidays, or weekend days made up for', () => {
    assert.deepEqual(
      ['2026-09-30', '2026-10-01', '2026-10-04', '2026-10-10', '2026-10-03'].map((date) => dayKind(date, year)),
      ['workday', 'holiday', 'rest', 'make-up', 'holiday'],
    );
  });

  for (const loaded of seedCalendarYears()) {
    it(`of ${loaded.year} are worked in the calendar where their kind says so`, () => {
      const calendar = new WorkingCalendar([loaded]);
      let worked = 0;
      for (let day = toDay(`${loaded.year}-01-01`); day <= toDay(`${loaded.year}-12-31`); day += 1) {
        const kind = dayKind(fromDay(day), loaded);
        assert.equal(calendar.isWorkingDayNumber(day), kind === 'workday' || kind === 'make-up', fromDay(day));
        if (kind === 'workday' || kind === 'make-up') worked += 1;
      }
      assert.equal(workingDaysIn(loaded), worked);
    });
  }

  it('of 2026 hold 248 working days, as the notice gives them', () => {
    const found = seedCalendarYears().find((one) => one.year === 2026);
    assert.ok(found && workingDaysIn(found) === 248);
  });
});
