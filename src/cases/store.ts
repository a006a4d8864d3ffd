/** Rows of cases: what a case has beside the header, the steps and the opinions that every matter has. */
import type { CaseState } from '../../domain/cases/case-states.ts';
import type { CaseEnding } from '../../domain/registry/results.ts';
import { createDetails, createMatterStore, selectOf, type HeaderMap } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';

/** A case with its header, in the words of article 11(2). */
export interface CaseRow {
  id: string;
  serial: string;
  power_id: string;
  version_id: string;
  organ_id: string;
  district_id: string | null;
  subject: string;
  party: string;
  party_name: string;
  form: string;
  materials: string;
  state: CaseState;
  result: CaseEnding | null;
  received_at: number;
  received_by: string;
  accepted_at: number | null;
  accepted_by: string | null;
  decided_at: number | null;
  completed_at: number | null;
  process_instance_key: string | null;
  process_definition_key: string | null;
}

/** Name of the kind of matter. */
export const CASE = 'case';

/** Where a case's column stands in the header of its matter. */
const HEADER = {
  serial: 'number',
  version_id: 'procedure_id',
  organ_id: 'organ_id',
  district_id: 'district_id',
  subject: 'title',
  state: 'state',
  received_at: 'opened_at',
  received_by: 'opened_by',
  completed_at: 'closed_at',
  process_instance_key: 'process_instance_key',
  process_definition_key: 'process_definition_key',
} as const satisfies HeaderMap<CaseRow>;

/** Every column of a case, of `case_file c` and `matter m`. */
export const { columns: CASE_COLUMNS, from: CASES } = selectOf<CaseRow>('case_file', 'c', HEADER);

/** The clock of a case with its two limits, joined to {@link CASES}. */
export const CASE_CLOCK = `LEFT JOIN clock k ON k.matter_id = m.id AND k.purpose = 'handling' AND k.round = 1
  LEFT JOIN clock_due promised ON promised.clock_id = k.id AND promised.limit_id = 'promised'
  LEFT JOIN clock_due statutory ON statutory.clock_id = k.id AND statutory.limit_id = 'statutory'`;

export function createCaseStore(database: Database) {
  const matters = createMatterStore(database);
  const details = createDetails<CaseRow>(database, 'case_file', HEADER);
  const select = `SELECT ${CASE_COLUMNS} FROM ${CASES}`;

  return {
    ...matters,
    case: (id: string) => database.get<CaseRow>(`${select} WHERE c.id = $1`, [id]),
    lockCase: (id: string) => database.get<CaseRow>(`${select} WHERE c.id = $1${database.forUpdate}`, [id]),
    cases: async (ids: readonly string[]): Promise<CaseRow[]> =>
      ids.length ? database.all<CaseRow>(`${select} WHERE c.id IN (${placeholders(ids.length)})`, [...ids]) : [],

    insertCase: (row: CaseRow) => details.insert(CASE, row, [row.party_name]),
    updateCase: (id: string, changes: Partial<CaseRow>) => details.update(id, changes),
  };
}
