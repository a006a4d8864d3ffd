/** What must hold once every case has ended, whatever died on the way: nothing lost, nothing doubled. */
import assert from 'node:assert/strict';
import type { Database } from '../../src/platform/database/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { GRANTED } from './client.ts';
import { eventually } from './eventually.ts';

const TEMPLATES = ['acceptance-notice', 'delivery-receipt', 'licence-certificate', 'licence-decision'];

/** The city's own procedures (a registry change, an order) have steps, opinions and papers too. */
const of = (table: string): string => `(SELECT t.* FROM ${table} t JOIN matter m ON m.id = t.matter_id WHERE m.kind = 'case') ${table}`;

/**
 * `database` is opened beside the platform; `caseIds` are all cases that it has. After a rebuild in another engine, earlier steps keep the
 * instance that they stood in.
 */
export async function assertNothingLostOrDoubled(database: Database, caseIds: string[], { rebuilt = false } = {}): Promise<void> {
  const count = caseIds.length;
  const tally = async (sql: string): Promise<Map<string, number>> =>
    new Map((await database.all<{ name: string; n: number }>(sql)).map(({ name, n }) => [name, Number(n)]));
  const number = async (sql: string): Promise<number> => Number((await database.get<{ n: number }>(sql))?.n);

  await eventually(
    'the outbox to be empty',
    async () => (await number("SELECT COUNT(*) AS n FROM outbox WHERE state = 'pending'")) === 0,
    90_000,
  );
  assert.deepEqual(await database.all("SELECT id, problem FROM outbox WHERE state <> 'done'"), [], 'no command needs attention');

  assert.deepEqual(
    [...(await tally('SELECT result AS name, COUNT(*) AS n FROM case_file GROUP BY result'))],
    [['granted', count]],
    'all cases end granted',
  );
  const serials = (await database.all<{ serial: string }>("SELECT number AS serial FROM matter WHERE kind = 'case'"))
    .map(({ serial }) => Number(serial.slice(-6)))
    .sort((a, b) => a - b);
  assert.deepEqual(
    serials,
    Array.from({ length: count }, (_, i) => i + 1),
    'serial numbers have no gap and no double',
  );

  for (const [what, sql, each] of [
    ['opinions', `SELECT matter_id AS name, COUNT(*) AS n FROM ${of('opinion')} GROUP BY matter_id`, GRANTED.length],
    ['steps', `SELECT matter_id AS name, COUNT(*) AS n FROM ${of('step')} GROUP BY matter_id`, GRANTED.length],
    ['documents', `SELECT matter_id AS name, COUNT(*) AS n FROM ${of('document')} GROUP BY matter_id`, TEMPLATES.length],
  ] as const) {
    const found = await tally(sql);
    assert.deepEqual(
      caseIds.filter((id) => found.get(id) !== each),
      [],
      `every case has exactly ${each} ${what}`,
    );
    assert.equal(found.size, count);
  }
  assert.deepEqual(
    [...(await tally(`SELECT state AS name, COUNT(*) AS n FROM ${of('step')} GROUP BY state`))],
    [['done', count * GRANTED.length]],
    'no step is left open',
  );
  assert.equal(
    await number(`SELECT COUNT(DISTINCT step_id) AS n FROM ${of('opinion')}`),
    count * GRANTED.length,
    'each step is decided once',
  );
  const startedOnce = rebuilt ? [] : ([['case-started', 1]] as const);
  if (!rebuilt) await assertOneInstanceEach(number);

  for (const template of TEMPLATES) {
    const rows = await database.all<{ number: string }>('SELECT number FROM document WHERE template = $1', [template]);
    const numbers = rows.map((row) => Number(/(\d+)号$/.exec(row.number)?.[1])).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from({ length: count }, (_, i) => i + 1),
      `the numbers of ${template} have no gap and no double`,
    );
  }
  assert.equal(
    await number('SELECT COUNT(*) AS n FROM document d LEFT JOIN document_content k ON k.document_id = d.id WHERE k.document_id IS NULL'),
    0,
    'every document is printed',
  );

  for (const [kind, each] of [
    ['case-received', 1],
    ...startedOnce,
    ['case-completed', 1],
    ['step-opened', 7],
    ['step-decided', 7],
    ['opinion-recorded', 7],
    ['document-numbered', 4],
    ['document-kept', 4],
  ] as const) {
    const found = await tally(
      `SELECT case_id AS name, COUNT(*) AS n FROM record r JOIN matter m ON m.id = r.case_id WHERE m.kind = 'case' AND r.kind = '${kind}' GROUP BY case_id`,
    );
    assert.deepEqual(
      caseIds.filter((id) => found.get(id) !== each),
      [],
      `the record has ${kind} ${each} times for every case`,
    );
  }
  const verification = await verifyRecord(database);
  assert.ok(verification.ok, JSON.stringify(verification));
}

async function assertOneInstanceEach(number: (sql: string) => Promise<number>): Promise<void> {
  assert.equal(
    await number(
      'SELECT COUNT(*) AS n FROM (SELECT matter_id FROM step GROUP BY matter_id HAVING COUNT(DISTINCT process_instance_key) > 1) doubled',
    ),
    0,
    'a case has one process instance',
  );
  assert.equal(
    await number(
      'SELECT COUNT(*) AS n FROM step JOIN matter ON matter.id = step.matter_id WHERE step.process_instance_key <> matter.process_instance_key',
    ),
    0,
  );
}
