import type { Schema } from '../src/platform/database/index.ts';

/** Versions of the rules' own procedures: a matter stays on the drawing and entry that it began with (R10). */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'procedure_version',
    `
    id VARCHAR(64) PRIMARY KEY,
    kind VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    xml ${schema.longText} NOT NULL,
    entry ${schema.longText} NOT NULL,
    hash CHAR(64) NOT NULL,
    process_definition_key VARCHAR(32) NULL,
    published_at BIGINT NOT NULL`,
  );
  await schema.index('procedure_version', 'kind, number', { unique: true });
  // What was answered when a matter of such a procedure was opened, by key.
  await schema.table('matter_intake', `matter_id VARCHAR(64) PRIMARY KEY, answers ${schema.longText} NOT NULL`);
  await schema.appendOnly('matter_intake', 'matter_id');
}
