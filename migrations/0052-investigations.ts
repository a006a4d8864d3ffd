import type { Schema } from '../src/platform/database/index.ts';

/** The investigation (R17; docs/adr/0037-investigations-and-complaints.md): whom it concerns, what it rests on, what it found. */
export async function up(schema: Schema): Promise<void> {
  // `organ_id`: the organ concerned.
  await schema.table('investigation', 'id VARCHAR(64) PRIMARY KEY, organ_id VARCHAR(64) NOT NULL');
  await schema.index('investigation', 'organ_id');
  await schema.appendOnly('investigation', 'id');

  // `kind`: signal or complaint, by its id.
  await schema.table(
    'investigation_ground',
    `
    id VARCHAR(64) PRIMARY KEY,
    investigation_id VARCHAR(64) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    ground_id VARCHAR(64) NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('investigation_ground', 'ground_id, kind');
  await schema.index('investigation_ground', 'investigation_id, kind, ground_id', { unique: true });
  await schema.appendOnly('investigation_ground', 'id');

  // `body`: JSON `{ concerned, investigators }`, ids of people. The latest version counts.
  await schema.table(
    'investigation_people',
    `
    id VARCHAR(64) PRIMARY KEY,
    investigation_id VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('investigation_people', 'investigation_id, version', { unique: true });
  await schema.appendOnly('investigation_people', 'id');

  // One each time that something is found, reviewed or revoked; the latest counts.
  await schema.table(
    'investigation_finding',
    `
    opinion_id VARCHAR(64) PRIMARY KEY,
    investigation_id VARCHAR(64) NOT NULL,
    result VARCHAR(16) NOT NULL,
    gravity VARCHAR(16) NULL,
    measure VARCHAR(64) NULL,
    measure_text TEXT NULL,
    responsible TEXT NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('investigation_finding', 'investigation_id, at');
  await schema.appendOnly('investigation_finding', 'opinion_id');
}
