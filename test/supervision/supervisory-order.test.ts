/**
 * The supervisory order (R20) without an engine: who may issue, answer and evaluate, what is refused, and what the machinery shows of it.
 */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { NEW_ORDER, ordersOn } from '../support/orders.ts';
import { platformOn, type PlatformOn } from '../support/platform-on.ts';
import { LEGAL_OFFICE, ORGAN, OTHER_ORGAN } from '../support/small-city.ts';
import type { ErrorBody } from '../support/test-server.ts';

eachDatabase('A supervisory order', (database) => {
  let platform: PlatformOn;
  const orders = ordersOn(database, (account, method, path, body) => platform.call(account, method, path, body));
  const count = async (): Promise<number> => (await database().all("SELECT id FROM matter WHERE kind = 'supervisory-order'")).length;
  before(async () => {
    platform = await platformOn(database(), { startedAt: '2026-11-16T10:00:00+08:00' });
  });
  after(() => platform.close());

  /** The code of a refusal that left nothing behind. */
  async function refused(by: string, organId: string, changes: object = {}): Promise<[number, string, ...string[]]> {
    const before = await count();
    const { status, body } = await orders.draw(by, organId, changes);
    assert.equal(await count(), before);
    const { code, fields = [] } = (body as ErrorBody).error;
    return [status, code, ...fields.map(({ path }) => path)];
  }

  it('is not drawn up without ground or addressee', async () => {
    assert.deepEqual(await refused('supervisor', ORGAN, { answers: { law: '行政许可法第三十二条', requirement: '改正' } }), [
      422,
      'invalid-input',
      'answers.ground',
    ]);
    assert.deepEqual(await refused('supervisor', '', {}), [422, 'invalid-input', 'organId']);
    assert.deepEqual(await refused('supervisor', 'organ-nowhere'), [404, 'not-found']);
  });

  it("is refused against an organ outside the issuer's scope, one's own, and one at which nobody would answer", async () => {
    assert.deepEqual(await refused('supervisor-west', ORGAN), [403, 'organ-out-of-scope']);
    assert.deepEqual(await refused('supervisor', 'organ-supervision'), [409, 'own-organ']);
    assert.deepEqual(await refused('supervisor', LEGAL_OFFICE), [409, 'contact-missing']);
    for (const account of ['window', 'contact', 'registrar', 'lead', 'administrator'])
      assert.deepEqual(await refused(account, ORGAN), [403, 'forbidden'], account);
  });

  it('is refused about something that the issuer may not see', async () => {
    assert.deepEqual(await refused('supervisor', ORGAN, { subjects: [{ kind: 'signal', id: 'nothing' }] }), [404, 'not-found']);
  });

  it('is drawn up by the legal office as well, with a number and the day on which it is to be answered', async () => {
    const id = await orders.issued('legal', ORGAN);
    const [matter, [paper]] = [await orders.matter(id), await orders.documents(id)];
    assert.match(matter.number, /^督〔2026〕\d+号$/);
    assert.deepEqual([matter.organ_id, matter.answering_organ_id, matter.district_id], [LEGAL_OFFICE, ORGAN, 'district-east']);
    assert.deepEqual([paper?.title, paper?.template], ['行政执法监督通知书', 'order']);
    const { to, opening, sections } = JSON.parse(paper?.data ?? '{}') as {
      to: string;
      opening: string;
      sections: { answers: { value: string }[] }[];
    };
    assert.equal(to, '小城市建设局');
    assert.match(opening, /10 个工作日内（至2026年11月30日）/);
    assert.deepEqual(sections.map(({ answers }) => answers[0]?.value).sort(), Object.values(NEW_ORDER.answers).sort());
  });

  it('counts the days that it says', async () => {
    const id = await orders.issued('supervisor', ORGAN, { answers: { ...NEW_ORDER.answers, limitDays: 3 } });
    const [paper] = await orders.documents(id);
    assert.match(paper?.data ?? '', /3 个工作日内（至2026年11月19日）/);
  });

  it('may be left unissued, with a reason', async () => {
    const id = await orders.drawn('supervisor', ORGAN);
    const step = await orders.step(id, 'Step_Issue');
    assert.equal((await orders.decide('supervisor', step, 'drop', { text: '' })).code, 'invalid-input');
    await orders.decided('supervisor', id, 'Step_Issue', 'drop', { text: '问题已经改正。' });
    assert.deepEqual([await orders.closedAs(id), await orders.documents(id)], ['dropped', []]);
  });

  it('is answered by the contact of the organ it is addressed to, and evaluated within the scope of who evaluates', async () => {
    const id = await orders.issued('supervisor', ORGAN);
    const step = await orders.step(id, 'Step_Answer');
    // Another organ's contact sees nothing of the order (R14).
    assert.equal((await orders.decide('contact-west', step, 'answer')).code, 'not-found');
    for (const account of ['window', 'legal'])
      assert.ok(['position-not-held', 'forbidden'].includes((await orders.decide(account, step, 'answer')).code ?? ''), account);
    assert.equal((await orders.decide('contact', step, 'withdraw', { fields: {} })).code, 'position-not-held');
    await orders.decided('contact', id, 'Step_Answer', 'answer');
    const evaluation = await orders.step(id, 'Step_Evaluate');
    assert.equal((await orders.decide('supervisor-west', evaluation, 'fulfilled')).code, 'organ-out-of-scope');
    assert.equal((await orders.decide('legal', evaluation, 'fulfilled')).code, 'position-not-held');
    await orders.decided('supervisor', id, 'Step_Evaluate', 'partly');
    assert.equal(await orders.closedAs(id), 'partly');
    assert.equal((await orders.decide('contact', step, 'answer')).code, 'step-already-decided');
    assert.equal((await orders.decide('supervisor', evaluation, 'again')).code, 'step-already-decided');
  });

  it('is answered once when two try together', async () => {
    const id = await orders.issued('supervisor', ORGAN);
    const step = await orders.step(id, 'Step_Answer');
    const answers = await Promise.all([orders.decide('contact', step, 'answer'), orders.decide('contact', step, 'request-extension')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal(answers.find(({ status }) => status === 409)?.code, 'step-already-decided');
    assert.equal((await database().all('SELECT id FROM opinion WHERE step_id = $1', [step.id])).length, 1);
  });

  it('extends no limit that has passed, neither asked for nor granted', async () => {
    const [late, pending] = [await orders.issued('supervisor', OTHER_ORGAN), await orders.issued('supervisor', OTHER_ORGAN)];
    await orders.decided('contact-west', pending, 'Step_Answer', 'request-extension');
    await platform.moveTo('2026-11-30T17:30:00+08:00');
    assert.equal((await orders.decide('contact-west', await orders.step(late, 'Step_Answer'), 'request-extension')).code, 'limit-passed');
    const step = await orders.step(pending, 'Step_Extension');
    assert.equal((await orders.decide('supervisor', step, 'grant')).code, 'limit-passed');
    await orders.decided('supervisor', pending, 'Step_Extension', 'refuse');
    await orders.decided('contact-west', pending, 'Step_Answer', 'answer');
  });

  it('stands in lists, inbox and search, and its page shows what is asked, from the machinery alone', async () => {
    const id = await orders.issued('supervisor', OTHER_ORGAN, { subjects: [] });
    const { number } = await orders.matter(id);
    const page = await platform.ask<{
      kindName: { text: string };
      stateName: { text: string };
      extra: { facts: { label: string; value: string }[] };
      clocks: { purpose: string; state: string }[];
      steps: { elementId: string; outcomes: { code: string }[] }[];
    }>('contact-west', 'GET', `/matters/${id}`);
    assert.deepEqual([page.kindName.text, page.stateName.text], ['行政执法监督通知', '整改中']);
    assert.deepEqual(
      page.extra.facts.map(({ label }) => label),
      ['发现的问题', '整改要求', '依据'],
    );
    assert.ok(page.clocks.some(({ purpose, state }) => purpose === 'reply' && state === 'running'));
    assert.deepEqual(
      page.steps.at(-1)?.outcomes.map(({ code }) => code),
      ['answer', 'request-extension'],
    );
    const offered = async (account: string): Promise<[number, string[]]> => {
      type Offer = { atReader: string[]; readerGives: { outcome: { code: string } }[] };
      const { atReader, readerGives } = await platform.ask<Offer>(account, 'GET', `/matters/${id}`);
      return [atReader.length, readerGives.map(({ outcome }) => outcome.code)];
    };
    assert.deepEqual(
      [await offered('contact-west'), await offered('supervisor'), await offered('lead')],
      [
        [1, []],
        [0, ['withdraw']],
        [0, []],
      ],
    );
    const inbox = await platform.ask<{ items: { matterId: string }[] }>('contact-west', 'GET', '/inbox');
    assert.ok(inbox.items.some(({ matterId }) => matterId === id));
    const found = await platform.ask<{ items: { id: string }[] }>('supervisor-west', 'GET', `/search?q=${encodeURIComponent(number)}`);
    assert.deepEqual(
      found.items.map((item) => item.id),
      [id],
    );
    assert.equal((await platform.call('contact', 'GET', `/matters/${id}`)).status, 404, 'another organ does not see it');
    assert.equal((await platform.call('administrator', 'GET', `/matters/${id}`)).status, 403, 'nor an administrator');
  });

  it('names what it is about, from both ends', async () => {
    const first = await orders.drawn('supervisor', ORGAN);
    const second = await orders.drawn('supervisor', ORGAN, { subjects: [{ kind: 'matter', id: first }] });
    const links = async (id: string): Promise<unknown[]> =>
      (
        await platform.ask<{ links: { direction: string; target: { id: string } | null }[] }>('supervisor', 'GET', `/matters/${id}`)
      ).links.map(({ direction, target }) => [direction, target?.id]);
    assert.deepEqual([await links(second), await links(first)], [[['to', first]], [['from', second]]]);
  });

  it('leaves a record that verifies', async () => {
    assert.ok((await verifyRecord(database())).ok);
  });
});
