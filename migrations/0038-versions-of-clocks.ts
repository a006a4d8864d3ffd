import type { Schema } from '../src/platform/database/index.ts';

/** A clock counts its changes, so that what was read of its ledger need not be read again (docs/adr/0022-hot-path.md). */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('clock', 'version'))) await schema.run('ALTER TABLE clock ADD COLUMN version INTEGER NOT NULL DEFAULT 0');
}
