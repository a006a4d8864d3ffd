import type { Schema } from '../src/platform/database/index.ts';

/** Cases, their steps, opinions and documents (R9–R12). What is signed is append-only. */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'case_file',
    `
    id VARCHAR(64) PRIMARY KEY,
    serial VARCHAR(80) NOT NULL UNIQUE,
    power_id VARCHAR(64) NOT NULL,
    version_id VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    subject VARCHAR(300) NOT NULL,
    party ${schema.longText} NOT NULL,
    party_name VARCHAR(200) NOT NULL,
    form ${schema.longText} NOT NULL,
    materials ${schema.longText} NOT NULL,
    state VARCHAR(20) NOT NULL,
    result VARCHAR(20) NULL,
    received_at BIGINT NOT NULL,
    received_by VARCHAR(64) NOT NULL,
    accepted_at BIGINT NULL,
    accepted_by VARCHAR(64) NULL,
    decided_at BIGINT NULL,
    completed_at BIGINT NULL,
    process_instance_key VARCHAR(32) NULL,
    process_definition_key VARCHAR(32) NULL`,
  );
  await schema.index('case_file', 'organ_id, state, received_at');
  await schema.index('case_file', 'received_at, id');
  await schema.index('case_file', 'state, received_at');

  // R11.2: set by the platform at acceptance and never changed.
  await schema.table(
    'case_acceptance',
    `
    case_id VARCHAR(64) PRIMARY KEY,
    serial VARCHAR(80) NOT NULL,
    power_name VARCHAR(200) NOT NULL,
    power_code VARCHAR(64) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    statutory_limit VARCHAR(40) NOT NULL,
    promised_limit VARCHAR(40) NOT NULL,
    accepted_at BIGINT NOT NULL,
    accepted_by VARCHAR(64) NOT NULL`,
  );
  await schema.appendOnly('case_acceptance', 'case_id');

  await schema.table(
    'step',
    `
    id VARCHAR(64) PRIMARY KEY,
    case_id VARCHAR(64) NOT NULL,
    job_key VARCHAR(32) NOT NULL UNIQUE,
    process_instance_key VARCHAR(32) NOT NULL,
    element_id VARCHAR(100) NOT NULL,
    name VARCHAR(200) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    position_code VARCHAR(64) NOT NULL,
    limit_days INTEGER NULL,
    outcomes ${schema.longText} NOT NULL,
    form_key VARCHAR(64) NULL,
    officers INTEGER NOT NULL,
    state VARCHAR(16) NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NULL,
    claimed_by VARCHAR(64) NULL,
    claimed_at BIGINT NULL,
    decided_by VARCHAR(64) NULL,
    decided_at BIGINT NULL`,
  );
  await schema.index('step', 'case_id, opened_at');
  await schema.index('step', 'organ_id, position_code, state, opened_at');
  await schema.index('step', 'claimed_by, state');
  await schema.index('step', 'decided_by, decided_at');

  await schema.table(
    'opinion',
    `
    id VARCHAR(64) PRIMARY KEY,
    step_id VARCHAR(64) NOT NULL UNIQUE,
    case_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    co_officer_id VARCHAR(64) NULL,
    outcome VARCHAR(64) NOT NULL,
    outcome_label VARCHAR(100) NOT NULL,
    negative INTEGER NOT NULL,
    effect VARCHAR(20) NULL,
    body TEXT NOT NULL,
    fields ${schema.longText} NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('opinion', 'case_id, at');
  await schema.appendOnly('opinion', 'id');

  await schema.table(
    'document',
    `
    id VARCHAR(64) PRIMARY KEY,
    case_id VARCHAR(64) NOT NULL,
    job_key VARCHAR(32) NOT NULL UNIQUE,
    template VARCHAR(64) NOT NULL,
    title VARCHAR(200) NOT NULL,
    number VARCHAR(190) NOT NULL UNIQUE,
    data ${schema.longText} NOT NULL,
    created_at BIGINT NOT NULL`,
  );
  await schema.index('document', 'case_id, created_at');
  await schema.appendOnly('document', 'id');

  await schema.table(
    'document_content',
    `
    document_id VARCHAR(64) PRIMARY KEY,
    bytes ${schema.longBlob} NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    sha256 CHAR(64) NOT NULL,
    created_at BIGINT NOT NULL`,
  );
  await schema.appendOnly('document_content', 'document_id');
}
