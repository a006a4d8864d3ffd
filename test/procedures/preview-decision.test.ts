/** What a decision would put on paper, shown before it is made and without a trace (R11.5). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { hasPdftotext, pdfText, solid } from '../documents/pdf-text.ts';

eachDatabase('A preview', (database) => {
  let cases: CasesOn;
  let id: string;
  before(async () => {
    cases = await casesOn(database(), { printDocuments: true });
    id = await cases.register();
  });
  after(() => cases?.close());

  const TABLES = ['record', 'opinion', 'document', 'document_content', 'number_series', 'outbox', 'clock_entry'];
  const traces = async (): Promise<unknown[]> =>
    Promise.all(TABLES.map(async (table) => [table, await database().get(`SELECT COUNT(*) AS rows_there FROM ${table}`)]));

  const ask = async (account: string, outcome: string, fields: object = { findings: '现场一致。' }, text = '情况属实。') => {
    const step = await cases.openStep(id);
    return cases.call(account, 'POST', `/steps/${step.id}/preview`, { outcome, fields, text });
  };

  it('shows the document that the outcome leads to, and nothing is stored, numbered, recorded or sent', async () => {
    const before = await traces();
    for (const outcome of ['accept', 'decline']) {
      const answer = await ask('officer', outcome);
      assert.deepEqual(
        [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')],
        [200, 'application/pdf', 'private, no-store'],
        answer.text,
      );
    }
    assert.deepEqual(await traces(), before);
    const step = await cases.openStep(id);
    assert.equal(step.state, 'open');
  });

  it('refuses what deciding refuses: other people, unknown outcomes, fields not filled in, a refusal without reason', async () => {
    assert.deepEqual((await ask('leader', 'accept')).body.error.code, 'position-not-held');
    assert.deepEqual((await ask('stranger', 'accept')).body.error.code, 'not-found');
    assert.deepEqual((await ask('officer', 'constructor')).body.error.code, 'unknown-outcome');
    const unfilled = await ask('officer', 'accept', {});
    assert.deepEqual([unfilled.status, unfilled.body.error.fields?.[0]?.path], [422, 'fields.findings']);
    const silent = await ask('officer', 'decline', undefined, '');
    assert.equal(silent.body.error.fields?.[0]?.code, 'reason-required');
  });

  it('is of the decision only: the same step is decided afterwards, and its document is the first of its series', async () => {
    await cases.walk(id, 'accept');
    const { documents } = await cases.page<{ documents: { number: string }[] }>(id);
    assert.match(documents[0]?.number ?? '', /〔\d{4}〕1号$/);
  });

  (hasPdftotext ? it : it.skip)('bears its mark on every page and no number', async () => {
    const text = solid(pdfText((await ask('leader', 'deny', {}, '不符合第三条。')).bytes));
    for (const one of ['预览·PREVIEW', '（预览，未编号）', '不予行政许可决定书', '不符合第三条。']) assert.ok(text.includes(one), one);
    assert.ok(!/〔\d{4}〕\d+号/.test(text));
  });
});
