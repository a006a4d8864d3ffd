import type { Schema } from '../src/platform/database/index.ts';

/**
 * What is laid beside any matter: files, notes of those who handle it, and links (docs/adr/0018-what-every-matter-has.md). Nothing of it
 * is ever changed.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'matter_file',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    step_id VARCHAR(64) NULL,
    name VARCHAR(200) NOT NULL,
    media_type VARCHAR(100) NOT NULL,
    size INTEGER NOT NULL,
    sha256 CHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('matter_file', 'matter_id, at');
  await schema.appendOnly('matter_file', 'id');

  // In parts, because a database server takes no statement of any length (16 MB in MariaDB unless set otherwise).
  await schema.table(
    'matter_file_part',
    `
    id VARCHAR(80) PRIMARY KEY,
    file_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    bytes ${schema.longBlob} NOT NULL`,
  );
  await schema.index('matter_file_part', 'file_id, position', { unique: true });
  await schema.appendOnly('matter_file_part', 'id');

  await schema.table(
    'matter_file_withdrawal',
    `
    file_id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL`,
  );
  await schema.appendOnly('matter_file_withdrawal', 'file_id');

  await schema.table(
    'matter_comment',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    text TEXT NOT NULL`,
  );
  await schema.index('matter_comment', 'matter_id, at');
  await schema.appendOnly('matter_comment', 'id');

  await schema.table(
    'matter_link',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    to_kind VARCHAR(32) NOT NULL,
    to_id VARCHAR(64) NOT NULL,
    relation VARCHAR(32) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('matter_link', 'matter_id, to_kind, to_id, relation', { unique: true });
  await schema.index('matter_link', 'to_kind, to_id');
  await schema.appendOnly('matter_link', 'id');
}
