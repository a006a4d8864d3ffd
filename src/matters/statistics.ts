/** How many matters of each kind are open, nearly due, overdue, and were closed in a period, within a person's scope (R14). */
import type { MatterStatistics } from '../../domain/api/matters.ts';
import { startOfDate } from '../../domain/time/civil-time.ts';
import { daysAfter, type CivilDate } from '../../domain/time/civil-date.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Reader } from '../platform/database/index.ts';
import type { Kinds } from './kinds.ts';
import { createQuery } from './query.ts';
import type { Reach } from './reach.ts';

export interface StatisticsDependencies {
  reader: Reader;
  kinds: Kinds;
  reach: Reach;
}

export function createMatterStatistics({ reader, kinds, reach }: StatisticsDependencies) {
  /** Both days are counted. */
  return async (person: Person, from: CivilDate, to: CivilDate): Promise<MatterStatistics> => {
    const now = createQuery();
    const open = await reader.all<{ kind: string; colour: number; n: number }>(
      // By organ as well, in the order of an index: by kind and colour alone the database sorts all that is open (docs/adr/0024-scale.md).
      `SELECT m.kind, m.colour, COUNT(*) AS n FROM matter m WHERE m.closed_at IS NULL AND ${reach.inScope(person, now.bind)}
        GROUP BY m.kind, m.organ_id, m.colour`,
      now.values,
    );
    const period = createQuery();
    const closed = await reader.all<{ kind: string; n: number }>(
      `SELECT m.kind, COUNT(*) AS n FROM matter m WHERE m.closed_at >= ${period.bind(startOfDate(from).getTime())}
        AND m.closed_at < ${period.bind(startOfDate(daysAfter(to, 1)).getTime())} AND ${reach.inScope(person, period.bind)} GROUP BY m.kind`,
      period.values,
    );
    const sum = (kind: string, colours: readonly number[]): number =>
      open.reduce((total, row) => (row.kind === kind && colours.includes(Number(row.colour)) ? total + Number(row.n) : total), 0);
    return {
      from,
      to,
      kinds: kinds.all().map(({ name, text, textEn }) => ({
        kind: name,
        kindName: { text, textEn },
        open: sum(name, [0, 1, 2]),
        warned: sum(name, [1]),
        overdue: sum(name, [2]),
        closedInPeriod: Number(closed.find((row) => row.kind === name)?.n ?? 0),
      })),
    };
  };
}
