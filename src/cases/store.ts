/** Rows of cases: what a case has beside the header, the steps and the opinions that every matter has. */
import type { CaseState } from '../../domain/cases/case-states.ts';
import type { CaseEnding } from '../../domain/registry/results.ts';
import { createDetails, createMatterStore, selectOf, type HeaderMap, type MatterRow } from '../matters/index.ts';
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

/** What its header alone says of a case. */
export type CaseHeader = Pick<CaseRow, 'id' | 'serial' | 'version_id' | 'subject' | 'state' | 'received_at'>;

export const caseHeaderOf = (matter: MatterRow): CaseHeader => ({
  id: matter.id,
  serial: matter.number,
  version_id: matter.procedure_id ?? '',
  subject: matter.title,
  state: matter.state as CaseState,
  received_at: matter.opened_at,
});

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

/** Cases as `case_file c` and `matter m`, and every column of them. */
const { columns: CASE_COLUMNS, from } = selectOf<CaseRow>('case_file', 'c', HEADER);
export const CASES = from;

/** What lists show: a case's form, party and materials are kilobytes each, and none of them is shown there. */
export type BriefCase = Omit<CaseRow, 'party' | 'form' | 'materials'>;

export const { columns: BRIEF_COLUMNS } = selectOf<CaseRow>('case_file', 'c', HEADER, [
  'id',
  'power_id',
  'party_name',
  'result',
  'accepted_at',
  'accepted_by',
  'decided_at',
]);

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
    briefs: async (ids: readonly string[]): Promise<BriefCase[]> =>
      ids.length
        ? database.all<BriefCase>(`SELECT ${BRIEF_COLUMNS} FROM ${CASES} WHERE c.id IN (${placeholders(ids.length)})`, [...ids])
        : [],

    insertCase: (row: CaseRow) => details.insert(CASE, row, [row.party_name]),
    updateCase: (id: string, changes: Partial<CaseRow>) => details.update(id, changes),
  };
}
