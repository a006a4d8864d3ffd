/** How many matters of each kind are open, nearly due, overdue, and were closed in a period, within a person's scope (R14). */
import { Op } from 'sequelize';
import type { MatterStatistics } from '../../domain/api/matters.ts';
import { startOfDate } from '../../domain/time/civil-time.ts';
import { daysAfter, type CivilDate } from '../../domain/time/civil-date.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Kinds } from './kinds.ts';
import { matterModels } from './models.ts';
import type { Reach } from './reach.ts';
import { countBy } from './select.ts';

export interface StatisticsDependencies {
  database: Database;
  kinds: Kinds;
  reach: Reach;
}

export function createMatterStatistics({ database, kinds, reach }: StatisticsDependencies) {
  const { matter } = matterModels(database);

  /** Both days are counted. */
  return async (person: Person, from: CivilDate, to: CivilDate): Promise<MatterStatistics> => {
    const seen = matter.scope({ method: ['within', reach.seenBy(person)] });
    // By organ as well, in the order of an index: by kind and colour alone the database sorts all that is open (docs/adr/0024-scale.md).
    const open = await countBy(database.aside, seen, { group: ['kind', 'organ_id', 'colour'], where: [{ closed_at: null }] });
    const period = { [Op.gte]: startOfDate(from).getTime(), [Op.lt]: startOfDate(daysAfter(to, 1)).getTime() };
    const closed = await countBy(database.aside, seen, { group: ['kind'], where: [{ closed_at: period }] });
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
