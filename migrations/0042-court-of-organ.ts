import type { Schema } from '../src/platform/database/index.ts';

/** Where suits against an organ are brought, by the court's name; documents that tell the remedies name it (CF59, XK38). */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('organ', 'court'))) await schema.run('ALTER TABLE organ ADD COLUMN court VARCHAR(200)');
}
