/** Lateness week by week (R13): which organs' cases became late, and what ended in time, along the indexes of `case_time`. */
import { daysAfter, dayOfInstant, fromDay, weekdayOf, type CivilDate } from '../../../domain/time/civil-date.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import type { CaseConditions, CaseFilter } from '../../cases/index.ts';
import { createQuery, matterScope, type Bind } from '../../matters/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';

export const WEEKS = 12;

export interface Week {
  /** Monday and Sunday. */
  from: CivilDate;
  to: CivilDate;
  /** Cases whose time ended in it; and those that became late in it, under way or not. */
  inTime: number;
  late: number;
  becameLate: number;
}

export interface Weeks {
  weeks: Week[];
  /** By organ: cases that became late, for each week. */
  byOrgan: Map<string, number[]>;
}

interface Counted {
  organ_id: string;
  week: number;
  timing: string;
  n: number;
}

const COLUMNS = { organ: 't.organ_id', district: 't.district_id', power: 't.power_id', category: 't.category' } as const;

export function createWeeks({ database, conditions }: { database: Database; conditions: CaseConditions }) {
  /** Cases by organ, week and timing, by when their time ended or their limit did. */
  async function count(scope: Scope, filter: CaseFilter, column: 'ended_at' | 'due_at', monday: CivilDate): Promise<Counted[]> {
    const { values, bind } = createQuery();
    const from = bind(startOfDate(monday).getTime());
    const before = bind(startOfDate(monday).getTime() + WEEKS * 7 * DAY_MS);
    const week = `(t.${column} - ${from})`;
    const where = [
      `t.${column} >= ${from} AND t.${column} < ${before}`,
      column === 'due_at' ? "t.timing = 'late'" : 't.timing IS NOT NULL',
      matterScope(scope, bind, { district: 't.district_id', organs: ['t.organ_id'] }),
      ...narrowed(scope, filter, bind),
    ];
    return database.aside.all<Counted>(
      `SELECT t.organ_id, ${week} - ${week} % ${7 * DAY_MS} AS week, t.timing, COUNT(*) AS n
       FROM case_time t WHERE ${where.join(' AND ')} GROUP BY t.organ_id, week, t.timing`,
      values,
    );
  }

  /** A case's current step is no column of the table: then the header is asked. */
  function narrowed(scope: Scope, { step, ...filter }: CaseFilter, bind: Bind): string[] {
    const columns = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).flatMap((name) => {
      const value = filter[name];
      return value ? [`${COLUMNS[name]} = ${bind(value)}`] : [];
    });
    return step ? [...columns, `t.id IN (SELECT m.id FROM matter m WHERE ${conditions.sql(scope, { step }, bind)})`] : columns;
  }

  return async (scope: Scope, filter: CaseFilter, now: number): Promise<Weeks> => {
    const today = dayOfInstant(new Date(now));
    const monday = fromDay(today - ((weekdayOf(today) + 6) % 7) - (WEEKS - 1) * 7);
    const weeks = Array.from({ length: WEEKS }, (_, index): Week => {
      const from = daysAfter(monday, index * 7);
      return { from, to: daysAfter(from, 6), inTime: 0, late: 0, becameLate: 0 };
    });
    const byOrgan = new Map<string, number[]>();
    const at = ({ week }: Counted): number => Math.round(Number(week) / (7 * DAY_MS));
    for (const row of await count(scope, filter, 'ended_at', monday)) {
      const week = weeks[at(row)];
      if (week) week[row.timing === 'late' ? 'late' : 'inTime'] += Number(row.n);
    }
    for (const row of await count(scope, filter, 'due_at', monday)) {
      const week = weeks[at(row)];
      if (!week) continue;
      week.becameLate += Number(row.n);
      const organ = byOrgan.get(row.organ_id) ?? Array.from({ length: WEEKS }, () => 0);
      organ[at(row)] = (organ[at(row)] ?? 0) + Number(row.n);
      byOrgan.set(row.organ_id, organ);
    }
    return { weeks, byOrgan };
  };
}
