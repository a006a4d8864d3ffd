import type { Schema } from '../src/platform/database/index.ts';

/** Changes of the registry with their deadlines and written answers (R6a, R7a, R7b, R8); signals of owners other than a case. */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'registry_change',
    `
    id VARCHAR(64) PRIMARY KEY,
    serial VARCHAR(40) NOT NULL UNIQUE,
    power_id VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    kind VARCHAR(16) NOT NULL,
    state VARCHAR(20) NOT NULL,
    version_id VARCHAR(64) NULL,
    base_version_id VARCHAR(64) NULL,
    cause TEXT NOT NULL,
    cause_date CHAR(10) NOT NULL,
    mark_id VARCHAR(64) NULL,
    expected INTEGER NOT NULL,
    lock_version INTEGER NOT NULL,
    rounds INTEGER NOT NULL DEFAULT 0,
    clock_id VARCHAR(64) NULL,
    opened_at BIGINT NOT NULL,
    declared_by VARCHAR(64) NULL,
    declared_at BIGINT NULL,
    taken_up_by VARCHAR(64) NULL,
    taken_up_at BIGINT NULL,
    reviewed_by VARCHAR(64) NULL,
    reviewed_at BIGINT NULL,
    review_organ_id VARCHAR(64) NULL,
    opinion TEXT NULL,
    confirmed TEXT NULL,
    adjusted_by VARCHAR(64) NULL,
    adjusted_at BIGINT NULL,
    done_at BIGINT NULL,
    process_instance_key VARCHAR(32) NULL,
    process_stage VARCHAR(20) NULL`,
  );
  await schema.index('registry_change', 'power_id, state');
  await schema.index('registry_change', 'version_id');
  await schema.index('registry_change', 'opened_at, id');
  await schema.index('registry_change', 'mark_id');

  await schema.table(
    'registry_change_event',
    `
    id VARCHAR(64) PRIMARY KEY,
    change_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    at BIGINT NOT NULL,
    person_id VARCHAR(64) NULL,
    text TEXT NOT NULL`,
  );
  await schema.index('registry_change_event', 'change_id, position', { unique: true });
  await schema.appendOnly('registry_change_event', 'id');

  // Which clock watches which deadline of a change; each round of review has a clock of its own.
  await schema.table(
    'registry_change_deadline',
    `
    clock_id VARCHAR(64) PRIMARY KEY,
    change_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    round INTEGER NOT NULL`,
  );
  await schema.index('registry_change_deadline', 'change_id');

  // The written answers of the legal office (R7b); their bytes are kept in `document_content`, like every other document's.
  await schema.table(
    'registry_change_document',
    `
    id VARCHAR(64) PRIMARY KEY,
    change_id VARCHAR(64) NOT NULL,
    round INTEGER NOT NULL,
    template VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    number VARCHAR(190) NOT NULL UNIQUE,
    data ${schema.longText} NOT NULL,
    created_at BIGINT NOT NULL`,
  );
  await schema.index('registry_change_document', 'change_id, created_at');
  await schema.appendOnly('registry_change_document', 'id');

  // What was declared before there was a procedure for it is declared again, within it.
  await schema.run("UPDATE power_version SET state = 'returned' WHERE state = 'declared'");

  await schema.run('ALTER TABLE warning_signal RENAME COLUMN case_id TO owner_id');
  await schema.run("ALTER TABLE warning_signal ADD COLUMN owner_kind VARCHAR(32) NOT NULL DEFAULT 'case'");
}
