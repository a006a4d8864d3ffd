import type { Schema } from '../src/platform/database/index.ts';

/**
 * Where engine and record disagree about a matter, since when, and how two people brought it home (R12a;
 * docs/adr/0015-engine-routes-record-proves.md).
 */
export async function up(schema: Schema): Promise<void> {
  if (!(await schema.hasColumn('matter', 'frozen_at'))) await schema.run('ALTER TABLE matter ADD COLUMN frozen_at BIGINT NULL');
  await schema.index('matter', 'frozen_at');
  await schema.index('matter', 'process_instance_key');

  await schema.table(
    'divergence',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    code VARCHAR(32) NOT NULL,
    element_id VARCHAR(100) NULL,
    job_key VARCHAR(64) NULL,
    process_instance_key VARCHAR(32) NULL,
    message TEXT NOT NULL,
    message_en TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT NULL`,
  );
  await schema.index('divergence', 'matter_id, at');
  await schema.index('divergence', 'settled_at, at');

  await schema.table(
    'divergence_event',
    `
    id VARCHAR(64) PRIMARY KEY,
    divergence_id VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    person_id VARCHAR(64) NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL`,
  );
  await schema.index('divergence_event', 'divergence_id, at');
  await schema.appendOnly('divergence_event', 'id');

  await schema.table(
    'repair',
    `
    id VARCHAR(64) PRIMARY KEY,
    divergence_id VARCHAR(64) NOT NULL,
    matter_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    proposed_by VARCHAR(64) NOT NULL,
    by_administrator INTEGER NOT NULL,
    proposed_at BIGINT NOT NULL,
    approved_by VARCHAR(64) NULL,
    approved_at BIGINT NULL,
    done_at BIGINT NULL`,
  );
  await schema.index('repair', 'matter_id, state');
  // What was answered to the jobs of an instance that is replayed, in order: a restart goes on from there.
  await schema.table(
    'replay_job',
    `
    job_key VARCHAR(64) PRIMARY KEY,
    repair_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    element_id VARCHAR(100) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    answer VARCHAR(16) NOT NULL,
    outcome VARCHAR(64) NULL`,
  );
  await schema.index('replay_job', 'repair_id, position', { unique: true });
}
