/**
 * Who has stepped aside from a matter (CF43, 回避): such a person takes no part in it, neither by a position of their own nor as somebody's
 * substitute. In SQL: every act at a step asks.
 */
import type { Database } from '../platform/database/index.ts';

export interface RecusalRow {
  matter_id: string;
  person_id: string;
  reason: string;
  by_id: string;
  at: number;
}

export type RecusalStore = ReturnType<typeof createRecusalStore>;

export function createRecusalStore(database: Database) {
  return {
    insert: (row: RecusalRow) => database.insertOnce('recusal', { ...row }),
    isRecused: async (matterId: string, personId: string): Promise<boolean> =>
      (await database.get('SELECT 1 AS one FROM recusal WHERE matter_id = $1 AND person_id = $2', [matterId, personId])) !== undefined,
    ofMatter: (matterId: string) =>
      database.all<RecusalRow>('SELECT * FROM recusal WHERE matter_id = $1 ORDER BY at, person_id', [matterId]),
    remove: (matterId: string, personId: string) =>
      database.run('DELETE FROM recusal WHERE matter_id = $1 AND person_id = $2', [matterId, personId]),
  };
}
