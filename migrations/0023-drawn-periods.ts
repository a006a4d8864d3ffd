import type { Schema } from '../src/platform/database/index.ts';

/**
 * Timer symbols of drawings as they run (docs/adr/0014): what a matter waits for and until when, the party's waivers; and what the law
 * decided in nobody's name: such an opinion has an article in the place of a person, such an acceptance as well.
 *
 * Each part asks whether it was done, because MariaDB and MySQL cannot undo one that was cut short.
 */
export async function up(schema: Schema): Promise<void> {
  // The clock whose suspensions this one shares; null = it stands still for nobody.
  if (!(await schema.hasColumn('clock', 'follows'))) await schema.run('ALTER TABLE clock ADD COLUMN follows VARCHAR(32) NULL');
  await opinionsByLaw(schema);
  await acceptancesByLaw(schema);
  await schema.table(
    'drawn_period',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    purpose VARCHAR(32) NOT NULL,
    round INTEGER NOT NULL,
    element_id VARCHAR(100) NOT NULL,
    step_id VARCHAR(64) NULL UNIQUE,
    job_key VARCHAR(64) NULL UNIQUE,
    process_instance_key VARCHAR(32) NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    ended_by VARCHAR(16) NULL`,
  );
  await schema.index('drawn_period', 'matter_id, purpose, round', { unique: true });
  // In the party's own words, as the officer wrote them down; at most one a period.
  await schema.table(
    'period_waiver',
    `
    period_id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('period_waiver', 'matter_id');
  await schema.appendOnly('period_waiver', 'period_id');
}

async function opinionsByLaw(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('opinion', 'basis')))
    await schema.rebuild(
      'opinion',
      `
      id VARCHAR(64) PRIMARY KEY,
      step_id VARCHAR(64) NOT NULL UNIQUE,
      matter_id VARCHAR(64) NOT NULL,
      person_id VARCHAR(64) NULL,
      basis VARCHAR(100) NULL,
      co_officer_id VARCHAR(64) NULL,
      outcome VARCHAR(64) NOT NULL,
      outcome_label VARCHAR(100) NOT NULL,
      negative INTEGER NOT NULL,
      effect VARCHAR(20) NULL,
      body TEXT NOT NULL,
      fields ${schema.longText} NOT NULL,
      at BIGINT NOT NULL`,
      'id, step_id, matter_id, person_id, co_officer_id, outcome, outcome_label, negative, effect, body, fields, at',
    );
  await schema.index('opinion', 'matter_id, at');
  await schema.appendOnly('opinion', 'id');
}

async function acceptancesByLaw(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('case_acceptance', 'basis')))
    await schema.rebuild(
      'case_acceptance',
      `
      case_id VARCHAR(64) PRIMARY KEY,
      serial VARCHAR(80) NOT NULL,
      power_name VARCHAR(200) NOT NULL,
      power_code VARCHAR(64) NOT NULL,
      subject VARCHAR(300) NOT NULL,
      statutory_limit VARCHAR(40) NOT NULL,
      promised_limit VARCHAR(40) NOT NULL,
      accepted_at BIGINT NOT NULL,
      accepted_by VARCHAR(64) NULL,
      basis VARCHAR(100) NULL`,
      'case_id, serial, power_name, power_code, subject, statutory_limit, promised_limit, accepted_at, accepted_by',
    );
  await schema.appendOnly('case_acceptance', 'case_id');
}
