/**
 * What a year of the calendar would move, before anybody loads it: nothing is stored, and decisions never wait for the looking (R13;
 * docs/adr/0007-clock.md).
 */
import type { CalendarForeseen } from '../../domain/api/clocks.ts';
import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { CLOCK_PURPOSES, type ClockPurpose } from '../../domain/clocks/purposes.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createMatterStore } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Calendars } from './calendars.ts';
import type { Clocks } from './clocks.ts';

/** Told one by one; of the others the number. */
const MOST_SHOWN = 50;

export type ForeseeCalendar = (year: CalendarYear) => Promise<CalendarForeseen>;

export function createForeseeCalendar(deps: { database: Database; clocks: Clocks; calendars: Calendars }): ForeseeCalendar {
  const { database, clocks, calendars } = deps;
  const store = createMatterStore(database);
  return async (year) => {
    const moves = await clocks.foresee(await calendars.with(year));
    const shown = moves.sort((a, b) => Number(isTurned(b)) - Number(isTurned(a))).slice(0, MOST_SHOWN);
    const numbers = new Map(
      (await store.matters([...new Set(shown.map(({ matterId }) => matterId))])).map(({ id, number }) => [id, number]),
    );
    return {
      year: year.year,
      changedClocks: new Set(moves.map(({ clockId }) => clockId)).size,
      becomeLate: moves.filter(({ late }) => !late.before && late.after).length,
      noLongerLate: moves.filter(({ late }) => late.before && !late.after).length,
      moved: shown.map(({ matterId, purpose, limitId, before, after, late }) => ({
        matterId,
        number: numbers.get(matterId) ?? '',
        ...limitWords(purpose, limitId),
        before: isoInChina(before),
        after: isoInChina(after),
        lateBefore: late.before,
        lateAfter: late.after,
      })),
    };
  };
}

const LIMITS: Readonly<Record<string, [text: string, textEn: string]>> = {
  promised: ['承诺时限', 'promised limit'],
  statutory: ['法定时限', 'statutory limit'],
};

function limitWords(purpose: ClockPurpose, limitId: string): { text: string; textEn: string } {
  const [text, textEn] = LIMITS[limitId] ?? [CLOCK_PURPOSES[purpose].name, CLOCK_PURPOSES[purpose].nameEn];
  return { text, textEn };
}

const isTurned = ({ late }: { late: { before: boolean; after: boolean } }): boolean => late.before !== late.after;
