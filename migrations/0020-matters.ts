import type { Schema } from '../src/platform/database/index.ts';

/**
 * One header for everything that is handled (办理事项): cases and registry changes are the first two kinds. Steps, opinions, documents
 * and signals point at matters. What the details held of the header moves there.
 *
 * Each part asks whether it was done, because MariaDB and MySQL cannot undo one that was cut short.
 */
export async function up(schema: Schema): Promise<void> {
  await header(schema);
  await shrinkCases(schema);
  await shrinkChanges(schema);
  for (const table of ['step', 'opinion']) await schema.renameColumn(table, 'case_id', 'matter_id');
  await documentsOfMatters(schema);
  await schema.renameColumn('warning_signal', 'owner_id', 'matter_id');
  if (await schema.hasColumn('warning_signal', 'owner_kind')) await schema.run('ALTER TABLE warning_signal DROP COLUMN owner_kind');
}

async function header(schema: Schema): Promise<void> {
  await schema.table(
    'matter',
    `
    id VARCHAR(64) PRIMARY KEY,
    kind VARCHAR(32) NOT NULL,
    number VARCHAR(80) NOT NULL UNIQUE,
    title TEXT NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    answering_organ_id VARCHAR(64) NULL,
    district_id VARCHAR(64) NULL,
    state VARCHAR(20) NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by VARCHAR(64) NULL,
    closed_at BIGINT NULL,
    procedure_id VARCHAR(64) NULL,
    process_instance_key VARCHAR(32) NULL,
    process_definition_key VARCHAR(32) NULL`,
  );
  await schema.index('matter', 'kind, opened_at, id');
  await schema.index('matter', 'kind, state, opened_at, id');
  await schema.index('matter', 'organ_id, kind, opened_at, id');
  await schema.index('matter', 'district_id, kind, opened_at, id');
  await schema.index('matter', 'answering_organ_id, kind, opened_at, id');
  await schema.index('matter', 'procedure_id, state');
  // What is open is few among many: counted and looked through all day.
  await schema.index('matter', 'closed_at, kind');
}

async function shrinkCases(schema: Schema): Promise<void> {
  if (await schema.hasColumn('case_file', 'serial')) await moveCases(schema);
  await schema.index('case_file', 'power_id');
}

async function moveCases(schema: Schema): Promise<void> {
  await schema.run(`${schema.insertIgnore} INTO matter (id, kind, number, title, organ_id, district_id, state, opened_at, opened_by, closed_at,
      procedure_id, process_instance_key, process_definition_key)
    SELECT id, 'case', serial, subject, organ_id, district_id, state, received_at, received_by, completed_at,
      version_id, process_instance_key, process_definition_key FROM case_file`);
  const columns = 'id, power_id, party, party_name, form, materials, result, accepted_at, accepted_by, decided_at';
  await schema.rebuild(
    'case_file',
    `
    id VARCHAR(64) PRIMARY KEY,
    power_id VARCHAR(64) NOT NULL,
    party ${schema.longText} NOT NULL,
    party_name VARCHAR(200) NOT NULL,
    form ${schema.longText} NOT NULL,
    materials ${schema.longText} NOT NULL,
    result VARCHAR(20) NULL,
    accepted_at BIGINT NULL,
    accepted_by VARCHAR(64) NULL,
    decided_at BIGINT NULL`,
    columns,
  );
}

async function shrinkChanges(schema: Schema): Promise<void> {
  if (await schema.hasColumn('registry_change', 'serial')) await moveChanges(schema);
  await schema.index('registry_change', 'power_id');
  await schema.index('registry_change', 'version_id');
  await schema.index('registry_change', 'mark_id');
}

async function moveChanges(schema: Schema): Promise<void> {
  await schema.run(`${schema.insertIgnore} INTO matter (id, kind, number, title, organ_id, answering_organ_id, district_id, state, opened_at, opened_by,
      closed_at, process_instance_key)
    SELECT id, 'registry-change', serial, cause, organ_id, review_organ_id, district_id, state, opened_at, declared_by,
      CASE WHEN state = 'withdrawn' THEN COALESCE(done_at, reviewed_at, opened_at) ELSE done_at END, process_instance_key FROM registry_change`);
  const columns = `id, power_id, kind, version_id, base_version_id, cause, cause_date, mark_id, expected, lock_version, rounds, clock_id,
    declared_by, declared_at, taken_up_by, taken_up_at, reviewed_by, reviewed_at, opinion, confirmed, adjusted_by, adjusted_at, process_stage`;
  await schema.rebuild(
    'registry_change',
    `
    id VARCHAR(64) PRIMARY KEY,
    power_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    version_id VARCHAR(64) NULL,
    base_version_id VARCHAR(64) NULL,
    cause TEXT NOT NULL,
    cause_date CHAR(10) NOT NULL,
    mark_id VARCHAR(64) NULL,
    expected INTEGER NOT NULL,
    lock_version INTEGER NOT NULL,
    rounds INTEGER NOT NULL DEFAULT 0,
    clock_id VARCHAR(64) NULL,
    declared_by VARCHAR(64) NULL,
    declared_at BIGINT NULL,
    taken_up_by VARCHAR(64) NULL,
    taken_up_at BIGINT NULL,
    reviewed_by VARCHAR(64) NULL,
    reviewed_at BIGINT NULL,
    opinion TEXT NULL,
    confirmed TEXT NULL,
    adjusted_by VARCHAR(64) NULL,
    adjusted_at BIGINT NULL,
    process_stage VARCHAR(20) NULL`,
    columns,
  );
}

/** One table for the documents of every matter; those of cases from before say nothing of the element that asked for them. */
async function documentsOfMatters(schema: Schema): Promise<void> {
  if (await schema.hasColumn('document', 'case_id')) await rebuildDocuments(schema);
  if (await schema.hasColumn('registry_change_document', 'id')) {
    await schema.run(`${schema.insertIgnore} INTO document (id, matter_id, template, title, number, data, created_at)
      SELECT id, change_id, template, title, number, data, created_at FROM registry_change_document`);
    await schema.run('DROP TABLE registry_change_document');
  }
  await schema.index('document', 'matter_id, created_at');
  await schema.appendOnly('document', 'id');
}

async function rebuildDocuments(schema: Schema): Promise<void> {
  await schema.rebuild(
    'document',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    element_id VARCHAR(100) NULL,
    job_key VARCHAR(64) NULL UNIQUE,
    template VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    number VARCHAR(190) NOT NULL UNIQUE,
    data ${schema.longText} NOT NULL,
    created_at BIGINT NOT NULL`,
    {
      id: 'id',
      matter_id: 'case_id',
      job_key: 'job_key',
      template: 'template',
      title: 'title',
      number: 'number',
      data: 'data',
      created_at: 'created_at',
    },
  );
}
