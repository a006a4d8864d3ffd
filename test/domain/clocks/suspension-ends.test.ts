/** A suspension has a latest end, and a limit in hours gives notice (docs/law.md, "Counting time"). */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { readClock, type LedgerEntry, type Limit } from '../../../domain/clocks/ledger.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const start: LedgerEntry = { kind: 'start', at: at('2026-11-02 10:00') };
const suspend: LedgerEntry = { kind: 'suspend', at: at('2026-11-09 10:00'), reason: '专家评审', documentId: 'd', until: '2026-11-13' };
const told = (limit: Limit, ...ledger: LedgerEntry[]): [string, string][] =>
  readClock([limit], [start, ...ledger], calendar, at('2026-12-31 10:00')).moments.map(({ kind, at: when }) => [
    kind,
    isoInChina(when).slice(0, 16),
  ]);

describe('A suspension with a latest end', () => {
  const DAYS: Limit = { id: 'statutory', days: 20, unit: 'working-day' };

  it('gives notice at the close of that day while the clock still stands, and goes on standing', () => {
    assert.deepEqual(told(DAYS, suspend), [['suspension-overdue', '2026-11-13T17:30']]);
  });

  it('gives none where the clock went on before, or the matter was over', () => {
    const kinds = (...ledger: LedgerEntry[]): string[] => told(DAYS, suspend, ...ledger).map(([kind]) => kind);
    assert.ok(!kinds({ kind: 'resume', at: at('2026-11-13 17:30') }).includes('suspension-overdue'));
    assert.ok(!kinds({ kind: 'stop', at: at('2026-11-12 10:00'), reason: 'grant' }).includes('suspension-overdue'));
    assert.ok(kinds({ kind: 'resume', at: at('2026-11-16 09:00') }).includes('suspension-overdue'));
  });
});

describe('A limit in hours', () => {
  it('warns some hours before its end and is over to the minute, through the night', () => {
    assert.deepEqual(told({ id: 'statutory', days: 24, unit: 'hour' }), [
      ['statutory-warning', '2026-11-03T06:00'],
      ['statutory-overdue', '2026-11-03T10:00'],
    ]);
  });

  it('shorter than its notice warns from its start; an extension adds hours', () => {
    const extend: LedgerEntry = { kind: 'extend', at: at('2026-11-02 11:00'), limit: 'statutory', days: 2, documentId: 'd' };
    assert.deepEqual(told({ id: 'statutory', days: 2, unit: 'hour' })[0], ['statutory-warning', '2026-11-02T10:00']);
    assert.deepEqual(told({ id: 'statutory', days: 2, unit: 'hour' }, extend).at(-1), ['statutory-overdue', '2026-11-02T14:00']);
  });
});
