/**
 * The calendars that ship with the platform, for the database's first fill (docs/law.md, "Calendar").
 *
 * Only the package's data is used. Its own arithmetic errs in western time zones and takes an unpublished year for an
 * ordinary one, so the years are named here and a newer package adds none by itself.
 */
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarYear } from './calendar.ts';

const SEED_YEARS = [2024, 2025, 2026];

export function seedCalendarYears(): CalendarYear[] {
  return SEED_YEARS.map((year) => ({
    year,
    holidays: datesOf(data.holidays, year),
    makeUpWorkdays: datesOf(data.workdays, year),
    source: `国务院办公厅关于${year}年部分节假日安排的通知`,
  }));
}

const datesOf = (days: object, year: number): string[] =>
  Object.keys(days)
    .filter((date) => date.startsWith(`${year}-`))
    .sort();
