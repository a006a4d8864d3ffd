import type { Schema } from '../src/platform/database/index.ts';

/** Who leads, who stands in for whom, what is put to whom, and what each person keeps for themselves (docs/adr/0035-shared-work.md). */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('position', 'leads'))) await schema.run('ALTER TABLE position ADD COLUMN leads INTEGER NOT NULL DEFAULT 0');
  if (!(await schema.hasColumn('opinion', 'substitute_for')))
    await schema.run('ALTER TABLE opinion ADD COLUMN substitute_for VARCHAR(64) NULL');

  // Civil dates, both included. Of one absence after the other of the same person none overlap.
  await schema.table(
    'substitution',
    `
    id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    substitute_id VARCHAR(64) NOT NULL,
    from_day CHAR(10) NOT NULL,
    to_day CHAR(10) NOT NULL,
    reason TEXT NOT NULL,
    entered_by VARCHAR(64) NOT NULL,
    entered_at BIGINT NOT NULL,
    ended_by VARCHAR(64) NULL,
    ended_at BIGINT NULL`,
  );
  await schema.index('substitution', 'substitute_id, to_day');
  await schema.index('substitution', 'person_id, to_day');

  // `once`: what may be put to somebody once a day.
  await schema.table(
    'notice',
    `
    id VARCHAR(64) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    matter_id VARCHAR(64) NOT NULL,
    step_id VARCHAR(64) NULL,
    from_id VARCHAR(64) NOT NULL,
    to_id VARCHAR(64) NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT NULL,
    once VARCHAR(190) NOT NULL UNIQUE`,
  );
  await schema.index('notice', 'to_id, read_at');
  await schema.index('notice', 'to_id, at');

  await schema.table(
    'watch',
    'person_id VARCHAR(64) NOT NULL, matter_id VARCHAR(64) NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (person_id, matter_id)',
  );

  await schema.table(
    'own_phrase',
    `
    id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    outcome VARCHAR(64) NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('own_phrase', 'person_id, outcome');

  await schema.table(
    'saved_filter',
    `
    id VARCHAR(64) PRIMARY KEY,
    person_id VARCHAR(64) NOT NULL,
    page VARCHAR(64) NOT NULL,
    name VARCHAR(80) NOT NULL,
    query VARCHAR(1000) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('saved_filter', 'person_id, page');
}
