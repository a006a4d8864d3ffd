import type { Schema } from '../src/platform/database/index.ts';

/** The record, the outbox, settings and numbering: what every later part stands on (R12a; docs/adr/0006-record.md). */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'record',
    `
    seq BIGINT PRIMARY KEY,
    case_id VARCHAR(64) NULL,
    case_seq INTEGER NULL,
    kind VARCHAR(64) NOT NULL,
    actor_id VARCHAR(64) NULL,
    at BIGINT NOT NULL,
    payload ${schema.longText} NOT NULL,
    previous_hash CHAR(64) NOT NULL,
    hash CHAR(64) NOT NULL`,
  );
  await schema.index('record', 'case_id, case_seq', { unique: true });
  await schema.appendOnly('record', 'seq');
  // The chain's head is only a lock and a short cut: verification never reads it as truth.
  await schema.table('record_head', 'id INTEGER PRIMARY KEY, seq BIGINT NOT NULL, hash CHAR(64) NOT NULL');
  await schema.run(`INSERT INTO record_head (id, seq, hash) VALUES (1, 0, '${'0'.repeat(64)}')`);

  await schema.table(
    'outbox',
    `
    id VARCHAR(64) PRIMARY KEY,
    position BIGINT NOT NULL,
    kind VARCHAR(64) NOT NULL,
    stream VARCHAR(100) NOT NULL,
    payload ${schema.longText} NOT NULL,
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT NULL`,
  );
  await schema.index('outbox', 'state, position');

  await schema.table('setting', `name VARCHAR(100) PRIMARY KEY, value ${schema.longText} NOT NULL`);
  await schema.table('number_series', 'name VARCHAR(190) PRIMARY KEY, last INTEGER NOT NULL');
  await schema.table('calendar_year', `year INTEGER PRIMARY KEY, body ${schema.longText} NOT NULL, loaded_at BIGINT NOT NULL`);
}
