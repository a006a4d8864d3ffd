/** What lists of matters ask of clocks: the derived columns, by index, for many at once. The ledger stays the truth. */
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Colour } from './clocks.ts';

export interface MatterDue {
  colour: Colour;
  /** The due time that counts now: the earliest of what runs, else the last there was. */
  due: { purpose: ClockPurpose; limit: string; dueAt: number; running: boolean } | null;
}

interface Row {
  matter_id: string;
  purpose: ClockPurpose;
  state: string;
  colour: Colour;
  limit_id: string | null;
  due_at: number | null;
}

const RANK: Record<Colour, number> = { normal: 0, warned: 1, overdue: 2 };

export type DuesOf = ReturnType<typeof createDuesOf>;

export function createDuesOf(database: Database) {
  return async (matterIds: readonly string[]): Promise<Map<string, MatterDue>> => {
    const dues = new Map<string, MatterDue>();
    if (!matterIds.length) return dues;
    const rows = await database.all<Row>(
      `SELECT k.matter_id, k.purpose, k.state, k.colour, d.limit_id, d.due_at FROM clock k LEFT JOIN clock_due d ON d.clock_id = k.id
       WHERE k.matter_id IN (${placeholders(matterIds.length)}) ORDER BY d.due_at`,
      [...matterIds],
    );
    for (const { matter_id: id, purpose, state, colour, limit_id: limit, due_at: dueAt } of rows) {
      const known = dues.get(id) ?? { colour: 'normal', due: null };
      if (RANK[colour] > RANK[known.colour]) known.colour = colour;
      const running = state === 'running';
      if (limit !== null && dueAt !== null && !known.due?.running) known.due = { purpose, limit, dueAt, running };
      dues.set(id, known);
    }
    return dues;
  };
}
