/**
 * Statistics of the registry and its change ledger (R19.5): every figure can be opened down to its rows through the catalogue or the list
 * of changes.
 */
import { countBy, findRows, type Database } from '../platform/database/index.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { registryModels, type PowerIndexRow } from './models.ts';

/** A value of a column, and how many powers have it. */
export interface Count<C extends 'category' | 'state'> {
  id: PowerIndexRow[C];
  count: number;
}
export interface OrganFigures {
  organId: string;
  powers: number;
  published: number;
  changes: number;
  late: number;
}
export interface MonthFigures {
  month: string;
  declared: number;
  confirmed: number;
  returned: number;
  late: number;
}
export interface RegistryStatistics {
  byCategory: Count<'category'>[];
  byState: Count<'state'>[];
  byOrgan: OrganFigures[];
  changes: MonthFigures[];
}

interface OfOrgan {
  organ_id: string;
  n: number;
}

/** Those that were withdrawn are nobody's lateness. */
const LATE_SIGNALS = `FROM warning_signal WHERE rule IN ('R7a', 'R7b', 'R8')
  AND NOT EXISTS (SELECT 1 FROM signal_standing t WHERE t.id = warning_signal.id AND t.stands = 0)`;

export function createRegistryStatistics(database: Database): () => Promise<RegistryStatistics> {
  const { powerIndex, changeEvent } = registryModels(database);
  return async () => {
    const [categories, states, powers, changed, lateOf, events, lateSignals] = await Promise.all([
      countBy(powerIndex, ['category']),
      countBy(powerIndex, ['state']),
      countBy(powerIndex, ['organ_id', 'state']),
      // Matters and signals are tables of other features.
      database.all<OfOrgan>("SELECT organ_id, COUNT(*) AS n FROM matter WHERE kind = 'registry-change' GROUP BY organ_id"),
      database.all<OfOrgan>(`SELECT organ_id, COUNT(*) AS n ${LATE_SIGNALS} GROUP BY organ_id`),
      findRows(changeEvent, { attributes: ['kind', 'at'], where: { kind: Object.keys(FIGURE_OF) } }),
      database.all<{ at: number }>(`SELECT raised_at AS at ${LATE_SIGNALS}`),
    ]);
    const organs = new Map<string, OrganFigures>();
    const organ = (organId: string): OrganFigures => {
      const figures = organs.get(organId) ?? { organId, powers: 0, published: 0, changes: 0, late: 0 };
      organs.set(organId, figures);
      return figures;
    };
    for (const { organ_id, state, count } of powers) {
      organ(organ_id).powers += count;
      if (state === 'published') organ(organ_id).published += count;
    }
    for (const { organ_id, n } of changed) organ(organ_id).changes = Number(n);
    for (const { organ_id, n } of lateOf) organ(organ_id).late = Number(n);
    return {
      byCategory: categories.map(({ category: id, count }) => ({ id, count })),
      byState: states.map(({ state: id, count }) => ({ id, count })),
      byOrgan: [...organs.values()].sort((one, other) => other.powers - one.powers || one.organId.localeCompare(other.organId)),
      changes: monthly(events, lateSignals),
    };
  };
}

const FIGURE_OF: Readonly<Record<string, 'declared' | 'confirmed' | 'returned'>> = {
  declare: 'declared',
  confirm: 'confirmed',
  return: 'returned',
};

/** The last twelve months in which anything happened, newest first. */
function monthly(events: readonly { kind: string; at: number }[], late: readonly { at: number }[]): MonthFigures[] {
  const months = new Map<string, MonthFigures>();
  const month = (at: number): MonthFigures => {
    const name = civilDateInChina(at).slice(0, 7);
    const figures = months.get(name) ?? { month: name, declared: 0, confirmed: 0, returned: 0, late: 0 };
    months.set(name, figures);
    return figures;
  };
  for (const { kind, at } of events) {
    const figure = FIGURE_OF[kind];
    if (figure) month(at)[figure] += 1;
  }
  for (const { at } of late) month(at).late += 1;
  return [...months.values()].sort((one, other) => (one.month < other.month ? 1 : -1)).slice(0, 12);
}
