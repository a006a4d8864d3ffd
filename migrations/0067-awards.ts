import type { Schema } from '../src/platform/database/index.ts';

/** The register holds awards beside licences (docs/adr/0044-awards.md); what was in it before is a licence. */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('licence', 'category')))
    await schema.run("ALTER TABLE licence ADD COLUMN category VARCHAR(16) NOT NULL DEFAULT 'licence'");
  await schema.index('licence', 'category, issued_at, id');
}
