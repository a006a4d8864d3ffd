import type { Schema } from '../src/platform/database/index.ts';

/**
 * What was issued and what became of it (XK8, XK49, XK50, XK69, XK70; docs/adr/0031-licences.md): one row for each certificate, the lines
 * of its history, and which case concerns which licence.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'licence',
    `
    id VARCHAR(64) PRIMARY KEY,
    number VARCHAR(190) NOT NULL UNIQUE,
    power_id VARCHAR(64) NOT NULL,
    power_code VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    holder VARCHAR(200) NOT NULL,
    holder_number VARCHAR(64) NOT NULL,
    valid_from CHAR(10) NULL,
    valid_to CHAR(10) NULL,
    content TEXT NOT NULL,
    matter_id VARCHAR(64) NOT NULL,
    document_id VARCHAR(64) NOT NULL,
    issued_at BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL,
    replaces VARCHAR(64) NULL,
    act VARCHAR(20) NULL,
    replaced_by VARCHAR(64) NULL`,
  );
  await schema.index('licence', 'issued_at, id');
  await schema.index('licence', 'organ_id, issued_at, id');
  await schema.index('licence', 'district_id, issued_at, id');
  await schema.index('licence', 'power_code, state');
  await schema.index('licence', 'state, valid_to');
  await schema.index('licence', 'matter_id');

  await schema.table(
    'licence_event',
    `
    id VARCHAR(64) PRIMARY KEY,
    licence_id VARCHAR(64) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    act VARCHAR(20) NULL,
    matter_id VARCHAR(64) NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('licence_event', 'licence_id, at, id');
  await schema.appendOnly('licence_event', 'id');

  await schema.table(
    'licence_case',
    `
    matter_id VARCHAR(64) PRIMARY KEY,
    licence_id VARCHAR(64) NOT NULL,
    act VARCHAR(20) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('licence_case', 'licence_id, at');
  await schema.appendOnly('licence_case', 'matter_id');
}
