import type { Schema } from '../src/platform/database/index.ts';

/** Tables that the supervision office keeps in versions (R17, R18): measures by gravity, times of complaints. */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'office_setting',
    `
    id VARCHAR(64) PRIMARY KEY,
    name VARCHAR(32) NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('office_setting', 'name, version', { unique: true });
  await schema.appendOnly('office_setting', 'id');
}
