/** How a case stands to its promised limit once it has ended, or while it is late (R13). */
import { CalendarYearMissing, type WorkingCalendar } from '../calendar/calendar.ts';
import { civilDateInChina } from '../time/civil-time.ts';

export const TIMINGS = ['early', 'on-time', 'late'] as const;
export type Timing = (typeof TIMINGS)[number];

export const TIMING_NAMES: Readonly<Record<Timing, { name: string; nameEn: string }>> = {
  early: { name: '提前办结', nameEn: 'Early' },
  'on-time': { name: '按期办结', nameEn: 'On the last day' },
  late: { name: '超期办结', nameEn: 'Late' },
};

export interface CaseTiming {
  timing: Timing;
  /**
   * Working days to spare: those after the day of the end up to the last day of the limit, which is the promise less what was used of it,
   * suspensions and extensions counted as the ledger counts them. Below zero: so many over. Null in a year without a calendar.
   */
  days: number | null;
}

/** @param due end of the promised limit; @param ended when the clock stopped; both in milliseconds since 1970. */
export function timingOf(due: number, ended: number, calendar: WorkingCalendar): CaseTiming {
  const [last, end] = [civilDateInChina(due), civilDateInChina(ended)];
  const between = daysBetween(calendar, end, last);
  if (ended > due) return { timing: 'late', days: between === null ? null : Math.min(-1, between) };
  if (between === null) return { timing: end < last ? 'early' : 'on-time', days: null };
  return { timing: between > 0 ? 'early' : 'on-time', days: between };
}

function daysBetween(calendar: WorkingCalendar, from: string, to: string): number | null {
  try {
    return calendar.workingDaysAfter(from, to);
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    return null;
  }
}
