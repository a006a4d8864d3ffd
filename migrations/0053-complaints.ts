import type { Schema } from '../src/platform/database/index.ts';

/**
 * Complaints (R18; docs/adr/0037-investigations-and-complaints.md). Who complained and in which words stands apart from everything else:
 * two tables that supervisors alone are given rows of.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table('complaint', 'id VARCHAR(64) PRIMARY KEY, named INTEGER NOT NULL, reference VARCHAR(64) NULL');
  await schema.index('complaint', 'reference', { unique: true });
  await schema.appendOnly('complaint', 'id');

  // About whom and what; the latest version counts.
  await schema.table(
    'complaint_subject',
    `
    id VARCHAR(64) PRIMARY KEY,
    complaint_id VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    organ_id VARCHAR(64) NULL,
    case_id VARCHAR(64) NULL,
    person_id VARCHAR(64) NULL,
    by_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('complaint_subject', 'complaint_id, version', { unique: true });
  await schema.index('complaint_subject', 'case_id');
  await schema.index('complaint_subject', 'organ_id');
  await schema.appendOnly('complaint_subject', 'id');

  // `salt`: so that the record's hash of a telephone number does not tell it.
  await schema.table(
    'complaint_identity',
    `
    complaint_id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    phone VARCHAR(64) NOT NULL,
    id_number VARCHAR(64) NOT NULL,
    address VARCHAR(400) NOT NULL,
    salt VARCHAR(64) NOT NULL`,
  );
  await schema.appendOnly('complaint_identity', 'complaint_id');
  await schema.table('complaint_text', 'complaint_id VARCHAR(64) PRIMARY KEY, body TEXT NOT NULL, salt VARCHAR(64) NOT NULL');
  await schema.appendOnly('complaint_text', 'complaint_id');

  await schema.table('complaint_transfer', 'transfer_id VARCHAR(64) PRIMARY KEY, complaint_id VARCHAR(64) NOT NULL, at BIGINT NOT NULL');
  await schema.index('complaint_transfer', 'complaint_id');
  await schema.appendOnly('complaint_transfer', 'transfer_id');

  await schema.table(
    'complaint_verdict',
    'opinion_id VARCHAR(64) PRIMARY KEY, complaint_id VARCHAR(64) NOT NULL, verdict VARCHAR(16) NOT NULL, at BIGINT NOT NULL',
  );
  await schema.index('complaint_verdict', 'complaint_id, at');
  await schema.appendOnly('complaint_verdict', 'opinion_id');
}
