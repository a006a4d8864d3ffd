import type { Schema } from '../src/platform/database/index.ts';

/** Which power rests on which law (R5, R7a), and what the legal office marked as changed or repealed. */
export async function up(schema: Schema): Promise<void> {
  // Derived from the version in force, like `power_index`.
  await schema.table(
    'power_citation',
    `
    power_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    law_id CHAR(16) NOT NULL,
    law VARCHAR(200) NOT NULL,
    article VARCHAR(100) NOT NULL,
    place VARCHAR(60) NOT NULL,
    PRIMARY KEY (power_id, position)`,
  );
  await schema.index('power_citation', 'law_id');

  await schema.table(
    'law_mark',
    `
    id VARCHAR(64) PRIMARY KEY,
    law_id CHAR(16) NOT NULL,
    law VARCHAR(200) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    articles TEXT NOT NULL,
    marked_on CHAR(10) NOT NULL,
    note TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('law_mark', 'law_id, at');
  await schema.appendOnly('law_mark', 'id');

  await schema.table(
    'law_mark_withdrawal',
    `
    mark_id VARCHAR(64) PRIMARY KEY,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.appendOnly('law_mark_withdrawal', 'mark_id');
}
