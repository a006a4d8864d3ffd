import type { Schema } from '../src/platform/database/index.ts';

/** Which alarm was first and how late it was, of the latest notices: asked by the status page (R13). */
export async function up(schema: Schema): Promise<void> {
  await schema.index('clock_notice', 'noticed_at, source, due_at');
}
