/** What papers say of a shared visit: its day, and which organs inspect what (R11.5). */
import { fromDay, type CivilDate } from '../../../domain/time/civil-date.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { createVisitStore } from './models.ts';

export interface JointVisit {
  day: CivilDate;
  /** The others in it. */
  others: { organ: string; power: string }[];
}

export type JointVisitOf = (caseId: string) => Promise<JointVisit | undefined>;

export function createJointVisitOf({ database, names }: { database: Database; names: () => Promise<Directory> }): JointVisitOf {
  const store = createVisitStore(database);
  return async (caseId) => {
    const row = await store.row(caseId);
    if (!row?.visit_id || row.day === null) return undefined;
    const known = await names();
    const others = (await store.ofVisit(row.visit_id)).filter(({ id }) => id !== caseId);
    return {
      day: fromDay(Number(row.day)),
      others: await Promise.all(
        others.map(async (other) => ({
          organ: known.organ(other.organ_id),
          power: (await database.get<{ name: string }>('SELECT name FROM power WHERE id = $1', [other.power_id]))?.name ?? '',
        })),
      ),
    };
  };
}
