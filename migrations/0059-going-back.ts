import type { Schema } from '../src/platform/database/index.ts';

/** Steps that are returned to and decisions that are taken back (docs/adr/0040-going-back.md). */
export async function up(schema: Schema): Promise<void> {
  // The step's decision counts no more, or it was left open: by which return.
  if (!(await schema.hasColumn('step', 'taken_back'))) await schema.run('ALTER TABLE step ADD COLUMN taken_back VARCHAR(64) NULL');
  // The step was opened anew: by which return.
  if (!(await schema.hasColumn('step', 'return_id'))) await schema.run('ALTER TABLE step ADD COLUMN return_id VARCHAR(64) NULL');
  // The return whose step the engine has not reached yet.
  if (!(await schema.hasColumn('matter', 'returning_by'))) await schema.run('ALTER TABLE matter ADD COLUMN returning_by VARCHAR(64) NULL');

  // `kind`: `return`, by whoever has a later step in hand; `withdrawal`, by whoever decided.
  await schema.table(
    'step_return',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    element_id VARCHAR(190) NOT NULL,
    from_step_id VARCHAR(64) NULL,
    person_id VARCHAR(64) NOT NULL,
    to_person_id VARCHAR(64) NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('step_return', 'matter_id, at');
  await schema.appendOnly('step_return', 'id');
}
