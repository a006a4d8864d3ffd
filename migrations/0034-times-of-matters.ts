import type { Schema } from '../src/platform/database/index.ts';

/**
 * The header says how a matter's clocks stand, and indexes lead lists, wall and counts of a city's matters (docs/adr/0024-scale.md).
 * Derived from the clocks, as theirs are from the ledger: for finding rows by index, never the truth.
 */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('matter', 'colour'))) await schema.run('ALTER TABLE matter ADD COLUMN colour INTEGER NOT NULL DEFAULT 0');
  if (!(await schema.hasColumn('matter', 'due_at'))) await schema.run('ALTER TABLE matter ADD COLUMN due_at BIGINT NULL');
  const dues = (which: string, state: string): string =>
    `(SELECT ${which}(d.due_at) FROM clock k JOIN clock_due d ON d.clock_id = k.id WHERE k.matter_id = matter.id AND k.state ${state} 'running')`;
  await schema.run(`UPDATE matter SET
    colour = COALESCE((SELECT MAX(CASE k.colour WHEN 'overdue' THEN 2 WHEN 'warned' THEN 1 ELSE 0 END) FROM clock k WHERE k.matter_id = matter.id), 0),
    due_at = COALESCE(${dues('MIN', '=')}, ${dues('MAX', '<>')})`);
  // What is open is few among many: listed and counted, in the city and in an organ, and looked through by due time.
  await schema.index('matter', 'closed_at, kind, opened_at, id');
  await schema.index('matter', 'closed_at, kind, organ_id, opened_at, id, colour');
  await schema.index('matter', 'closed_at, kind, due_at, opened_at');
  await schema.index('matter', 'colour, kind, organ_id, opened_at');
  await schema.dropIndex('matter', 'closed_at, kind');
  // The inbox: what is open at a position, by due time.
  await schema.index('step', 'organ_id, position_code, state, due_at, opened_at');
  await schema.dropIndex('step', 'organ_id, position_code, state, opened_at');
}
