import type { Schema } from '../src/platform/database/index.ts';

/** A step's own limit in any unit of the law (docs/law.md, "Counting time"); null = working days, as all were before. */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('step', 'limit_unit'))) await schema.run('ALTER TABLE step ADD COLUMN limit_unit VARCHAR(16) NULL');
}
