/**
 * What runs from the day on which a paper is served, read from what the paper itself tells the party, so that page and paper never differ
 * (行政复议法 20; 行政诉讼法 46; 专利法 65; CF67).
 *
 * The day of service is not counted; a last day that is no working day moves to the next one.
 */
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { fromDay, monthsAfter, toDay, type CivilDate } from '../time/civil-date.ts';

export interface TermAfter {
  name: string;
  nameEn: string;
  count: number;
  unit: 'day' | 'month';
}

const TOLD: readonly (TermAfter & { text: RegExp })[] = [
  { text: /六十日内向[^。；，]*申请行政复议/, name: '申请行政复议', nameEn: 'Reconsideration', count: 60, unit: 'day' },
  { text: /六个月内依法向[^。；，]*提起行政诉讼/, name: '提起行政诉讼', nameEn: 'Suit', count: 6, unit: 'month' },
  { text: /自收到本[^。；，]*十五日内依法向[^。；，]*提起行政诉讼/, name: '提起行政诉讼', nameEn: 'Suit', count: 15, unit: 'day' },
  { text: /十五日内将罚款缴至/, name: '缴纳罚款', nameEn: 'Payment of the fine', count: 15, unit: 'day' },
];

export const termsTold = (text: string): TermAfter[] =>
  TOLD.filter((term) => term.text.test(text)).map(({ name, nameEn, count, unit }) => ({ name, nameEn, count, unit }));

/** The last day; undefined in a year without a calendar. */
export function lastDayOf({ count, unit }: TermAfter, servedOn: CivilDate, calendar: WorkingCalendar): CivilDate | undefined {
  const day = unit === 'day' ? toDay(servedOn) + count : monthsAfter(toDay(servedOn), count);
  try {
    return fromDay(calendar.firstWorkingDayFrom(day));
  } catch {
    return undefined;
  }
}
