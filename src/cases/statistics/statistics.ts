/**
 * How many cases ended early, on the last day and late, and the working days saved (R13, R14): counted along one index of `case_time`, or
 * along the decided steps (docs/adr/0038-wall-and-statistics.md). Each row names the filter of the list that shows its cases.
 */
import type { CaseStatistics, StatisticsRow } from '../../../domain/api/figures.ts';
import type { StatisticsBy } from '../../../domain/supervision/statistics-by.ts';
import { bilingualOf, type Bilingual } from '../../../domain/api/basics.ts';
import { CATEGORY_NAMES, type PowerCategory } from '../../../domain/registry/registry-entry.ts';
import { dayOfInstant, fromDay, ZONE_OFFSET_MS, type CivilDate } from '../../../domain/time/civil-date.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import { createQuery, matterScope, type Bind } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { DONE_LATE, doneSteps } from '../filters.ts';
import { periodOf, type Period } from './periods.ts';

export interface StatisticsQuestion {
  by: StatisticsBy;
  /** Civil dates, both included. */
  from: CivilDate;
  to: CivilDate;
  organ?: string;
  district?: string;
  power?: string;
  category?: string;
}

type Subject = Pick<StatisticsQuestion, 'organ' | 'district' | 'power' | 'category'>;
type Measures = Omit<StatisticsRow, 'key' | 'name' | 'filter'>;

interface Counted {
  part: string | number;
  cases: number;
  early: number;
  on_time: number;
  late: number;
  saved: number;
  excess: number;
}

interface Handled {
  name: string;
  organ_id: string;
  position_code: string;
  cases: number;
  late: number;
}

/**
 * SQL over `case_time t`: what rows are told apart by. The day is its first millisecond by the city's clock. As an expression, so that the
 * period leads and not an index in the order of the groups, which would look at every row there ever was.
 */
const KEY: Record<Exclude<StatisticsBy, 'step' | 'position'>, string> = {
  organ: "COALESCE(t.organ_id, '')",
  power: "COALESCE(t.power_id, '')",
  category: "COALESCE(t.category, '')",
  month: dayKey(),
  quarter: dayKey(),
  year: dayKey(),
};

function dayKey(): string {
  const here = `(t.ended_at + ${ZONE_OFFSET_MS})`;
  return `(${here} - ${here} % ${DAY_MS})`;
}

export type CaseStatisticsOf = ReturnType<typeof createCaseStatistics>;

export function createCaseStatistics({ database, names }: { database: Database; names: () => Promise<Directory> }) {
  /** SQL over `case_time t` or `matter m`. */
  const subjectOf = (subject: Subject, columns: Record<keyof Subject, string>, bind: Bind): string[] =>
    (Object.keys(columns) as (keyof Subject)[]).flatMap((name) => {
      const value = subject[name];
      return value ? [`${columns[name]} = ${bind(value)}`] : [];
    });

  async function ended(scope: Scope, { by, from, to, ...subject }: StatisticsQuestion & { by: keyof typeof KEY }): Promise<Counted[]> {
    const { values, bind } = createQuery();
    const where = [
      `t.ended_at >= ${bind(startOfDate(from).getTime())}`,
      `t.ended_at < ${bind(startOfDate(to).getTime() + DAY_MS)}`,
      't.timing IS NOT NULL',
      matterScope(scope, bind, { district: 't.district_id', organs: ['t.organ_id'] }),
      ...subjectOf(subject, { organ: 't.organ_id', district: 't.district_id', power: 't.power_id', category: 't.category' }, bind),
    ];
    const of = (timing: string, what: string): string => `SUM(CASE WHEN t.timing = '${timing}' THEN ${what} ELSE 0 END)`;
    return database.aside.all<Counted>(
      `SELECT ${KEY[by]} AS part, COUNT(*) AS cases, ${of('early', '1')} AS early, ${of('on-time', '1')} AS on_time,
         ${of('late', '1')} AS late, ${of('early', 'COALESCE(t.days, 0)')} AS saved, ${of('late', '-COALESCE(t.days, 0)')} AS excess
       FROM case_time t WHERE ${where.join(' AND ')} GROUP BY ${KEY[by]}`,
      values,
    );
  }

  async function handled(scope: Scope, { by, from, to, ...subject }: StatisticsQuestion): Promise<Handled[]> {
    const { values, bind } = createQuery();
    const columns = { organ: 'm.organ_id', district: 'm.district_id', power: 'c.power_id', category: 'p.category' };
    const where = [
      doneSteps({ doneFrom: from, doneTo: to }, bind),
      "m.kind = 'case'",
      matterScope(scope, bind, { district: 'm.district_id', organs: ['m.organ_id'] }),
      ...subjectOf(subject, columns, bind),
    ];
    const key = by === 'step' ? 's.name' : 's.organ_id, s.position_code';
    // A year of a large city is a million steps: what nobody asked for is not joined.
    const ofPower = subject.power || subject.category ? 'JOIN case_file c ON c.id = m.id JOIN power p ON p.id = c.power_id' : '';
    return database.aside.all<Handled>(
      `SELECT ${key}, COUNT(DISTINCT s.matter_id) AS cases, COUNT(DISTINCT CASE WHEN ${DONE_LATE} THEN s.matter_id END) AS late
       FROM step s JOIN matter m ON m.id = s.matter_id ${ofPower}
       WHERE ${where.join(' AND ')} GROUP BY ${key}`,
      values,
    );
  }

  async function powerNames(ids: readonly string[]): Promise<Map<string, Bilingual>> {
    const rows = ids.length
      ? await database.all<{ id: string; name: string; name_en: string }>(
          `SELECT id, name, name_en FROM power WHERE id IN (${placeholders(ids.length)})`,
          [...ids],
        )
      : [];
    return new Map(rows.map(({ id, name, name_en: textEn }) => [id, { text: name, textEn }]));
  }

  return async (scope: Scope, question: StatisticsQuestion): Promise<CaseStatistics> => {
    const { by, from, to, organ, district, power, category } = question;
    const subject = defined({ organ, district, power, category });
    const known = await names();
    const common = { from, to, by };
    if (by === 'step' || by === 'position') {
      const days = { doneFrom: from, doneTo: to };
      const rows = (await handled(scope, question)).map((row): StatisticsRow => {
        const [cases, late] = [Number(row.cases), Number(row.late)];
        const measures = { cases, early: null, onTime: cases - late, late, daysSaved: null, daysLate: null };
        if (by === 'step') return { key: row.name, name: same(row.name), filter: { ...subject, ...days, doneStep: row.name }, ...measures };
        const key = `${row.organ_id}~${row.position_code}`;
        const name = same(`${known.organ(row.organ_id)} ${known.position(row.organ_id, row.position_code)}`);
        return { key, name, filter: { ...subject, ...days, doneAt: key }, ...measures };
      });
      return { ...common, rows: rows.sort(byCases), total: null };
    }
    const counted = await ended(scope, { ...question, by });
    const days = { timing: 'ended', endedFrom: from, endedTo: to };
    const total = { filter: { ...subject, ...days }, ...measuresOf(counted) };
    if (by === 'month' || by === 'quarter' || by === 'year') {
      const periods = new Map<string, { period: Period; rows: Counted[] }>();
      for (const row of counted) {
        const period = periodOf(by, fromDay(Number(row.part) / DAY_MS), { from, to });
        const found = periods.get(period.key) ?? { period, rows: [] };
        found.rows.push(row);
        periods.set(period.key, found);
      }
      const rows = [...periods.values()]
        .sort((one, other) => one.period.key.localeCompare(other.period.key))
        .map(({ period, rows: some }) => ({
          key: period.key,
          name: same(period.key),
          filter: { ...subject, timing: 'ended', endedFrom: period.from, endedTo: period.to },
          ...measuresOf(some),
        }));
      return { ...common, rows, total };
    }
    const powers = by === 'power' ? await powerNames(counted.map(({ part }) => String(part))) : new Map<string, Bilingual>();
    const nameOf = (key: string): Bilingual => {
      if (by === 'organ') return { text: known.organ(key), textEn: known.organRow(key)?.name_en ?? known.organ(key) };
      if (by === 'power') return powers.get(key) ?? same(key);
      return bilingualOf(CATEGORY_NAMES[key as PowerCategory]);
    };
    const rows = counted.map((row): StatisticsRow => {
      const key = String(row.part);
      return { key, name: nameOf(key), filter: { ...subject, ...days, [by]: key }, ...measuresOf([row]) };
    });
    return { ...common, rows: rows.sort(byCases), total };
  };
}

const same = (text: string): Bilingual => ({ text, textEn: text });
const byCases = (one: StatisticsRow, other: StatisticsRow): number => other.cases - one.cases || one.key.localeCompare(other.key);
const defined = (subject: Subject): Record<string, string> =>
  Object.fromEntries(Object.entries(subject).filter((entry): entry is [string, string] => Boolean(entry[1])));

function measuresOf(rows: readonly Counted[]): Measures {
  const sum = (name: Exclude<keyof Counted, 'part'>): number => rows.reduce((all, row) => all + Number(row[name]), 0);
  return {
    cases: sum('cases'),
    early: sum('early'),
    onTime: sum('on_time'),
    late: sum('late'),
    daysSaved: sum('saved'),
    daysLate: sum('excess'),
  };
}

/** Today and the first of the month eleven months before, for whoever names no period. */
export function usualPeriod(now: Date): { from: CivilDate; to: CivilDate } {
  const to = fromDay(dayOfInstant(now));
  const [year = 0, month = 1] = to.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 12, 1));
  return { from: first.toISOString().slice(0, 10), to };
}
