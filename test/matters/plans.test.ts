/** However a list is narrowed, an index of the header leads each part of the reader's scope to its page and its count (ADR 0024). */
import assert from 'node:assert/strict';
import type { Database } from '../../src/platform/database/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { onFile } from '../support/databases.ts';
import { OTHER_ORGAN } from '../support/small-city.ts';

const NARROWED: Record<string, readonly string[]> = {
  '/matters': [
    'state=open',
    'state=closed',
    'kind=case&state=received',
    'organ=x',
    'answering=x',
    'clock=overdue',
    'clock=normal',
    'q=开挖',
  ],
  '/cases': [
    'state=running',
    'state=completed',
    'power=x',
    'organ=x',
    'clock=overdue',
    'clock=normal',
    'signal=red',
    'due=today',
    'q=开挖',
  ],
  '/supervision/signals': ['colour=red'],
  '/registry/changes': ['state=declared', 'kind=abolish', 'organ=x', 'power=x', 'late=true', 'late=false'],
};
const READERS: Record<string, readonly string[]> = {
  '/matters': ['supervisor', 'supervisor-west', 'window'],
  '/cases': ['supervisor', 'supervisor-west', 'window'],
  '/supervision/signals': ['supervisor', 'supervisor-west'],
  '/registry/changes': ['legal'],
};
const COPIES = 120;
const PAGE = 20;

/** Tells of each question that is asked aside. */
function watched(database: Database, asked: (sql: string, values: Parameters<Database['all']>[1]) => void): Database {
  const { aside } = database;
  return {
    ...database,
    aside: {
      ...aside,
      all: (sql, values) => (asked(sql, values), aside.all(sql, values)),
      get: (sql, values) => (asked(sql, values), aside.get(sql, values)),
    },
  };
}

onFile('Lists of matters', (database) => {
  let cases: CasesOn;
  let questions: [string, Parameters<Database['all']>[1]][] = [];

  before(async () => {
    cases = await casesOn(watched(database(), (sql, values) => questions.push([sql, values])));
    const row = await cases.matter(await cases.register({ subject: '门前开挖' }));
    const copies = Array.from({ length: COPIES }, (_, index) => ({
      ...row,
      id: `copy-${index}`,
      number: `${row.number}-${index}`,
      process_instance_key: null,
      ...(index % 2 ? { organ_id: OTHER_ORGAN, district_id: 'district-west' } : {}),
    }));
    await database().write(() => database().insertAll('matter', copies));
  });
  after(() => cases?.close());

  for (const [path, filters] of Object.entries(NARROWED))
    it(`${path} never look at every matter of the city`, async () => {
      for (const account of READERS[path] ?? [])
        for (const filter of ['', ...filters])
          for (const cursor of ['', '&after=1795400000000_copy-7']) {
            questions = [];
            const answer = await cases.call(account, 'GET', `${path}?limit=${PAGE}${cursor}${filter && `&${filter}`}`);
            assert.equal(answer.status, 200, `${account} ${filter}: ${answer.text}`);
            assert.equal(questions.length, 2, 'a count and a page');
            for (const [sql, values] of questions) {
              const plan = (await database().all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values)).map(({ detail }) => detail);
              const said = `${account} ${filter}\n${sql}\n${plan.join('\n')}`;
              const parts = sql.match(/(FROM|JOIN) `?matter`? (AS )?`?m`? /g)?.length ?? 0;
              assert.ok(parts > 0, said);
              const led = plan.filter((line) => /^SEARCH m USING (COVERING )?INDEX (matter_|sqlite_autoindex_matter_)/.test(line));
              assert.equal(led.length, parts, said);
              assert.ok(!plan.some((line) => /^SCAN m\b|MULTI-INDEX/.test(line)), said);
            }
          }
    });

  it('turn all of their pages, each row once, and count exactly', async () => {
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page <= COPIES / PAGE; page += 1) {
      const { items, next, total } = await cases.ask<{ items: { id: string }[]; next: string | null; total: number }>(
        'supervisor',
        'GET',
        `/matters?limit=${PAGE}${after}`,
      );
      assert.equal(total, COPIES + 1);
      seen.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = `&after=${next}`;
    }
    assert.equal(seen.length, COPIES + 1);
    assert.equal(new Set(seen).size, COPIES + 1);
  });
});
