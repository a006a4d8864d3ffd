import type { Schema } from '../src/platform/database/index.ts';

/**
 * Four repairs instead of two, by whom each is proposed, and the jobs by which an engine claims that a suspended matter stands somewhere
 * (R12a; docs/adr/0015-engine-routes-record-proves.md).
 */
export async function up(schema: Schema): Promise<void> {
  if (await schema.hasColumn('repair', 'by_administrator')) {
    await schema.rebuild(
      'repair',
      `
      id VARCHAR(64) PRIMARY KEY,
      divergence_id VARCHAR(64) NOT NULL,
      matter_id VARCHAR(64) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      process_instance_key VARCHAR(32) NULL,
      reason TEXT NOT NULL,
      state VARCHAR(16) NOT NULL,
      proposed_by VARCHAR(64) NOT NULL,
      proposed_as VARCHAR(64) NOT NULL,
      proposed_at BIGINT NOT NULL,
      approved_by VARCHAR(64) NULL,
      approved_at BIGINT NULL,
      ended_at BIGINT NULL`,
      {
        id: 'id',
        divergence_id: 'divergence_id',
        matter_id: 'matter_id',
        kind: 'kind',
        reason: 'reason',
        state: 'state',
        proposed_by: 'proposed_by',
        proposed_as: "CASE WHEN by_administrator = 1 THEN 'administrator' ELSE 'organ legal-office' END",
        proposed_at: 'proposed_at',
        approved_by: 'approved_by',
        approved_at: 'approved_at',
        ended_at: 'done_at',
      },
    );
  }
  await schema.index('repair', 'matter_id, state');
  await schema.index('repair', 'state');

  await schema.table(
    'sighted_job',
    `
    job_key VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    process_instance_key VARCHAR(32) NOT NULL,
    element_id VARCHAR(100) NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL`,
  );
  await schema.index('sighted_job', 'matter_id, process_instance_key');
}
