import { numberOfParty, type Party } from '../domain/party/party.ts';
import type { Schema } from '../src/platform/database/index.ts';

const AT_ONCE = 500;

/**
 * What is handed in (docs/adr/0034-files-and-intake.md): to which material a file belongs, how each material stands, which are awaited and
 * until when, by whom a case was applied for, and which rows of a batch have been registered.
 */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('matter_file', 'material_code'))) {
    await schema.run('ALTER TABLE matter_file ADD COLUMN material_code VARCHAR(64)');
    await schema.run('ALTER TABLE matter_file ADD COLUMN form VARCHAR(16)');
  }

  await schema.table(
    'case_material',
    `
    id VARCHAR(64) PRIMARY KEY,
    case_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    originals INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    follow_by CHAR(10) NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('case_material', 'case_id, position', { unique: true });
  await schema.appendOnly('case_material', 'id');

  // What is awaited now; who is asked for it holds the position.
  await schema.table(
    'case_awaited',
    `
    case_id VARCHAR(64) NOT NULL,
    code VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    position_code VARCHAR(64) NOT NULL,
    follow_by CHAR(10) NOT NULL,
    PRIMARY KEY (case_id, code)`,
  );
  await schema.index('case_awaited', 'organ_id, position_code, follow_by');

  await schema.table(
    'case_party',
    `
    case_id VARCHAR(64) PRIMARY KEY,
    organ_id VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    number VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('case_party', 'organ_id, number, at');
  await schema.index('case_party', 'organ_id, name, at');
  await fillParties(schema);

  await schema.table(
    'case_import_row',
    `
    power_id VARCHAR(64) NOT NULL,
    reference VARCHAR(100) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (power_id, reference)`,
  );
}

/** Carried out again, it goes on after what is there. */
async function fillParties(schema: Schema): Promise<void> {
  for (;;) {
    const rows = await schema.all<{ id: string; organ_id: string; party: string; party_name: string; opened_at: number }>(
      `SELECT c.id, m.organ_id, c.party, c.party_name, m.opened_at FROM case_file c JOIN matter m ON m.id = c.id
       WHERE NOT EXISTS (SELECT 1 FROM case_party p WHERE p.case_id = c.id) LIMIT ${AT_ONCE}`,
    );
    if (!rows.length) return;
    await schema.insertAll(
      'case_party',
      rows.map(({ id, organ_id, party, party_name, opened_at }) => ({
        case_id: id,
        organ_id,
        name: party_name,
        number: numberIn(party),
        at: opened_at,
      })),
    );
  }
}

/** Empty where a row from long ago holds no party that can be read: it is found by its name alone. */
function numberIn(party: string): string {
  try {
    return numberOfParty(JSON.parse(party) as Party);
  } catch {
    return '';
  }
}
