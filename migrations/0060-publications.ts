import type { Schema } from '../src/platform/database/index.ts';

/** Published decisions and their withdrawal (CF48; docs/adr/0041-penalty-in-full.md). Neither is ever changed. */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'publication',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    step_id VARCHAR(64) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    power_id VARCHAR(64) NOT NULL,
    number VARCHAR(200) NOT NULL,
    party_name VARCHAR(200) NOT NULL,
    content TEXT NOT NULL,
    place VARCHAR(200) NOT NULL,
    published_on CHAR(10) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('publication', 'organ_id, at');
  await schema.index('publication', 'district_id, at');
  await schema.index('publication', 'matter_id, at');
  await schema.appendOnly('publication', 'id');

  // By its term, because the decision was annulled or altered, or by hand; `person_id` is null where the platform did it.
  await schema.table(
    'publication_withdrawal',
    `
    publication_id VARCHAR(64) PRIMARY KEY,
    ground VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NULL,
    at BIGINT NOT NULL`,
  );
  await schema.appendOnly('publication_withdrawal', 'publication_id');
}
