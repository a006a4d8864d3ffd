/** What must hold once every case has ended, whatever died on the way: nothing lost, nothing doubled (issue 3). */
import assert from 'node:assert/strict';
import type { Database } from '../../src/platform/database/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { GRANTED } from './client.ts';
import { eventually } from './eventually.ts';

const TEMPLATES = ['acceptance-notice', 'delivery-receipt', 'licence-certificate', 'licence-decision'];

/** `database` is opened beside the platform; `caseIds` are all cases that it has. */
export async function assertNothingLostOrDoubled(database: Database, caseIds: string[]): Promise<void> {
  const count = caseIds.length;
  const tally = async (sql: string): Promise<Map<string, number>> =>
    new Map((await database.all<{ name: string; n: number }>(sql)).map(({ name, n }) => [name, Number(n)]));
  const number = async (sql: string): Promise<number> => Number((await database.get<{ n: number }>(sql))?.n);

  await eventually('the outbox to be empty', async () => await number("SELECT COUNT(*) AS n FROM outbox WHERE state = 'pending'") === 0, 30_000);
  assert.deepEqual(await database.all("SELECT id, problem FROM outbox WHERE state <> 'done'"), [], 'no command needs attention');

  assert.deepEqual([...await tally('SELECT result AS name, COUNT(*) AS n FROM case_file GROUP BY result')], [['granted', count]], 'all cases end granted');
  const serials = (await database.all<{ serial: string }>('SELECT serial FROM case_file')).map(({ serial }) => Number(serial.slice(-6))).sort((a, b) => a - b);
  assert.deepEqual(serials, Array.from({ length: count }, (_, i) => i + 1), 'serial numbers have no gap and no double');

  for (const [what, sql, each] of [
    ['opinions', 'SELECT case_id AS name, COUNT(*) AS n FROM opinion GROUP BY case_id', GRANTED.length],
    ['steps', 'SELECT case_id AS name, COUNT(*) AS n FROM step GROUP BY case_id', GRANTED.length],
    ['documents', 'SELECT case_id AS name, COUNT(*) AS n FROM document GROUP BY case_id', TEMPLATES.length],
  ] as const) {
    const found = await tally(sql);
    assert.deepEqual(caseIds.filter((id) => found.get(id) !== each), [], `every case has exactly ${each} ${what}`);
    assert.equal(found.size, count);
  }
  assert.deepEqual([...await tally('SELECT state AS name, COUNT(*) AS n FROM step GROUP BY state')], [['done', count * GRANTED.length]], 'no step is left open');
  assert.equal(await number('SELECT COUNT(DISTINCT step_id) AS n FROM opinion'), count * GRANTED.length, 'each step is decided once');
  assert.equal(await number('SELECT COUNT(*) AS n FROM (SELECT case_id FROM step GROUP BY case_id HAVING COUNT(DISTINCT process_instance_key) > 1) doubled'), 0, 'a case has one process instance');
  assert.equal(await number('SELECT COUNT(*) AS n FROM step JOIN case_file ON case_file.id = step.case_id WHERE step.process_instance_key <> case_file.process_instance_key'), 0);

  for (const template of TEMPLATES) {
    const rows = await database.all<{ number: string }>('SELECT number FROM document WHERE template = $1', [template]);
    const numbers = rows.map((row) => Number(/(\d+)号$/.exec(row.number)?.[1])).sort((a, b) => a - b);
    assert.deepEqual(numbers, Array.from({ length: count }, (_, i) => i + 1), `the numbers of ${template} have no gap and no double`);
  }
  assert.equal(await number('SELECT COUNT(*) AS n FROM document d LEFT JOIN document_content k ON k.document_id = d.id WHERE k.document_id IS NULL'), 0, 'every document is printed');

  for (const [kind, each] of [['case-received', 1], ['case-started', 1], ['case-completed', 1], ['step-opened', 7], ['step-decided', 7], ['opinion-recorded', 7], ['document-numbered', 4], ['document-kept', 4]] as const) {
    const found = await tally(`SELECT case_id AS name, COUNT(*) AS n FROM record WHERE kind = '${kind}' GROUP BY case_id`);
    assert.deepEqual(caseIds.filter((id) => found.get(id) !== each), [], `the record has ${kind} ${each} times for every case`);
  }
  const verification = await verifyRecord(database);
  assert.ok(verification.ok, JSON.stringify(verification));
}
