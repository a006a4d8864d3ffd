import type { Schema } from '../src/platform/database/index.ts';

/**
 * Marks of laws and imports keep for whom they were made, the scope of whoever made them, so that nobody with a narrower one undoes or
 * reads them (R14); those of before have none and count as the whole city's. Imports count how often their check was begun: what ends
 * the platform once is not checked again at every start.
 */
export async function up(schema: Schema): Promise<void> {
  for (const table of ['law_mark', 'registry_import'])
    if (!(await schema.hasColumn(table, 'reach'))) await schema.run(`ALTER TABLE ${table} ADD COLUMN reach TEXT NULL`);
  if (!(await schema.hasColumn('registry_import', 'attempts')))
    await schema.run('ALTER TABLE registry_import ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0');
}
