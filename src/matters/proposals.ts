/**
 * Rows of what the first of two officers proposes until the second one answers (XK34, CF42; docs/adr/0035-shared-work.md). In SQL: each
 * step of two officers writes and reads one.
 */
import { placeholders, type Database } from '../platform/database/index.ts';
import type { StepRow } from './store.ts';
import { updateRow } from './update-row.ts';

/** `lapsed`: the law or another position decided the step, or it went to somebody else. */
export type ProposalState = 'waiting' | 'confirmed' | 'declined' | 'withdrawn' | 'replaced' | 'lapsed';

export interface ProposalRow {
  id: string;
  step_id: string;
  matter_id: string;
  person_id: string;
  co_officer_id: string;
  outcome: string;
  outcome_label: string;
  negative: number;
  body: string;
  /** As they were typed, by the field's key: what the second officer confirms is judged and stored from them. */
  answers: string;
  /** The same in words. */
  fields: string;
  at: number;
  state: ProposalState;
  answered_at: number | null;
  /** Why the second officer declined. */
  reason: string | null;
}

/** Whether a proposal may stand at the step now. */
export const mayBeProposed = ({ officers, state }: Pick<StepRow, 'officers' | 'state'>): boolean =>
  officers === 2 && (state === 'open' || state === 'claimed');

/** More than one at the same moment is told apart by what it is: only the last can still wait. */
const LATEST_LAST = `ORDER BY at, CASE WHEN state = 'waiting' THEN 1 ELSE 0 END`;

export function createProposalStore(database: Database) {
  return {
    insert: (row: ProposalRow) => database.insert('step_proposal', { ...row }),
    update: (id: string, changes: Partial<ProposalRow>) => updateRow(database, 'step_proposal', id, changes),
    waiting: (stepId: string) =>
      database.get<ProposalRow>(`SELECT * FROM step_proposal WHERE step_id = $1 AND state = 'waiting'${database.forUpdate}`, [stepId]),
    /** The latest of each of these steps, by step. */
    async latestOf(stepIds: readonly string[]): Promise<Map<string, ProposalRow>> {
      if (!stepIds.length) return new Map();
      const rows = await database.all<ProposalRow>(
        `SELECT * FROM step_proposal WHERE step_id IN (${placeholders(stepIds.length)}) ${LATEST_LAST}`,
        [...stepIds],
      );
      return new Map(rows.map((row) => [row.step_id, row]));
    },
  };
}

export type ProposalStore = ReturnType<typeof createProposalStore>;
