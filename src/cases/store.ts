/** Rows of cases, steps and opinions. */
import type { Database } from '../platform/database/index.ts';
import type { Outcome } from '../../processes/contract.ts';
import type { Effect } from '../../processes/effects.ts';
import type { CaseResult } from '../../processes/results.ts';

export type CaseState = 'received' | 'accepted' | 'supplementing' | 'decided' | 'completed';
export type StepState = 'open' | 'claimed' | 'decided' | 'done' | 'cancelled';

export interface CaseRow {
  id: string; serial: string; power_id: string; version_id: string; organ_id: string; district_id: string | null;
  subject: string; party: string; party_name: string; form: string; materials: string; state: CaseState; result: CaseResult | null;
  received_at: number; received_by: string; accepted_at: number | null; accepted_by: string | null; decided_at: number | null;
  completed_at: number | null; process_instance_key: string | null; process_definition_key: string | null;
}

export interface StepRow {
  id: string; case_id: string; job_key: string; process_instance_key: string; element_id: string; name: string; organ_id: string;
  position_code: string; limit_days: number | null; outcomes: string; form_key: string | null; officers: number; state: StepState;
  opened_at: number; due_at: number | null; claimed_by: string | null; claimed_at: number | null; decided_by: string | null; decided_at: number | null;
}

export interface OpinionRow {
  id: string; step_id: string; case_id: string; person_id: string; co_officer_id: string | null; outcome: string; outcome_label: string;
  negative: number; effect: Effect | null; body: string; fields: string; at: number;
}

/** One answered field, as shown and printed. */
export interface LabelledValue { key: string; label: string; value: string }

export const outcomesOf = (step: Pick<StepRow, 'outcomes'>): Outcome[] => JSON.parse(step.outcomes) as Outcome[];

export const placeholders = (count: number, from = 1): string => Array.from({ length: count }, (_, i) => `$${i + from}`).join(',');

export type CaseStore = ReturnType<typeof createCaseStore>;

export function createCaseStore(database: Database) {
  return {
    case: (id: string) => database.get<CaseRow>('SELECT * FROM case_file WHERE id = $1', [id]),
    lockCase: (id: string) => database.get<CaseRow>(`SELECT * FROM case_file WHERE id = $1${database.forUpdate}`, [id]),
    cases: async (ids: string[]): Promise<CaseRow[]> => ids.length
      ? database.all<CaseRow>(`SELECT * FROM case_file WHERE id IN (${placeholders(ids.length)})`, ids) : [],
    step: (id: string) => database.get<StepRow>('SELECT * FROM step WHERE id = $1', [id]),
    lockStep: (id: string) => database.get<StepRow>(`SELECT * FROM step WHERE id = $1${database.forUpdate}`, [id]),
    stepsOf: (caseId: string) => database.all<StepRow>('SELECT * FROM step WHERE case_id = $1 ORDER BY opened_at, id', [caseId]),
    opinionOfStep: (stepId: string) => database.get<OpinionRow>('SELECT * FROM opinion WHERE step_id = $1', [stepId]),
    opinionsOf: (caseId: string) => database.all<OpinionRow>('SELECT * FROM opinion WHERE case_id = $1 ORDER BY at, id', [caseId]),
    async update(table: 'case_file' | 'step', id: string, changes: Partial<CaseRow> | Partial<StepRow>): Promise<void> {
      const columns = Object.entries(changes);
      await database.run(
        `UPDATE ${table} SET ${columns.map(([column], i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${columns.length + 1}`,
        [...columns.map(([, value]) => value as string | number | null), id]);
    },
  };
}
