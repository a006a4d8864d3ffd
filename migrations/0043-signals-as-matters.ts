import type { Schema } from '../src/platform/database/index.ts';

/**
 * How a warning signal stands now, beside what was raised, which never changes (R13; docs/adr/0032-a-signal-is-a-matter.md). Signals from
 * before are no matters: nobody was told to explain them, and nobody is told so by a migration.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'signal_standing',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    act_id VARCHAR(64) NULL,
    issue VARCHAR(16) NOT NULL,
    colour VARCHAR(8) NOT NULL,
    stands INTEGER NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0,
    position_code VARCHAR(64) NULL,
    person_id VARCHAR(64) NULL,
    explain_days INTEGER NULL,
    evidence TEXT NULL`,
  );
  await schema.index('signal_standing', 'matter_id');
  await schema.index('signal_standing', 'act_id', { unique: true });
  await schema.index('signal_standing', 'colour, stands');
  await schema.run(`${schema.insertIgnore} INTO signal_standing (id, matter_id, issue, colour, stands, corrected)
    SELECT id, matter_id, 'earlier', colour, 1, 0 FROM warning_signal`);
}
