/** Who watches, who is told and reminded, what each keeps for themselves, and whether anyone can lawfully finish a matter. */
import assert from 'node:assert/strict';
import type { InboxPage, MatterWork, NoticeView, OwnPhrase, SavedFilter, UnattendedGroup } from '../../domain/api/steps.ts';
import type { StepRow } from '../../src/matters/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { powerOfTwoOfficers } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

eachDatabase('Shared work', (database) => {
  let cases: CasesOn;
  let id: string;
  let step: StepRow;
  before(async () => {
    cases = await casesOn(database(), { power: powerOfTwoOfficers() });
    await database().write(() => database().run("UPDATE position SET leads = 1 WHERE code = 'deciding-leader'"));
  });
  after(() => cases?.close());
  beforeEach(async () => {
    id = await cases.register();
    step = await cases.openStep(id);
  });

  const send = (by: string, method: string, path: string, body?: object): Promise<Answer<ErrorBody>> => cases.call(by, method, path, body);
  const inbox = (by: string, tab: string): Promise<InboxPage> => cases.ask(by, 'GET', `/inbox?tab=${tab}`);
  const codeOf = ({ status, body }: Answer<ErrorBody>): [number, string | undefined] => [status, body.error?.code];
  const notices = async (by: string): Promise<NoticeView[]> =>
    (await cases.ask<{ items: NoticeView[] }>(by, 'GET', '/notices')).items.filter(({ matterId }) => matterId === id);

  it('keeps watched matters in sight, with an exact count, and only those that may be read (R14)', async () => {
    const before = (await inbox('window', 'open')).counts?.watched ?? 0;
    assert.equal((await send('window', 'PUT', `/matters/${id}/watch`, { watching: true })).status, 204);
    assert.equal((await send('window', 'PUT', `/matters/${id}/watch`, { watching: true })).status, 204);
    assert.deepEqual(codeOf(await send('stranger', 'PUT', `/matters/${id}/watch`, { watching: true })), [404, 'not-found']);
    const watched = await inbox('window', 'watched');
    assert.deepEqual([watched.items[0]?.id, watched.total, watched.counts?.watched], [step.id, before + 1, before + 1]);
    await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' });
    assert.equal((await inbox('window', 'watched')).items[0]?.elementId, 'tDecide');
    assert.equal((await send('window', 'PUT', `/matters/${id}/watch`, { watching: false })).status, 204);
    assert.equal((await inbox('window', 'watched')).counts?.watched, before);
  });

  it('shows what runs in an organ to who leads there, and what both officers did to both', async () => {
    const led = await inbox('leader', 'organ');
    assert.ok(led.items.some((one) => one.id === step.id) && led.total === led.counts?.organ);
    assert.equal((await inbox('officer', 'open')).counts?.organ, undefined);
    assert.deepEqual((await inbox('officer', 'organ')).items, []);
    await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' });
    for (const by of ['officer', 'colleague']) {
      const done = await inbox(by, 'done');
      assert.ok(done.items.some((one) => one.id === step.id) && done.total === done.counts?.done, by);
    }
  });

  it('reminds whoever has the step in hand, once a day', async () => {
    assert.equal((await send('officer', 'POST', `/steps/${step.id}/claim`)).status, 200);
    assert.equal((await send('window', 'POST', `/steps/${step.id}/remind`, { text: '当事人来电询问' })).status, 204);
    assert.deepEqual(codeOf(await send('leader', 'POST', `/steps/${step.id}/remind`, {})), [409, 'reminded-today']);
    assert.deepEqual(codeOf(await send('officer', 'POST', `/steps/${step.id}/remind`, {})), [409, 'nobody-to-remind']);
    assert.deepEqual(codeOf(await send('stranger', 'POST', `/steps/${step.id}/remind`, {})), [404, 'not-found']);
    const [notice] = await notices('officer');
    assert.deepEqual([notice?.kind, notice?.text, notice?.from.name, notice?.step?.id], ['reminder', '当事人来电询问', '陈窗口', step.id]);
    const unread = (await inbox('officer', 'open')).counts?.notices ?? 0;
    assert.equal((await send('officer', 'POST', `/notices/${notice?.id}/read`)).status, 204);
    assert.equal((await inbox('officer', 'open')).counts?.notices, unread - 1);
    assert.deepEqual(await notices('colleague'), []);
    assert.ok((await cases.recorded(id)).includes('step-reminded'));
  });

  it('copies a matter to colleagues who may read it, and to nobody else (R14)', async () => {
    const copy = (personIds: string[]) => send('window', 'POST', `/matters/${id}/copies`, { personIds, text: '请知悉' });
    assert.deepEqual(codeOf(await copy(['person-stranger'])), [422, 'reader-out-of-scope']);
    assert.equal((await copy(['person-leader', 'person-officer'])).status, 204);
    assert.equal((await copy(['person-leader'])).status, 204);
    assert.deepEqual(
      (await notices('leader')).map(({ kind, text }) => [kind, text]),
      [['copy', '请知悉']],
    );
    assert.equal((await inbox('leader', 'mine')).items.length, 0, 'nothing is asked of them');
  });

  it('keeps phrases by outcome and filters by page for each person alone', async () => {
    const phrase = { outcome: 'accept', text: '材料齐全，予以受理。' };
    assert.equal((await send('officer', 'POST', '/phrases', phrase)).status, 201);
    assert.equal((await send('officer', 'POST', '/phrases', phrase)).status, 201);
    const { ownPhrases } = await cases.ask<{ ownPhrases: OwnPhrase[] }>('officer', 'GET', `/steps/${step.id}`);
    assert.deepEqual(
      ownPhrases.map(({ outcome, text }) => ({ outcome, text })),
      [phrase],
    );
    assert.deepEqual((await cases.ask<{ items: OwnPhrase[] }>('colleague', 'GET', '/phrases')).items, []);
    assert.deepEqual(codeOf(await send('colleague', 'DELETE', `/phrases/${ownPhrases[0]?.id}`)), [404, 'not-found']);
    assert.equal((await send('officer', 'DELETE', `/phrases/${ownPhrases[0]?.id}`)).status, 204);

    for (const query of ['?tab=mine', '?tab=mine&q=road'])
      assert.equal((await send('officer', 'POST', '/saved-filters', { page: 'inbox', name: '道路', query })).status, 201);
    const { items } = await cases.ask<{ items: SavedFilter[] }>('officer', 'GET', '/saved-filters?page=inbox');
    assert.deepEqual(
      items.map(({ name, query }) => [name, query]),
      [['道路', '?tab=mine&q=road']],
    );
    assert.deepEqual((await cases.ask<{ items: SavedFilter[] }>('officer', 'GET', '/saved-filters?page=cases')).items, []);
    assert.equal((await send('officer', 'DELETE', `/saved-filters/${items[0]?.id}`)).status, 204);
  });

  describe('that nobody may lawfully finish', () => {
    const change = (sql: string): Promise<number> => database().write(() => database().run(sql));
    const lacking = async () => (await cases.ask<MatterWork>('leader', 'GET', `/matters/${id}/work`)).unattended;

    it('is told of each step, now or to come', async () => {
      assert.deepEqual(await lacking(), []);
      await change("UPDATE person SET certificate_to = '2026-01-31' WHERE account = 'colleague'");
      assert.deepEqual(
        (await lacking()).map((one) => [one.elementId, one.needed, one.eligible, one.standing]),
        [['tAccept', 2, 1, true]],
        'one officer where two must act',
      );
      await change("UPDATE person SET active = 0 WHERE account = 'leader'");
      const groups = (await cases.ask<{ items: UnattendedGroup[] }>('supervisor', 'GET', '/work/unattended')).items;
      assert.ok(groups.some(({ steps }) => steps.some((one) => one.elementId === 'tDecide' && !one.standing)));
      assert.deepEqual((await cases.ask<{ items: UnattendedGroup[] }>('supervisor-west', 'GET', '/work/unattended')).items, []);
      const status = await cases.ask<{ unattended: { positions: string[]; now: boolean }[] }>('administrator', 'GET', '/status');
      assert.deepEqual([status.unattended[0]?.now, status.unattended[0]?.positions], [true, ['承办岗', '审批岗']]);
      await change("UPDATE person SET active = 1 WHERE account = 'leader'");
      await change("UPDATE person SET certificate_to = '2039-12-31' WHERE account = 'colleague'");
    });

    it('counts who has stepped aside, in that matter alone (CF43)', async () => {
      const body = { personId: 'person-colleague', reason: '与当事人有亲属关系' };
      assert.equal((await send('colleague', 'POST', `/matters/${id}/recusals`, body)).status, 204);
      assert.deepEqual(
        (await lacking()).map(({ elementId }) => elementId),
        ['tAccept'],
      );
      const groups = (await cases.ask<{ items: UnattendedGroup[] }>('supervisor', 'GET', '/work/unattended')).items;
      assert.deepEqual(
        groups.filter(({ matterId }) => matterId === id).map(({ matters }) => matters),
        [1],
      );
    });
  });
});
