import type { Schema } from '../src/platform/database/index.ts';

/**
 * The warning rules (R15, R16; docs/adr/0033-warning-rules.md): versions of their settings, when which case is to be looked at again, and
 * how far the record has been looked through. What went before is not looked through: open cases are, once.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'rule_setting',
    `
    id VARCHAR(64) PRIMARY KEY,
    rule VARCHAR(16) NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('rule_setting', 'rule, version', { unique: true });
  await schema.appendOnly('rule_setting', 'id');

  await schema.table('rule_watch', 'matter_id VARCHAR(64) PRIMARY KEY, look_at BIGINT NOT NULL');
  await schema.index('rule_watch', 'look_at');
  await schema.table('rule_progress', 'id INTEGER PRIMARY KEY, seq BIGINT NOT NULL');
  await schema.run(`${schema.insertIgnore} INTO rule_progress (id, seq) SELECT 1, seq FROM record_head WHERE id = 1`);
  await schema.run(
    `${schema.insertIgnore} INTO rule_watch (matter_id, look_at) SELECT id, 0 FROM matter WHERE kind = 'case' AND closed_at IS NULL`,
  );
  // How many signals each rule raised of late, for the list of rules.
  await schema.index('warning_signal', 'rule, raised_at');
}
