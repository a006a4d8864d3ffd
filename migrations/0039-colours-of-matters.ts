import type { Schema } from '../src/platform/database/index.ts';

/** Leads what is asked by colour (docs/adr/0024-scale.md). */
export async function up(schema: Schema): Promise<void> {
  // The list of what is overdue, in its order: a city with hardly anything overdue looked through all its matters to find that out.
  await schema.index('matter', 'colour, kind, opened_at, id');
  // How many are open, by organ and colour: the wall's and the statistics' counts, which sorted everything that is open.
  await schema.index('matter', 'closed_at, kind, organ_id, colour');
}
