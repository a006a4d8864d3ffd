import type { Schema } from '../src/platform/database/index.ts';

/** The legal clock's ledger, what it gave notice of, and the warning signals (R13, R16.9; docs/adr/0007-clock.md). */
export async function up(schema: Schema): Promise<void> {
  // Columns after `limits` are derived from the ledger for finding rows by index; they are never the truth.
  await schema.table(
    'clock',
    `
    id VARCHAR(64) PRIMARY KEY,
    owner_kind VARCHAR(32) NOT NULL,
    owner_id VARCHAR(64) NOT NULL,
    limits TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    colour VARCHAR(16) NOT NULL,
    promised_due BIGINT NULL,
    statutory_due BIGINT NULL,
    next_at BIGINT NULL,
    armed_at BIGINT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    undetermined_year INTEGER NULL`,
  );
  await schema.index('clock', 'owner_kind, owner_id', { unique: true });
  await schema.index('clock', 'next_at');
  await schema.index('clock', 'armed_at');
  await schema.index('clock', 'state, colour');

  await schema.table(
    'clock_entry',
    `
    id VARCHAR(64) PRIMARY KEY,
    clock_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL`,
  );
  await schema.index('clock_entry', 'clock_id, position', { unique: true });
  await schema.appendOnly('clock_entry', 'id');

  await schema.table(
    'clock_notice',
    `
    id VARCHAR(190) PRIMARY KEY,
    clock_id VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    occurrence VARCHAR(100) NOT NULL,
    due_at BIGINT NOT NULL,
    noticed_at BIGINT NOT NULL,
    source VARCHAR(16) NOT NULL`,
  );
  await schema.index('clock_notice', 'clock_id');
  await schema.appendOnly('clock_notice', 'id');

  // "signal" is a reserved word in MySQL.
  await schema.table(
    'warning_signal',
    `
    id VARCHAR(64) PRIMARY KEY,
    rule VARCHAR(16) NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    occurrence VARCHAR(64) NOT NULL,
    colour VARCHAR(8) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    limit_id VARCHAR(16) NULL,
    due_at BIGINT NULL,
    raised_at BIGINT NOT NULL,
    source VARCHAR(16) NOT NULL`,
  );
  await schema.index('warning_signal', 'rule, case_id, occurrence', { unique: true });
  await schema.index('warning_signal', 'raised_at, id');
  await schema.index('warning_signal', 'case_id');
  await schema.appendOnly('warning_signal', 'id');

  await schema.table(
    'warning_signal_event',
    `
    id VARCHAR(190) PRIMARY KEY,
    signal_id VARCHAR(64) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    at BIGINT NOT NULL,
    person_id VARCHAR(64) NULL,
    body TEXT NOT NULL`,
  );
  await schema.index('warning_signal_event', 'signal_id, at');
  await schema.appendOnly('warning_signal_event', 'id');
}
