import type { Schema } from '../src/platform/database/index.ts';

/** Whether what a party promised in the place of a material was so (docs/adr/0040-going-back.md): what to check, and what was found. */
export async function up(schema: Schema): Promise<void> {
  // What is to be checked now; who is asked for it holds the position.
  await schema.table(
    'case_promise',
    `
    case_id VARCHAR(64) NOT NULL,
    code VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    position_code VARCHAR(64) NOT NULL,
    check_by CHAR(10) NOT NULL,
    PRIMARY KEY (case_id, code)`,
  );
  await schema.index('case_promise', 'organ_id, position_code, check_by');

  await schema.table(
    'case_promise_check',
    `
    id VARCHAR(64) PRIMARY KEY,
    case_id VARCHAR(64) NOT NULL,
    code VARCHAR(64) NOT NULL,
    kept INTEGER NOT NULL,
    note TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('case_promise_check', 'case_id, code', { unique: true });
  await schema.appendOnly('case_promise_check', 'id');
}
