/** What the wall and the statistics count, an index answers: they never look through all cases (docs/adr/0038-wall-and-statistics.md). */
import assert from 'node:assert/strict';
import type { Database } from '../../src/platform/database/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

type Values = Parameters<Database['all']>[1];
const COPIES = 400;
const DAY_MS = 86_400_000;

eachDatabase('The counts of the wall', (database) => {
  let cases: CasesOn;
  let asked: [string, Values][] = [];

  before(async function () {
    this.timeout(300_000);
    const { aside } = database();
    const watched: Database = {
      ...database(),
      aside: {
        ...aside,
        all: (sql, values) => (asked.push([sql, values]), aside.all(sql, values)),
        get: (sql, values) => (asked.push([sql, values]), aside.get(sql, values)),
      },
    };
    cases = await casesOn(watched);
    const id = await cases.register();
    await cases.walk(id, 'accept', 'grant');
    const row = await database().get<Record<string, string | number | null>>('SELECT * FROM case_time WHERE id = $1', [id]);
    assert.ok(row);
    const copies = Array.from({ length: COPIES }, (_, index) => ({
      ...row,
      id: `copy-${index}`,
      ended_at: Number(row.ended_at) - index * DAY_MS,
      due_at: Number(row.due_at) - index * DAY_MS,
      timing: index % 10 === 0 ? 'late' : 'early',
    }));
    await database().write(() => database().insertAll('case_time', copies));
    if (database().dialect === 'mysql') await database().run('ANALYZE TABLE case_time');
  });
  after(() => cases?.close());

  const led = async (path: string, told: string, index: RegExp): Promise<void> => {
    asked = [];
    assert.equal((await cases.call('supervisor', 'GET', path)).status, 200);
    const questions = asked.filter(([sql]) => sql.includes(told));
    assert.ok(questions.length, `${path} asks ${told}`);
    for (const [sql, values] of questions) {
      const explain = database().dialect === 'mysql' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN';
      const plan = JSON.stringify(await database().all(`${explain} ${sql}`, values));
      assert.match(plan, index, `${sql}\n${plan}`);
    }
  };

  it('of a period go along its end', () =>
    led('/cases/statistics?by=organ&from=2026-02-20&to=2026-03-31', 'FROM case_time t', /case_time_ended_at/));
  it('of the weeks in which cases became late go along timing and due time', () =>
    led('/supervision/wall', "t.timing = 'late'", /case_time_timing_due_at|case_time_ended_at/));
  it('of late steps go along the open steps', () =>
    led('/supervision/wall?organ=organ-works', 'SELECT t.matter_id FROM step t', /step_state_due_at_matter_id/));
});
