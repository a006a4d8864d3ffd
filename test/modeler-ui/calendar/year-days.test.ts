import assert from 'node:assert/strict';
import { dayKind, workingDaysIn } from '../../../domain/calendar/day-kind.ts';
import { readPasted, toggled, weeksOf } from '../../../modeler-ui/calendar/year-days.ts';

const days = (month: number, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `2026-${String(month).padStart(2, '0')}-${String(from + index).padStart(2, '0')}`);
const YEAR_2026 = {
  year: 2026,
  source: '通知',
  holidays: [
    ...days(1, 1, 3),
    ...days(2, 15, 23),
    ...days(4, 4, 6),
    ...days(5, 1, 5),
    ...days(6, 19, 21),
    ...days(9, 25, 27),
    ...days(10, 1, 7),
  ],
  makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

describe('a year of the working calendar on its page', () => {
  it('shows whole weeks from Monday', () => {
    const weeks = weeksOf(2026, 10);
    assert.equal(weeks.length, 6);
    assert.equal(weeks[0]?.[6], '2026-11-01');
    assert.equal(weeks.flat().filter(Boolean).length, 30);
  });

  it('turns a weekday into a holiday and back, and a weekend day into a make-up day first', () => {
    const off = toggled(YEAR_2026, '2026-11-24');
    assert.equal(dayKind('2026-11-24', off), 'holiday');
    assert.equal(dayKind('2026-11-24', toggled(off, '2026-11-24')), 'workday');
    assert.equal(dayKind('2026-11-28', toggled(YEAR_2026, '2026-11-28')), 'make-up');
  });

  it('names the line of each wrong entry that was pasted', () => {
    const text =
      '{\n  "holidays": ["2026-05-01", "2026-05-02",\n    "2026-01-01",\n    "2026-02-30",\n    "2025-10-01"\n  ],\n  "makeUpWorkdays": [\n    "2026-11-24"\n  ]\n}';
    const read = readPasted(text, 2026);
    assert.deepEqual('problems' in read && read.problems.map(({ line }) => line), [4, 5, 8]);
    const few = readPasted('{\n  "makeUpWorkdays": [],\n  "holidays": ["2026-01-01"]\n}', 2026);
    assert.deepEqual('problems' in few && few.problems.map(({ line }) => line), [3], 'a handful of days off is no notice');
    const broken = readPasted('{\n "holidays": [,]\n}', 2026);
    assert.ok('problems' in broken && broken.problems.length === 1);
  });

  it('reads back what it wrote', () => {
    const read = readPasted(JSON.stringify(YEAR_2026, null, 2), 2026);
    assert.ok('draft' in read && workingDaysIn(read.draft) === 248);
  });
});
