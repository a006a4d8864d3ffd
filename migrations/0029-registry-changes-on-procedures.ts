import type { Schema } from '../src/platform/database/index.ts';

/**
 * Registry changes run on a drawing of steps (docs/adr/0021-registry-change-as-procedure.md): where the engine stands is read from their
 * steps, and messages to the instances of before are not sent any more. The open ones are carried over when the platform starts.
 */
export async function up(schema: Schema): Promise<void> {
  if (await schema.hasColumn('registry_change', 'process_stage')) await schema.run('ALTER TABLE registry_change DROP COLUMN process_stage');
  await schema.run("UPDATE outbox SET state = 'done' WHERE kind = 'registry-change-message' AND state <> 'done'");
}
