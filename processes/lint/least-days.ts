import type { LegalLimit } from '../../domain/registry/registry-entry.ts';

type Length = Pick<LegalLimit, 'days' | 'unit'>;

const LEAST_DAYS: Readonly<Record<LegalLimit['unit'], (count: number) => number>> = {
  'calendar-day': (count) => count,
  'working-day': (count) => count + 2 * Math.floor((count - 1) / 5),
  month: (count) => Math.floor((count * 365) / 12) - 2,
  hour: (count) => Math.ceil(count / 24),
};

/** The fewest calendar days that a limit can take: every five working days bring a weekend, one month has 28 days and twelve 365. */
export const leastCalendarDays = ({ days, unit }: Length): number => LEAST_DAYS[unit](days);

/** Whether one limit is surely longer than another; two of one unit are compared as they are. */
export const isLonger = (one: Length, other: Length): boolean =>
  one.unit === other.unit ? one.days > other.days : leastCalendarDays(one) > leastCalendarDays(other);
