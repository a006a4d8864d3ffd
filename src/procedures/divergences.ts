/** Where engine and record disagree, as any page shows it (R12a, R14): the wall, the status page, a matter's own page. */
import type { DivergenceView } from '../../domain/api/repairs.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createQuery, matterScope, type MatterRow } from '../matters/index.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { DivergenceRow } from './freeze.ts';

export interface ListedDivergence extends DivergenceRow {
  matter_kind: string;
  number: string;
  title: string;
  organ_id: string;
  district_id: string | null;
  frozen_at: number | null;
}

export type Divergences = ReturnType<typeof createDivergences>;

const COLUMNS = 'd.*, m.kind AS matter_kind, m.number, m.title, m.organ_id, m.district_id, m.frozen_at';
const MOST = 200;

export function createDivergences(database: Database) {
  return {
    /** Not settled, the oldest first. */
    open(scope: Scope): Promise<ListedDivergence[]> {
      const { values, bind } = createQuery();
      return database.all<ListedDivergence>(
        `SELECT ${COLUMNS} FROM divergence d JOIN matter m ON m.id = d.matter_id
         WHERE d.settled_at IS NULL AND ${matterScope(scope, bind)} ORDER BY d.at, d.id LIMIT ${MOST}`,
        values,
      );
    },
    /** The last that were settled. */
    settled(scope: Scope, limit: number): Promise<ListedDivergence[]> {
      const { values, bind } = createQuery();
      return database.all<ListedDivergence>(
        `SELECT ${COLUMNS} FROM divergence d JOIN matter m ON m.id = d.matter_id
         WHERE d.settled_at IS NOT NULL AND ${matterScope(scope, bind)} ORDER BY d.settled_at DESC, d.id LIMIT ${Math.trunc(limit)}`,
        values,
      );
    },
    one: (id: string) =>
      database.get<ListedDivergence>(`SELECT ${COLUMNS} FROM divergence d JOIN matter m ON m.id = d.matter_id WHERE d.id = $1`, [id]),
    /** For the matter's own page; null while engine and record agree. */
    async ofMatter(matterId: MatterRow['id']): Promise<DivergenceView | null> {
      const row = await database.get<ListedDivergence>(
        `SELECT ${COLUMNS} FROM divergence d JOIN matter m ON m.id = d.matter_id
         WHERE d.matter_id = $1 AND d.settled_at IS NULL ORDER BY (d.code = 'engine-behind'), d.at LIMIT 1`,
        [matterId],
      );
      return row ? divergenceView(row) : null;
    },
  };
}

export const divergenceView = (row: ListedDivergence): DivergenceView => ({
  id: row.id,
  matterId: row.matter_id,
  matterKind: row.matter_kind,
  number: row.number,
  code: row.code,
  message: row.message,
  messageEn: row.message_en,
  at: isoInChina(row.at),
  frozen: row.frozen_at !== null,
});
