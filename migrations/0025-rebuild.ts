import type { Schema } from '../src/platform/database/index.ts';

/** Which engine the platform speaks to, and what is rebuilt in it after another one lost its data (R12a; docs/adr/0017-rebuild.md). */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'engine_identity',
    `
    number INTEGER PRIMARY KEY,
    mark VARCHAR(64) NOT NULL,
    since BIGINT NOT NULL,
    left_at BIGINT NULL,
    counts TEXT NULL,
    frozen INTEGER NOT NULL DEFAULT 0,
    rebuilt_at BIGINT NULL`,
  );
  // The number of the engine in which the matter is being rebuilt; none once it stands there.
  if (!(await schema.hasColumn('matter', 'rebuilding'))) await schema.run('ALTER TABLE matter ADD COLUMN rebuilding INTEGER NULL');
  await schema.index('matter', 'rebuilding, id');
}
