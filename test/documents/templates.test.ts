/** Wordings in versions (R11.5): proposed, tried on old papers, approved by a second person; issued papers never change. */
import assert from 'node:assert/strict';
import type { DryRun, TemplateDetail } from '../../domain/api/templates.ts';
import type { Wording } from '../../domain/documents/wording.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

const CODE = 'licence-decision';
const CLOSING: Wording = { closing: [{ text: '本决定书由{机关}送达{当事人}。' }], numerals: 'arabic', title: '准予*决定书（新）' };

eachDatabase('The wording of a template', (database) => {
  let cases: CasesOn;
  let old: string;
  before(async () => {
    cases = await casesOn(database());
    old = await grant();
  });
  after(() => cases?.close());

  async function grant(): Promise<string> {
    const id = await cases.register();
    await cases.walk(id, 'accept', 'grant');
    return id;
  }
  const paperOf = async (id: string) => {
    const [row] = await database().all<{ title: string; data: string; template_version: number | null }>(
      'SELECT title, data, template_version FROM document WHERE matter_id = $1 AND template = $2',
      [id, CODE],
    );
    assert.ok(row);
    return row;
  };
  const detail = (account = 'legal') => cases.ask<TemplateDetail>(account, 'GET', `/document-templates/${CODE}`);
  const propose = (body: Wording, base: number, reason = '统一结尾') =>
    cases.call<{ id: string; error?: { code: string } }>('legal', 'POST', `/document-templates/${CODE}/versions`, { body, reason, base });
  const approve = (id: string, account = 'legal2') => cases.call(account, 'POST', `/document-template-versions/${id}/approve`, {});

  it('is the legal office’s alone, and of those for the whole city', async () => {
    for (const account of ['window', 'registrar', 'supervisor'])
      assert.equal((await cases.call(account, 'GET', '/document-templates')).status, 403);
    const { items } = await cases.ask<{ items: { code: string; version: number }[] }>('legal', 'GET', '/document-templates');
    assert.equal(items.find(({ code }) => code === CODE)?.version, 0);
  });

  it('is tried on issued papers before it counts: what would change, paper by paper, and nothing is kept', async () => {
    const found = await cases.ask<DryRun>('legal', 'POST', `/document-templates/${CODE}/dry-run`, { body: CLOSING });
    assert.deepEqual([found.papers, found.changed, found.errors], [1, 1, 0]);
    assert.ok(found.items[0]?.added.some((text) => text.startsWith('本决定书由小城市建设局送达')));
    const failing = await cases.ask<DryRun>('legal', 'POST', `/document-templates/${CODE}/dry-run`, {
      body: { closing: [{ text: '{许可证编号}' }] },
    });
    assert.deepEqual([failing.errors, failing.items[0]?.error], [1, '缺少：许可证编号']);
    assert.equal((await detail()).version, 0);
  });

  it('is put in force by a second person, for papers made from then on', async () => {
    const { status, body } = await propose(CLOSING, 0);
    assert.equal(status, 201);
    assert.equal((await propose(CLOSING, 0)).status, 409, 'one proposal at a time');
    assert.equal((await approve(body.id, 'legal')).status, 403, 'not by whoever proposed it');
    assert.equal((await approve(body.id)).status, 200);
    assert.equal((await approve(body.id)).status, 409);
    const found = await detail();
    assert.deepEqual([found.version, found.versions[0]?.state, found.versions[0]?.answer?.changed], [1, 'in-force', 1]);
    const [before, after] = [await paperOf(old), await paperOf(await grant())];
    assert.deepEqual([before.template_version, after.template_version], [null, 1]);
    assert.deepEqual([before.title, after.title], ['准予行政许可决定书', '准予行政许可决定书（新）']);
    assert.ok(!before.data.includes('wording') && after.data.includes('本决定书由'));
  });

  it('with a fault, without a reason, or from an outdated page is refused', async () => {
    assert.equal((await propose({ closing: [{ text: '{没有}' }] }, 1)).status, 422);
    assert.equal((await propose(CLOSING, 1, '')).status, 422);
    assert.equal((await propose(CLOSING, 0)).body.error?.code, 'template-changed');
  });

  it('that fails on an old paper is not approved, and can be returned', async () => {
    const { body } = await propose({ closing: [{ text: '{许可证编号}' }] }, 1);
    const refused = await approve(body.id);
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'dry-run-fails']);
    const path = `/document-template-versions/${body.id}/decline`;
    assert.equal((await cases.call('legal2', 'POST', path, { reason: '决定时还没有编号' })).status, 200);
    assert.equal((await detail()).versions[0]?.state, 'returned');
  });

  it('goes back to an earlier one, or to what is shipped, on the same way', async () => {
    const { body } = await propose({}, 1, '恢复原文');
    assert.equal((await approve(body.id)).status, 200);
    const found = await detail();
    assert.deepEqual([found.version, found.versions.map(({ state }) => state)], [3, ['in-force', 'returned', 'earlier']]);
    assert.equal((await paperOf(await grant())).title, '准予行政许可决定书');
  });
});
