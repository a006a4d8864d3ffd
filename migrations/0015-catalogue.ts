import type { Schema } from '../src/platform/database/index.ts';

/** The catalogue of powers for lists and search, derived from powers and versions, and comments on versions (R5, R6b). */
export async function up(schema: Schema): Promise<void> {
  // Everything a list shows or searches, one row a power; never the truth, and made again whenever a version changes.
  await schema.table(
    'power_index',
    `
    power_id VARCHAR(64) PRIMARY KEY,
    code VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(240) NOT NULL,
    category VARCHAR(32) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    state VARCHAR(20) NOT NULL,
    published_id VARCHAR(64) NULL,
    published_number INTEGER NULL,
    latest_number INTEGER NOT NULL,
    open_id VARCHAR(64) NULL,
    open_number INTEGER NULL,
    open_state VARCHAR(20) NULL,
    search_text ${schema.longText} NOT NULL`,
  );
  await schema.index('power_index', 'code', { unique: true });
  await schema.index('power_index', 'organ_id, code');
  await schema.index('power_index', 'category, code');
  await schema.index('power_index', 'state, code');

  await schema.table(
    'version_comment',
    `
    id VARCHAR(64) PRIMARY KEY,
    version_id VARCHAR(64) NOT NULL,
    element_id VARCHAR(120) NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    text TEXT NOT NULL`,
  );
  await schema.index('version_comment', 'version_id, at');
  await schema.appendOnly('version_comment', 'id');

  await schema.table(
    'version_comment_resolution',
    `
    comment_id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.appendOnly('version_comment_resolution', 'comment_id');
}
