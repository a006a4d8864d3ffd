import type { Schema } from '../src/platform/database/index.ts';

/**
 * What the first of two officers proposes waits for the second one (XK34, CF42; docs/adr/0035-shared-work.md); and who has stepped aside
 * from a matter (CF43). Opinions from before have one time: both officers' names were given at once.
 */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('opinion', 'proposed_at'))) await schema.run('ALTER TABLE opinion ADD COLUMN proposed_at BIGINT NULL');
  await schema.table(
    'step_proposal',
    `
    id VARCHAR(64) PRIMARY KEY,
    step_id VARCHAR(64) NOT NULL,
    matter_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    co_officer_id VARCHAR(64) NOT NULL,
    outcome VARCHAR(64) NOT NULL,
    outcome_label VARCHAR(100) NOT NULL,
    negative INTEGER NOT NULL,
    body TEXT NOT NULL,
    answers ${schema.longText} NOT NULL,
    fields ${schema.longText} NOT NULL,
    at BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    answered_at BIGINT NULL,
    reason TEXT NULL`,
  );
  await schema.index('step_proposal', 'step_id, at');
  await schema.index('step_proposal', 'co_officer_id, state');
  await schema.index('step_proposal', 'matter_id');

  await schema.table(
    'recusal',
    `
    matter_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    reason TEXT NOT NULL,
    by_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (matter_id, person_id)`,
  );
}
