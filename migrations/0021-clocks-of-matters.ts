import type { Schema } from '../src/platform/database/index.ts';

/**
 * A clock has its own id, a matter and a purpose; each limit's due time is a row. Clocks from before keep their ids: the engine's
 * instances know them by these.
 */
export async function up(schema: Schema): Promise<void> {
  // Derived from the ledger, like the other columns: for finding rows by index, never the truth.
  await schema.table(
    'clock_due',
    `
    clock_id VARCHAR(64) NOT NULL,
    limit_id VARCHAR(32) NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (clock_id, limit_id)`,
  );
  await schema.index('clock_due', 'limit_id, due_at');
  if (await schema.hasColumn('clock', 'owner_kind')) await rebuildClocks(schema);
  await schema.index('clock', 'matter_id, purpose, round', { unique: true });
  await schema.index('clock', 'next_at');
  await schema.index('clock', 'armed_at');
  await schema.index('clock', 'state, colour');
  await schema.run('DROP TABLE IF EXISTS registry_change_deadline');
}

async function rebuildClocks(schema: Schema): Promise<void> {
  for (const limit of ['promised', 'statutory']) {
    await schema.run(`${schema.insertIgnore} INTO clock_due (clock_id, limit_id, due_at)
      SELECT id, '${limit}', ${limit}_due FROM clock WHERE ${limit}_due IS NOT NULL`);
  }
  const ofChange = (column: string): string => `(SELECT d.${column} FROM registry_change_deadline d WHERE d.clock_id = clock.id)`;
  const isChange = "owner_kind = 'registry-change'";
  await schema.rebuild(
    'clock',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    purpose VARCHAR(32) NOT NULL,
    round INTEGER NOT NULL,
    limits TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    colour VARCHAR(16) NOT NULL,
    next_at BIGINT NULL,
    armed_at BIGINT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    undetermined_year INTEGER NULL`,
    {
      id: 'id',
      matter_id: `CASE WHEN ${isChange} THEN COALESCE(${ofChange('change_id')}, owner_id) ELSE owner_id END`,
      purpose: `CASE WHEN ${isChange} THEN COALESCE(${ofChange('kind')}, 'declare') ELSE 'handling' END`,
      round: `CASE WHEN ${isChange} THEN COALESCE(${ofChange('round')}, 1) ELSE 1 END`,
      limits: 'limits',
      state: 'state',
      colour: 'colour',
      next_at: 'next_at',
      armed_at: 'armed_at',
      started: 'started',
      undetermined_year: 'undetermined_year',
    },
  );
}
