import assert from 'node:assert/strict';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { NO_DAYS_LEFT, workingDaysLeft } from '../../../domain/clocks/working-days-left.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const left = (due: string, now: string) => workingDaysLeft(calendar, at(due).getTime(), at(now));

describe('Working days left of a limit', () => {
  it('are those after today up to the due day', () => {
    assert.deepEqual(left('2026-11-30T17:30', '2026-11-23T10:00'), { workingDaysLeft: 5, overdueWorkingDays: 0 });
    assert.deepEqual(left('2026-11-23T17:30', '2026-11-23T10:00'), { workingDaysLeft: 0, overdueWorkingDays: 0 });
  });

  it('are none once it is past, and it is late by a day at least', () => {
    assert.deepEqual(left('2026-11-23T17:30', '2026-11-23T17:31'), { workingDaysLeft: 0, overdueWorkingDays: 1 });
    assert.deepEqual(left('2026-11-20T17:30', '2026-11-24T09:00'), { workingDaysLeft: 0, overdueWorkingDays: 2 });
  });

  it('are unknown without a limit and in a year without a calendar', () => {
    assert.deepEqual(workingDaysLeft(calendar, null, at('2026-11-23T10:00')), NO_DAYS_LEFT);
    assert.deepEqual(left('2031-01-10T17:30', '2026-11-23T10:00'), NO_DAYS_LEFT);
  });
});
