import type { Schema } from '../src/platform/database/index.ts';

/** City, districts, organs, positions and people (R1, R2, R10, R19.2), sessions, drafts and answered requests. */
export async function up(schema: Schema): Promise<void> {
  await schema.table('district', 'id VARCHAR(64) PRIMARY KEY, code CHAR(6) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL');
  await schema.table(
    'organ',
    `
    id VARCHAR(64) PRIMARY KEY, code CHAR(18) NOT NULL UNIQUE, name VARCHAR(200) NOT NULL, name_en VARCHAR(200) NOT NULL, short_name VARCHAR(40) NOT NULL,
    district_id VARCHAR(64) NULL, address VARCHAR(200) NULL, phone VARCHAR(40) NULL`,
  );
  await schema.table(
    'position',
    'id VARCHAR(130) PRIMARY KEY, organ_id VARCHAR(64) NOT NULL, code VARCHAR(64) NOT NULL, name VARCHAR(100) NOT NULL',
  );
  await schema.index('position', 'organ_id, code', { unique: true });
  await schema.table(
    'person',
    `
    id VARCHAR(64) PRIMARY KEY, account VARCHAR(64) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL, organ_id VARCHAR(64) NOT NULL, password_hash VARCHAR(200) NOT NULL,
    demonstration INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1, certificate_number VARCHAR(40) NULL, certificate_from CHAR(10) NULL, certificate_to CHAR(10) NULL,
    duty VARCHAR(200) NULL, duty_en VARCHAR(200) NULL`,
  );
  await schema.table('holding', 'person_id VARCHAR(64) NOT NULL, position_id VARCHAR(130) NOT NULL, PRIMARY KEY (person_id, position_id)');
  await schema.index('holding', 'position_id');
  await schema.table(
    'role_grant',
    'person_id VARCHAR(64) NOT NULL, role VARCHAR(40) NOT NULL, scope VARCHAR(16) NOT NULL, scope_id VARCHAR(64) NOT NULL, PRIMARY KEY (person_id, role, scope_id)',
  );

  await schema.table('session', 'id VARCHAR(128) PRIMARY KEY, data TEXT NOT NULL, created_at BIGINT NOT NULL, touched_at BIGINT NOT NULL');
  await schema.index('session', 'touched_at');
  await schema.table('sign_in_failure', 'account VARCHAR(64) PRIMARY KEY, failures INTEGER NOT NULL, last_at BIGINT NOT NULL');
  await schema.table(
    'draft',
    `person_id VARCHAR(64) NOT NULL, name VARCHAR(120) NOT NULL, body ${schema.longText} NOT NULL, saved_at BIGINT NOT NULL, PRIMARY KEY (person_id, name)`,
  );
  await schema.table(
    'idempotency',
    `
    person_id VARCHAR(64) NOT NULL, request_key VARCHAR(80) NOT NULL, request_hash CHAR(64) NOT NULL, status INTEGER NOT NULL, body ${schema.longText} NOT NULL, created_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, request_key)`,
  );
  await schema.index('idempotency', 'created_at');
}
