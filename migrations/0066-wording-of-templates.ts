import type { Schema } from '../src/platform/database/index.ts';

/** How the legal office words documents, in versions (R11.5; docs/adr/0042-service-and-wording.md). */
export async function up(schema: Schema): Promise<void> {
  // `body`: JSON of a wording; `{}` = as it is shipped. `based_on`: the version that was in force when it was proposed, 0 = shipped.
  await schema.table(
    'template_version',
    `
    id VARCHAR(64) PRIMARY KEY,
    template VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.index('template_version', 'template, version', { unique: true });
  await schema.appendOnly('template_version', 'id');

  // One each: `approved`, by a second person, with what the dry run found; `returned` or `withdrawn`.
  await schema.table(
    'template_answer',
    `
    version_id VARCHAR(64) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    papers INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    person_id VARCHAR(64) NOT NULL,
    at BIGINT NOT NULL`,
  );
  await schema.appendOnly('template_answer', 'version_id');

  // The version in which a paper is worded; null = as shipped.
  if (!(await schema.hasColumn('document', 'template_version')))
    await schema.run('ALTER TABLE document ADD COLUMN template_version INTEGER NULL');
}
