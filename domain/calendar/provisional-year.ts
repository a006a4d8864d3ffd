/**
 * A year whose notice does not ship with the platform: the statutory days off alone, by 《全国年节及纪念日放假办法》 as of 2025.
 *
 * For the demonstration only, whose invented city must run in any year. A real city's limits are never counted by a guess: make-up
 * workdays and bridged days are known from the notice alone (docs/law.md, "Calendar").
 */
import { seedCalendarYears } from './seed-calendar-years.ts';
import type { CalendarYear } from './calendar.ts';
import { fromDay, toDay } from '../time/civil-date.ts';

/** Month and day of the solar calendar, or `lunar` month and day. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** Spring Festival 1 to 3, Dragon Boat, Mid-Autumn; the eve of the Spring Festival is the day before the first. */
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

/** ICU's Chinese calendar; a leap month reads `6bis` and so is never one of ours. */
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** The years that ship, and around now what is missing there. */
export function demonstrationYears(now: Date): CalendarYear[] {
  const shipped = seedCalendarYears();
  const around = [-1, 0, 1].map((offset) => now.getUTCFullYear() + offset).filter((year) => !shipped.some((one) => one.year === year));
  return [...shipped, ...around.map(provisionalYear)];
}

export function provisionalYear(year: number): CalendarYear {
  const holidays = new Set([...FIXED.map((day) => `${year}-${day}`), `${year}-04-0${qingming(year)}`]);
  for (let day = toDay(`${year}-01-01`); day <= toDay(`${year}-12-31`); day += 1) {
    const date = lunarDate(day);
    if (LUNAR.has(date)) holidays.add(fromDay(day));
    if (date === '1-1') holidays.add(fromDay(day - 1));
  }
  return {
    year,
    holidays: [...holidays].sort(),
    makeUpWorkdays: [],
    source: `推算的${year}年法定节假日（仅供演示，不含调休）；以国务院办公厅通知为准`,
  };
}

function lunarDate(day: number): string {
  const parts = lunar.formatToParts(Date.parse(fromDay(day)));
  return ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('-');
}

/** The day of April on which the sun reaches 15°, by the usual formula for 2000 to 2099. */
const qingming = (year: number): number => Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);
