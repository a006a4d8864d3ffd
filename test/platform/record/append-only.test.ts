/** The database itself refuses to change what is kept (R12a, R11.2): by trigger, on both databases. */
import assert from 'node:assert/strict';
import type { Database, Row } from '../../support/rows.ts';
import { dummyRow, triggersOf } from '../../support/rows.ts';
import { eachDatabase } from '../../support/databases.ts';

/** Table and key. */
const KEPT: Record<string, string> = {
  record: 'seq',
  power_event: 'id',
  case_acceptance: 'case_id',
  opinion: 'id',
  document: 'id',
  document_content: 'document_id',
  clock_entry: 'id',
  clock_notice: 'id',
  warning_signal: 'id',
  warning_signal_event: 'id',
  registry_change_event: 'id',
  version_comment: 'id',
  version_comment_resolution: 'comment_id',
  law_mark: 'id',
  law_mark_withdrawal: 'mark_id',
  divergence_event: 'id',
  matter_intake: 'matter_id',
  matter_file: 'id',
  matter_file_part: 'id',
  matter_file_withdrawal: 'file_id',
  matter_comment: 'id',
  matter_link: 'id',
  period_waiver: 'period_id',
  licence_event: 'id',
  licence_case: 'matter_id',
  rule_setting: 'id',
  case_material: 'id',
  case_promise_check: 'id',
  step_return: 'id',
  archive_package: 'id',
  archive_hold: 'id',
  archive_hold_end: 'hold_id',
  matter_file_late: 'file_id',
  office_setting: 'id',
  investigation: 'id',
  investigation_ground: 'id',
  investigation_people: 'id',
  investigation_finding: 'opinion_id',
  complaint: 'id',
  complaint_subject: 'id',
  complaint_identity: 'complaint_id',
  complaint_text: 'complaint_id',
  complaint_transfer: 'transfer_id',
  complaint_verdict: 'opinion_id',
  publication: 'id',
  publication_withdrawal: 'publication_id',
  service: 'id',
  service_document: 'id',
  service_address: 'id',
  template_version: 'id',
  template_answer: 'version_id',
  visit_proposal: 'id',
  visit_answer: 'proposal_id',
};

/** Sequelize wraps a refusing SQLite trigger in an error of another name; the driver's own words are inside. */
const refusal =
  (table: string) =>
  (error: { message: string; parent?: { message: string } }): boolean =>
    `${error.message} ${error.parent?.message}`.includes(`${table} is append-only (R12a)`);

eachDatabase('What is kept', (database) => {
  it('is every table that the requirements name, and each has all its triggers', async () => {
    const expected = Object.keys(KEPT).flatMap((table) => [
      `${table}_refuses_delete`,
      ...(database().dialect === 'sqlite' ? [`${table}_refuses_replace`] : []),
      `${table}_refuses_update`,
    ]);
    const refusing = (await triggersOf(database())).filter((name) => name.includes('_refuses_'));
    assert.deepEqual(refusing, expected.sort());
  });

  for (const [table, key] of Object.entries(KEPT)) {
    it(`in ${table} cannot be changed, deleted or replaced, not even by the platform`, async () => {
      const row = await dummyRow(database(), table);
      await database().write(() => database().insert(table, row));
      const column = Object.keys(row).find((name) => name !== key) ?? key;
      const attempts: [string, (own: Database) => Promise<unknown>][] = [
        ['update', (own) => own.run(`UPDATE \`${table}\` SET \`${column}\` = \`${column}\``)],
        ['delete', (own) => own.run(`DELETE FROM \`${table}\``)],
        [
          'replace',
          (own) =>
            own.run(
              `REPLACE INTO \`${table}\` (${Object.keys(row)
                .map((name) => `\`${name}\``)
                .join(',')}) VALUES (${Object.keys(row)
                .map((_, i) => `$${i + 1}`)
                .join(',')})`,
              Object.values(row as Row),
            ),
        ],
      ];
      for (const [name, attempt] of attempts) {
        await assert.rejects(
          database().write(() => attempt(database())),
          refusal(table),
          name,
        );
      }
      assert.equal((await database().all(`SELECT * FROM \`${table}\``)).length, 1);
    });
  }
});
