/** Rows of returns: steps that a matter went back to, and decisions that were taken back (docs/adr/0040-going-back.md). */
import { placeholders, type Database } from '../platform/database/index.ts';

import type { StepRow } from './store.ts';

export interface ReturnRow {
  id: string;
  matter_id: string;
  /** `return`: by whoever had a later step in hand; `withdrawal`: by whoever had decided. */
  kind: 'return' | 'withdrawal';
  /** Where it went back to. */
  element_id: string;
  /** The step that was left; null of a withdrawal. */
  from_step_id: string | null;
  person_id: string;
  /** Whose the step is again; null where they may act at it no more. */
  to_person_id: string | null;
  reason: string;
  at: number;
}

export type ReturnStore = ReturnType<typeof createReturnStore>;

export function createReturnStore(database: Database) {
  return {
    insert: (row: ReturnRow) => database.insert('step_return', { ...row }),
    one: (id: string) => database.get<ReturnRow>('SELECT * FROM step_return WHERE id = $1', [id]),
    /** Of the steps that were opened anew, by return; with the name of the step that was left. */
    async ofSteps(steps: readonly Pick<StepRow, 'return_id'>[]): Promise<Map<string, ReturnRow & { from_step: string | null }>> {
      const ids = steps.flatMap(({ return_id: id }) => (id === null ? [] : [id]));
      if (!ids.length) return new Map();
      const rows = await database.all<ReturnRow & { from_step: string | null }>(
        `SELECT r.*, s.name AS from_step FROM step_return r LEFT JOIN step s ON s.id = r.from_step_id WHERE r.id IN (${placeholders(ids.length)})`,
        ids,
      );
      return new Map(rows.map((row) => [row.id, row]));
    },
  };
}
