import type { Schema } from '../src/platform/database/index.ts';

/** Imports of registry entries: what was handed in, what the dry run found, and what became of it (R5). */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'registry_import',
    `
    id VARCHAR(64) PRIMARY KEY,
    file_name VARCHAR(200) NOT NULL,
    state VARCHAR(16) NOT NULL,
    total INTEGER NOT NULL,
    checked INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    items ${schema.longText} NOT NULL,
    report ${schema.longText} NOT NULL,
    problem TEXT NULL,
    person_id VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    applied_at BIGINT NULL`,
  );
  await schema.index('registry_import', 'created_at');
}
