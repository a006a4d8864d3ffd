/** One paper for one job (R11.5, R12a): numbered without a gap, kept once, printed from what was stored, whatever dies between the two. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower, documentOf } from '../support/small-power.ts';

interface Row {
  id: string;
  number: string;
  template: string;
  element_id: string;
  job_key: string;
}

eachDatabase('A document that the drawing asks for', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { printDocuments: true });
  });
  after(() => cases?.close());

  const documents = (id: string) => database().all<Row>('SELECT * FROM document WHERE matter_id = $1 ORDER BY created_at, id', [id]);
  const numberOf = (row: Row | undefined): number => Number(/(\d+)号$/.exec(row?.number ?? '')?.[1]);

  it('has the next number of its organ, word and year, and names its element and job', async () => {
    const ids = [await cases.register(), await cases.register()];
    for (const id of ids) await cases.walk(id, 'accept');
    const [[first], [second]] = [await documents(ids[0] ?? ''), await documents(ids[1] ?? '')];
    assert.match(first?.number ?? '', /^小建.+〔2026〕\d+号$/);
    assert.equal(numberOf(second), numberOf(first) + 1);
    assert.deepEqual([first?.template, first?.element_id], ['acceptance-notice', 'dAccepted']);
  });

  it('is kept as printed: its hash is that of its bytes, and the record names it', async () => {
    const id = await cases.register();
    await cases.walk(id, 'decline');
    const [document] = await documents(id);
    const kept = await database().get<{ bytes: Buffer; sha256: string; pages: number }>(
      'SELECT * FROM document_content WHERE document_id = $1',
      [document?.id ?? ''],
    );
    assert.equal(kept?.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal(
      createHash('sha256')
        .update(kept?.bytes ?? '')
        .digest('hex'),
      kept?.sha256,
    );
    const entry = (await cases.record.ofMatter(id)).find(({ kind }) => kind === 'document-kept');
    assert.equal((JSON.parse(entry?.payload ?? '{}') as { sha256: string }).sha256, kept?.sha256);
  });

  it('is numbered once when the answer to its job is lost, and the case goes on', async () => {
    const id = await cases.register();
    const { completeJob } = cases.engine;
    cases.engine.completeJob = (key, variables, options) =>
      cases.engine.jobsOf(id).some((job) => job.key === key && job.type === 'generate-document')
        ? Promise.reject(new Error('the answer was lost'))
        : completeJob(key, variables, options);
    await assert.rejects(cases.walk(id, 'accept'), /the answer was lost/);
    const before = await documents(id);
    cases.engine.completeJob = completeJob;
    await cases.settle();
    assert.deepEqual(await documents(id), before);
    assert.equal((await cases.openStep(id)).element_id, 'tDecide');
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'document-kept').length, 1);
  });

  it('leaves no gap in the numbers when its transaction fails', async () => {
    const broken = await casesOn(database(), { power: buildPower({}, { dAccepted: documentOf('no-such-template') }) });
    const id = await broken.register();
    await assert.rejects(broken.walk(id, 'accept'), /Unknown document template "no-such-template"/);
    assert.deepEqual([await documents(id), (await broken.recorded(id)).includes('document-numbered')], [[], false]);
    await broken.close();
    const [before, after] = [await cases.register(), await cases.register()];
    for (const next of [before, after]) await cases.walk(next, 'accept');
    const [[first], [second]] = [await documents(before), await documents(after)];
    assert.equal(numberOf(second), numberOf(first) + 1);
  });

  it('is issued for no job that the recorded decisions do not lead to', async () => {
    const id = await cases.register();
    const [job] = cases.engine.jobsOf(id);
    cases.engine.force(job?.key ?? '', 'accept');
    await cases.settle();
    assert.deepEqual([await documents(id), (await cases.matter(id)).frozen_at !== null], [[], true]);
  });
});
