import type { Schema } from '../src/platform/database/index.ts';

/** Commands that are done and that nobody asks for again go: a dozen rows a case (docs/adr/0022-hot-path.md). */
export async function up(schema: Schema): Promise<void> {
  await schema.run("DELETE FROM outbox WHERE state = 'done' AND kind IN ('complete-step', 'clock-message')");
}
