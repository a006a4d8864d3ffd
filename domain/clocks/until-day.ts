/** A period that ends with a certain day, whatever day it begins on (XK50: the last day on which a licence is valid). */
import type { Period } from '../contract.ts';
import { daysAfter, daysBetween, type CivilDate } from '../time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../time/civil-time.ts';

/** In calendar days and not moved by a day off. What has come or passed began a day before, so that it is over at that day's close. */
export function untilDay(last: CivilDate, now: Date): { period: Period; from: Date } {
  const days = daysBetween(civilDateInChina(now), last);
  const period = { unit: 'calendar-day', roll: false } as const;
  if (days >= 1) return { period: { ...period, count: days }, from: now };
  return { period: { ...period, count: 1 }, from: startOfDate(daysAfter(last, -1)) };
}
