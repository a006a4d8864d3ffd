import type { Schema } from '../src/platform/database/index.ts';

/** When a person holds a position (R10), and which positions take enforcement steps and so need a valid certificate (R19.2). */
export async function up(schema: Schema): Promise<void> {
  // Civil dates, both included; NULL = open on that side.
  await schema.run('ALTER TABLE holding ADD COLUMN held_from CHAR(10) NULL');
  await schema.run('ALTER TABLE holding ADD COLUMN held_to CHAR(10) NULL');
  await schema.run('ALTER TABLE position ADD COLUMN enforcement INTEGER NOT NULL DEFAULT 0');
}
