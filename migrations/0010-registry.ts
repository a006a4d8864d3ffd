import type { Schema } from '../src/platform/database/index.ts';

/** Powers and their versions (R5, R6). A published version's bytes never change: its hash stands beside them. */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'power',
    `
    id VARCHAR(64) PRIMARY KEY,
    code VARCHAR(64) NOT NULL UNIQUE,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    category VARCHAR(32) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    process_id VARCHAR(100) NOT NULL UNIQUE,
    created_at BIGINT NOT NULL`,
  );
  await schema.index('power', 'organ_id');

  await schema.table(
    'power_version',
    `
    id VARCHAR(64) PRIMARY KEY,
    power_id VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    state VARCHAR(20) NOT NULL,
    basics ${schema.longText} NOT NULL,
    bpmn_xml ${schema.longText} NOT NULL,
    bpmn_hash CHAR(64) NOT NULL,
    lock_version INTEGER NOT NULL,
    created_by VARCHAR(64) NULL,
    created_at BIGINT NOT NULL,
    cause TEXT NULL,
    cause_date CHAR(10) NULL,
    declared_by VARCHAR(64) NULL,
    declared_at BIGINT NULL,
    reviewed_by VARCHAR(64) NULL,
    reviewed_at BIGINT NULL,
    opinion TEXT NULL,
    process_definition_key VARCHAR(32) NULL,
    process_version INTEGER NULL,
    published_at BIGINT NULL`,
  );
  await schema.index('power_version', 'power_id, number', { unique: true });

  await schema.table(
    'power_event',
    `
    id VARCHAR(64) PRIMARY KEY,
    version_id VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    at BIGINT NOT NULL,
    person_id VARCHAR(64) NULL,
    text TEXT NOT NULL`,
  );
  await schema.index('power_event', 'version_id, at');
  await schema.appendOnly('power_event', 'id');
}
