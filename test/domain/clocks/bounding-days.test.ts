/** Days that another day bounds: the latest before it, the earliest after a period (docs/law.md, "Limits"). */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { CalendarYearMissing, WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { earliestDayAfter, latestDayBefore } from '../../../domain/clocks/bounding-days.ts';

const calendar = new WorkingCalendar(seedCalendarYears());

describe('The latest day before another', () => {
  it('is counted back in working days, calendar days and months; the day itself does not count', () => {
    assert.equal(latestDayBefore(calendar, '2026-10-16', 7, 'working-day'), '2026-10-08');
    assert.equal(latestDayBefore(calendar, '2026-12-31', 30, 'calendar-day'), '2026-12-01');
    assert.equal(latestDayBefore(calendar, '2026-03-31', 1, 'month'), '2026-02-28');
  });

  it('needs the calendar of its year only for working days', () => {
    assert.throws(() => latestDayBefore(calendar, '2027-03-31', 7, 'working-day'), CalendarYearMissing);
    assert.equal(latestDayBefore(calendar, '2027-03-31', 7, 'calendar-day'), '2027-03-24');
  });
});

describe('The earliest day after a period', () => {
  it('is the next civil day, also a day off', () => {
    assert.equal(earliestDayAfter(new Date('2026-11-27T17:30:00+08:00')), '2026-11-28');
  });
});
