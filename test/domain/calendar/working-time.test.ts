/** Time within the hours of business, without nights and days off, and what of a promise was not used (R13). */
import assert from 'node:assert/strict';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { workingDayLength, workingTime } from '../../../domain/calendar/working-time.ts';
import { timingOf } from '../../../domain/cases/case-timing.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const at = (text: string): number => Date.parse(`2026-${text}:00+08:00`);
const hours = (from: string, to: string): number => workingTime(calendar, at(from), at(to)) / 3_600_000;

describe('Working time', () => {
  it('is counted from nine to half past five on working days alone', () => {
    assert.equal(workingDayLength(calendar) / 3_600_000, 8.5);
    assert.equal(hours('03-02T10:00', '03-02T12:30'), 2.5);
    assert.equal(hours('03-02T16:30', '03-03T10:00'), 2);
    assert.equal(hours('03-06T17:00', '03-09T09:30'), 1, 'over a weekend');
    assert.equal(hours('03-07T10:00', '03-08T10:00'), 0, 'within one');
    assert.equal(hours('03-02T07:00', '03-02T20:00'), 8.5);
    assert.equal(hours('03-03T10:00', '03-02T16:30'), -2);
  });
});

describe('The timing of a case', () => {
  const of = (ended: string): unknown => timingOf(at('03-11T17:30'), at(ended), calendar);
  it('is early by the working days that were left, on time on the last day, late by one at least', () => {
    assert.deepEqual(of('03-04T10:00'), { timing: 'early', days: 5 });
    assert.deepEqual(of('03-11T17:30'), { timing: 'on-time', days: 0 });
    assert.deepEqual(of('03-11T18:00'), { timing: 'late', days: -1 });
    assert.deepEqual(of('03-16T09:00'), { timing: 'late', days: -3 });
  });
});
