/** Cases, steps and documents over HTTP: who sees what, and what is refused with which code (R9–R12, R14). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The routes of cases', (database) => {
  let cases: CasesOn;
  let id: string;
  before(async () => {
    cases = await casesOn(database(), { printDocuments: true });
    id = await cases.register();
    await cases.walk(id, 'accept');
  });
  after(() => cases?.close());

  it('show a case to its organ and to whoever supervises it, and to others not even that it is there', async () => {
    for (const account of ['window', 'officer', 'legal', 'supervisor', 'lead'])
      assert.equal((await cases.call(account, 'GET', `/cases/${id}`)).status, 200, account);
    for (const account of ['stranger', 'supervisor-west']) {
      const { status, body } = await cases.call(account, 'GET', `/cases/${id}`);
      assert.deepEqual([status, body.error.code], [404, 'not-found'], account);
    }
    assert.equal((await cases.call('administrator', 'GET', `/cases/${id}`)).body.error.code, 'forbidden', 'R2a');
  });

  it('let a holder claim a step and give it back; others are told by whom it is held', async () => {
    const held = await cases.register();
    const { id: stepId } = await cases.openStep(held);
    const path = `/steps/${stepId}`;
    assert.equal((await cases.ask<{ claimedBy: { id: string } }>('officer', 'POST', `${path}/claim`)).claimedBy.id, 'person-officer');
    for (const [method, body] of [
      ['claim', {}],
      ['release', {}],
      ['decide', { outcome: 'accept', fields: { findings: '一致' } }],
    ] as const) {
      const answer = await cases.call('colleague', 'POST', `${path}/${method}`, body);
      assert.deepEqual(
        [answer.status, answer.body.error.code, answer.body.error.details?.personName],
        [409, 'step-claimed', '李承办'],
        method,
      );
    }
    await cases.ask('officer', 'POST', `${path}/release`);
    assert.equal((await cases.openStep(held)).claimed_by, null);
    assert.equal((await cases.call('colleague', 'POST', `${path}/claim`)).status, 200);
  });

  it('name on a step’s page what each outcome leads to, and who else holds its position today', async () => {
    const step = await cases.openStep(id);
    const page = await cases.ask<{ next: Record<string, { text: string; textEn: string }>; colleagues: { id: string }[] }>(
      'leader',
      'GET',
      `/steps/${step.id}`,
    );
    assert.deepEqual(Object.keys(page.next), ['grant', 'deny']);
    assert.notEqual(page.next['grant']?.text, page.next['deny']?.text);
    assert.deepEqual(
      page.colleagues.map((person) => person.id),
      ['person-leader'],
    );
    assert.equal((await cases.call('leader', 'GET', '/steps/nowhere')).status, 404);
    assert.equal((await cases.call('stranger', 'GET', `/steps/${step.id}`)).status, 404);
  });

  it('hand out a document as it was kept, to its readers alone', async () => {
    const { documents } = await cases.page<{ documents: { id: string; sha256: string; size: number }[] }>(id);
    const [document] = documents;
    const answer = await cases.call('window', 'GET', `/documents/${document?.id}/content`);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf']);
    assert.equal(answer.headers.get('etag'), `"${document?.sha256}"`);
    assert.equal(answer.headers.get('content-length'), String(document?.size));
    const kept = await database().get<{ bytes: Buffer }>('SELECT bytes FROM document_content WHERE document_id = $1', [document?.id ?? '']);
    assert.equal(
      createHash('sha256')
        .update(kept?.bytes ?? '')
        .digest('hex'),
      document?.sha256,
    );
    for (const account of ['stranger', 'supervisor-west'])
      assert.equal((await cases.call(account, 'GET', `/documents/${document?.id}/content`)).status, 404, account);
    assert.equal((await cases.call('window', 'GET', '/documents/nowhere/content')).status, 404);
  });

  it('hand out several documents of a case as one file for the printer; kept files stay as they are', async () => {
    const printed = await cases.register();
    await cases.walk(printed, 'accept', 'grant');
    const { documents } = await cases.page<{ documents: { id: string; pages: number }[] }>(printed);
    assert.equal(documents.length, 2);
    const path = `/matters/${printed}/documents.pdf?ids=`;
    const both = documents.map((document) => document.id);
    const answer = await cases.call('window', 'GET', path + [...both].reverse().join(','));
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf']);
    const joined = await PDFDocument.load(answer.bytes);
    assert.equal(
      joined.getPageCount(),
      documents.reduce((sum, { pages }) => sum + pages, 0),
    );
    const [first = ''] = both;
    const [alone, kept] = [
      await cases.call('window', 'GET', path + first),
      await cases.call('window', 'GET', `/documents/${first}/content`),
    ];
    assert.ok(alone.bytes.equals(kept.bytes), 'a single one stays itself');
    assert.equal((await cases.call('window', 'GET', `/matters/${id}/documents.pdf?ids=${first}`)).status, 404, 'of another case');
    assert.equal((await cases.call('stranger', 'GET', path + first)).status, 404);
    for (const wrong of ['', ',', Array.from({ length: 61 }, (_, index) => index).join(',')])
      assert.equal((await cases.call('window', 'GET', path + wrong)).status, 422, wrong);
  });

  it('refuse bodies and filters that say something else than they may, naming the field', async () => {
    const step = await cases.openStep(id);
    const wrong: [method: string, path: string, body?: object][] = [
      ['POST', '/cases', { ...cases.application(), priority: 1 }],
      ['POST', '/cases', { ...cases.application(), materials: [{ code: 'application', originals: -1, copies: 0, provided: true }] }],
      ['POST', '/cases', { ...cases.application(), subject: '长'.repeat(201) }],
      ['POST', `/steps/${step.id}/decide`, {}],
      ['GET', '/cases?limit=301'],
      ['GET', '/cases?signal=green'],
      ['GET', '/inbox?tab=all'],
    ];
    for (const [method, path, body] of wrong) {
      const account = path.startsWith('/steps') ? 'leader' : 'window';
      const { status, body: answer } = await cases.call(account, method, path, body);
      assert.equal(status, 422, `${method} ${path} ${JSON.stringify(answer)}`);
      assert.ok(answer.error.fields?.length, `${method} ${path}`);
    }
  });
});
