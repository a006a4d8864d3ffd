import { PLANNED_DAY, VISITED_DAY } from '../domain/inspections/visits.ts';
import { parseCivilDate } from '../domain/time/civil-date.ts';
import type { Schema } from '../src/platform/database/index.ts';

/** Inspections that could share a visit, and what was proposed and answered (国办发〔2024〕54号; docs/adr/0045-merged-visits.md). */
export async function up(schema: Schema): Promise<void> {
  // One row an inspection, derived from its case but for `visit_id`, which the record tells. Days are numbers of days; `day` is that of the
  // shared visit, or the planned one.
  await schema.table(
    'inspection_visit',
    `
    id VARCHAR(64) PRIMARY KEY,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    power_id VARCHAR(64) NOT NULL,
    party_number VARCHAR(64) NOT NULL,
    party_name VARCHAR(200) NOT NULL,
    planned_day INTEGER NULL,
    day INTEGER NULL,
    visit_id VARCHAR(64) NULL,
    is_open INTEGER NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('inspection_visit', 'party_number, is_open, day');
  await schema.index('inspection_visit', 'organ_id, is_open, at');
  await schema.index('inspection_visit', 'district_id, is_open, at');
  await schema.index('inspection_visit', 'visit_id');
  await fill(schema);

  await schema.table(
    'visit_proposal',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    other_id VARCHAR(64) NOT NULL,
    day INTEGER NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('visit_proposal', 'matter_id, at');
  await schema.index('visit_proposal', 'other_id, at');
  await schema.appendOnly('visit_proposal', 'id');

  await schema.table(
    'visit_answer',
    `
    proposal_id VARCHAR(64) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.appendOnly('visit_answer', 'proposal_id');
}

const AT_ONCE = 500;

/** Of inspections that are under way; those that are closed can share nothing any more. */
async function fill(schema: Schema): Promise<void> {
  for (let after = ''; ;) {
    const rows = await schema.all<{
      id: string;
      organ_id: string;
      district_id: string | null;
      power_id: string;
      party_number: string;
      party_name: string;
      at: number;
    }>(
      `SELECT m.id, m.organ_id, m.district_id, c.power_id, p.number AS party_number, c.party_name, m.opened_at AS at
       FROM case_file c JOIN matter m ON m.id = c.id JOIN power w ON w.id = c.power_id JOIN case_party p ON p.case_id = c.id
       WHERE w.category = 'inspection' AND m.closed_at IS NULL AND c.id > $1
         AND NOT EXISTS (SELECT 1 FROM inspection_visit v WHERE v.id = c.id) ORDER BY c.id LIMIT ${AT_ONCE}`,
      [after],
    );
    for (const row of rows) {
      const opinions = await schema.all<{ fields: string }>('SELECT fields FROM opinion WHERE matter_id = $1 ORDER BY at, id', [row.id]);
      const answers = opinions.flatMap(({ fields }) => JSON.parse(fields) as { key?: string; value: string }[]);
      const day = parseCivilDate(answers.findLast(({ key }) => key === PLANNED_DAY)?.value ?? '') ?? null;
      const isOpen = answers.some(({ key }) => key === VISITED_DAY) ? 0 : 1;
      await schema.insertAll('inspection_visit', [{ ...row, planned_day: day, day, visit_id: null, is_open: isOpen }]);
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? '';
  }
}
