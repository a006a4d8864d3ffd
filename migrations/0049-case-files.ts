import type { Schema } from '../src/platform/database/index.ts';

/**
 * Case files on their way to permanent storage (R12b; docs/adr/0036-case-file-and-archive.md). `archive_volume` says how each stands and
 * when it is looked at next; what was done stands in tables that are never changed.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'archive_volume',
    `
    id VARCHAR(64) PRIMARY KEY,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    closed_at BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    next_at BIGINT NULL,
    problem TEXT NULL`,
  );
  await schema.index('archive_volume', 'closed_at, id');
  await schema.index('archive_volume', 'organ_id, closed_at, id');
  await schema.index('archive_volume', 'district_id, closed_at, id');
  await schema.index('archive_volume', 'state, closed_at, id');
  await schema.index('archive_volume', 'next_at');

  // A version each time that the content changed after the one before was sealed. The file is found by its hash.
  await schema.table(
    'archive_package',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    sha256 CHAR(64) NOT NULL,
    size BIGINT NOT NULL,
    reason TEXT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('archive_package', 'matter_id, version', { unique: true });
  await schema.appendOnly('archive_package', 'id');

  await schema.table(
    'archive_hold',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL`,
  );
  await schema.index('archive_hold', 'matter_id, at');
  await schema.appendOnly('archive_hold', 'id');

  await schema.table(
    'archive_hold_end',
    `
    hold_id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL`,
  );
  await schema.appendOnly('archive_hold_end', 'hold_id');

  // Papers that came after the case had ended: what they are stands with all other files.
  await schema.table(
    'matter_file_late',
    `
    file_id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    reason TEXT NOT NULL`,
  );
  await schema.index('matter_file_late', 'matter_id');
  await schema.appendOnly('matter_file_late', 'file_id');
}
