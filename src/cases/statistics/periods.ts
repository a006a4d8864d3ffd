/** Months, quarters and years of the city's calendar, cut at the ends of what was asked for. */
import { daysAfter, type CivilDate } from '../../../domain/time/civil-date.ts';

export interface Period {
  /** `2026-11`, `2026-Q4`, `2026`: in the order of time when sorted. */
  key: string;
  /** Civil dates, both included. */
  from: CivilDate;
  to: CivilDate;
}

/** @param of how long a period is; @param day a civil date in it; @param asked nothing outside is counted. */
export function periodOf(of: 'month' | 'quarter' | 'year', day: CivilDate, asked: { from: CivilDate; to: CivilDate }): Period {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const length = { month: 1, quarter: 3, year: 12 }[of];
  const index = Math.floor((month - 1) / length);
  const first = firstOf(year, index * length);
  const last = daysAfter(firstOf(year, (index + 1) * length), -1);
  const key = { month: day.slice(0, 7), quarter: `${year}-Q${index + 1}`, year: String(year) }[of];
  return { key, from: first > asked.from ? first : asked.from, to: last < asked.to ? last : asked.to };
}

const firstOf = (year: number, month: number): CivilDate => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
