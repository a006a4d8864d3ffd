/** The city's working-day calendar: one row per year, loaded by the State Council's notice, never guessed (docs/law.md, "Calendar"). */
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { seedCalendarYears } from '../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar, type CalendarYear } from '../../domain/calendar/calendar.ts';

export interface Calendars {
  current(): WorkingCalendar;
  years(): Promise<(CalendarYear & { loadedAt: number })[]>;
  /** The calendar as it would be with that year. */
  with(year: CalendarYear): Promise<WorkingCalendar>;
  /** Stores a year; the caller re-dates the open clocks afterwards. */
  save(year: CalendarYear, actorId: string): Promise<void>;
  /** Reads the rows again if they are not those in use: another process changed them, or an edit was undone. */
  refresh(): Promise<void>;
}

/** Loads the calendar; years of `shipped` that are not there yet are added, what the lead office loaded stays. */
export async function createCalendars({
  database,
  record,
  time,
  shipped = seedCalendarYears(),
}: {
  database: Database;
  record: RecordBook;
  time: Time;
  shipped?: readonly CalendarYear[];
}): Promise<Calendars> {
  let current = new WorkingCalendar([]);
  let inUse = '';
  const rows = () =>
    database.all<{ year: number; body: string; loaded_at: number }>('SELECT year, body, loaded_at FROM calendar_year ORDER BY year');
  const calendars: Calendars = {
    current: () => current,
    years: async () => (await rows()).map((row) => ({ ...(JSON.parse(row.body) as CalendarYear), loadedAt: row.loaded_at })),
    with: async (year) =>
      new WorkingCalendar([
        ...(await rows()).filter((row) => row.year !== year.year).map((row) => JSON.parse(row.body) as CalendarYear),
        year,
      ]),
    async save(year, actorId) {
      await database.write(async () => {
        await database.run('DELETE FROM calendar_year WHERE year = $1', [year.year]);
        await database.insert('calendar_year', { year: year.year, body: JSON.stringify(year), loaded_at: time.now().getTime() });
        record.append({ kind: 'calendar-year-loaded', actorId, payload: { ...year } });
      });
      await calendars.refresh();
    },
    async refresh() {
      const stamp = JSON.stringify(await database.all('SELECT year, loaded_at FROM calendar_year ORDER BY year'));
      if (stamp === inUse) return;
      current = new WorkingCalendar((await rows()).map((row) => JSON.parse(row.body) as CalendarYear));
      inUse = stamp;
    },
  };
  const known = new Set((await rows()).map(({ year }) => year));
  const missing = shipped.filter(({ year }) => !known.has(year));
  if (missing.length) {
    await database.write(async () => {
      for (const year of missing) {
        await database.insertOnce('calendar_year', { year: year.year, body: JSON.stringify(year), loaded_at: time.now().getTime() });
      }
    });
  }
  await calendars.refresh();
  return calendars;
}
