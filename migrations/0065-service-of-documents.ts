import type { Schema } from '../src/platform/database/index.ts';

/** Service of documents (docs/adr/0042-service-and-wording.md): attempts, what each was to serve, where the party wants to be served. */
export async function up(schema: Schema): Promise<void> {
  // `step_id`: the step that served; null = recorded beside the drawing. `served_on` null = the attempt failed. `body`: labelled answers.
  await schema.table(
    'service',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    step_id VARCHAR(64) NULL,
    way VARCHAR(16) NOT NULL,
    happened_on VARCHAR(10) NOT NULL,
    served_on VARCHAR(10) NULL,
    reason TEXT NULL,
    body TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    co_officer_id VARCHAR(64) NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('service', 'matter_id, at');
  await schema.appendOnly('service', 'id');

  await schema.table('service_document', 'id VARCHAR(64) PRIMARY KEY, service_id VARCHAR(64) NOT NULL, document_id VARCHAR(64) NOT NULL');
  await schema.index('service_document', 'service_id');
  await schema.index('service_document', 'document_id');
  await schema.appendOnly('service_document', 'id');

  // The latest one counts. `consent`: to electronic service.
  await schema.table(
    'service_address',
    `
    id VARCHAR(64) PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL,
    consent INTEGER NOT NULL,
    confirmed_on VARCHAR(10) NOT NULL,
    body TEXT NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('service_address', 'matter_id, at');
  await schema.appendOnly('service_address', 'id');
}
