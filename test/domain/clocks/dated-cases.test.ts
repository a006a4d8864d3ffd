/** What the ledger, and what bounds a day, say of the dated cases. */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { acceptedFrom } from '../../../domain/cases/accepted-from.ts';
import { earliestDayAfter, latestDayBefore } from '../../../domain/clocks/bounding-days.ts';
import { readClock, type LimitReading } from '../../../domain/clocks/ledger.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { DATED_CASES, momentOf, type DatedCase, type Rule } from './dated-cases.ts';

const calendar = new WorkingCalendar(seedCalendarYears());

function readingOf({ start, count, unit, roll, events = [] }: DatedCase, from = momentOf(start)): LimitReading {
  const limit = { id: 'statutory' as const, days: count, unit, ...(roll === false ? { roll } : {}) };
  const ledger = [{ kind: 'start' as const, at: from }, ...events];
  const [reading] = readClock([limit], ledger, calendar, events.at(-1)?.at ?? from).limits;
  assert.ok(reading);
  return reading;
}

function shown({ dueAt, undeterminedYear, possible }: LimitReading, { unit, expected }: DatedCase): string {
  if (dueAt)
    return isoInChina(dueAt)
      .slice(0, unit === 'hour' ? 16 : 10)
      .replace('T', ' ');
  const earliest = possible && expected.includes('earliest') ? `, ${isoInChina(possible.earliest).slice(0, 10)} at the earliest` : '';
  return `undetermined ${undeterminedYear}${earliest}`;
}

const ANSWERS: Readonly<Record<Rule, (dated: DatedCase) => string>> = {
  limit: (dated) => shown(readingOf(dated), dated),
  before: ({ start, count, unit }) => latestDayBefore(calendar, start, count, unit === 'hour' ? 'calendar-day' : unit),
  'not-before'(dated) {
    const { dueAt } = readingOf(dated);
    return dueAt ? earliestDayAfter(dueAt) : 'undetermined';
  },
  acceptance(dated) {
    const rounds = (dated.rounds ?? []).map(({ from, toldOn }) => {
      const ledger = [
        { kind: 'start' as const, at: momentOf(from) },
        { kind: 'stop' as const, at: momentOf(toldOn), reason: 'told' },
      ];
      const [limit] = readClock([{ id: 'statutory', days: 5, unit: 'working-day' }], ledger, calendar, momentOf(toldOn)).limits;
      return { startedAt: momentOf(from), exceeded: limit?.exceeded ?? false };
    });
    return shown(readingOf(dated, acceptedFrom(rounds, momentOf(dated.saidOn ?? dated.start)) ?? undefined), dated);
  },
};

describe('A dated case', () => {
  for (const dated of DATED_CASES)
    it(`${dated.id} ${dated.article}: ${dated.what}`, () => {
      assert.equal(ANSWERS[dated.rule](dated), dated.expected);
    });

  it('is told once: 47 of them, each with an id of its own', () => {
    assert.deepEqual([DATED_CASES.length, new Set(DATED_CASES.map(({ id }) => id)).size], [47, 47]);
  });
});
