/** Service of documents as a thing of its own (CF61, QZ38): by a step or beside it, with attempts, consent, receipt and its terms. */
import assert from 'node:assert/strict';
import type { MatterServices } from '../../domain/api/service.ts';
import { HEADERS, type FormField } from '../../domain/contract.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../../domain/time/civil-time.ts';
import { createCountedFrom } from '../../src/procedures/periods/counted-from.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower, documentOf, GRANT, stepOf } from '../support/small-power.ts';

/** As drawings had it before services were kept. */
const DELIVERY: FormField[] = [
  { key: 'method', label: '送达方式', type: 'choice', required: true, options: [{ value: 'signed', label: '直接送达（签收）' }] },
  { key: 'recipient', label: '受送达人', type: 'text', required: true },
  { key: 'deliveredOn', label: '送达日期', type: 'date', required: true },
];

eachDatabase('Service of documents', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), {
      power: buildPower(
        { forms: { review: { title: '送达', titleEn: 'Service', fields: DELIVERY } } },
        {
          tDecide: stepOf('决定', 'deciding-leader', [GRANT], { [HEADERS.form]: 'review' }),
          dAccepted: documentOf('licence-refusal'),
          dGranted: documentOf('delivery-receipt'),
        },
      ),
    });
  });
  after(() => cases?.close());

  const today = (): string => civilDateInChina(cases.time.now());
  const of = (id: string, account = 'officer') => cases.ask<MatterServices>(account, 'GET', `/matters/${id}/services`);
  const inHand = async (): Promise<{ id: string; documents: string[] }> => {
    const id = await cases.register();
    const [step] = [await cases.openStep(id)];
    const answer = await cases.decideStep(step, 'accept', { fields: signed() });
    assert.equal(answer.status, 200, answer.text);
    await cases.settle();
    return { id, documents: (await of(id)).documents.map((one) => one.id) };
  };
  const signed = () => ({ method: 'signed', recipient: '王建国', place: '本机关窗口', signedOn: today() });
  const record = (id: string, body: object, account = 'officer') => cases.call(account, 'POST', `/matters/${id}/services`, body);

  it('asks at a step drawn before it what each way needs, and works the day out', async () => {
    const id = await cases.register();
    const step = await cases.openStep(id);
    const { status, body } = await cases.decideStep(step, 'accept', {
      fields: { method: 'mail', recipient: '王建国', deliveredOn: today() },
    });
    assert.equal(status, 422);
    assert.deepEqual(
      body.error.fields?.map(({ path, code }) => `${path}:${code}`),
      ['fields.trackingNumber:required', 'fields.postReceivedOn:required'],
    );
    assert.equal((await cases.decideStep(step, 'accept', { fields: signed() })).status, 200);
    const { services } = await of(id);
    assert.deepEqual([services.length, services[0]?.servedOn, services[0]?.stepId], [1, today(), step.id]);
  });

  it('by a step is of all papers that no earlier step served, and of its receipt', async () => {
    const { id, documents } = await inHand();
    const answer = await cases.decideStep(await cases.openStep(id), 'grant', { fields: signed() });
    assert.equal(answer.status, 200, answer.text);
    const found = await of(id);
    assert.deepEqual(
      found.services.map((one) => one.documents.map(({ id: paper }) => paper)),
      [[], documents],
    );
    assert.deepEqual(
      found.documents.map(({ state, way }) => [state, way]),
      [['served', 'signed']],
    );
    const [receipt] = await database().all<{ data: string }>(
      "SELECT data FROM document WHERE matter_id = $1 AND template = 'delivery-receipt'",
      [id],
    );
    assert.equal((JSON.parse(receipt?.data ?? '{}') as { documents: unknown[] }).documents.length, 1);
  });

  it('shows what waits, keeps attempts that failed, and lets an announcement rest on them', async () => {
    const { id, documents } = await inHand();
    assert.deepEqual(
      (await of(id)).documents.map(({ state }) => state),
      ['waiting'],
    );
    const announced = {
      ...{ method: 'announcement', recipient: '王建国', announcementReason: 'other-ways-failed', whereabouts: '邮件退回，电话停机' },
      ...{ announcementPlace: '《阳城日报》', announcedOn: today() },
    };
    const early = await record(id, { documents, served: true, fields: announced });
    assert.deepEqual([early.status, early.body.error.fields?.[0]?.code], [422, 'no-failed-attempt']);
    const attempted = { method: 'mail', recipient: '王建国', trackingNumber: 'EM118', attemptedOn: today() };
    assert.equal((await record(id, { documents, served: false, reason: '', fields: attempted })).status, 422);
    assert.equal((await record(id, { documents, served: false, reason: '查无此人，退回', fields: attempted })).status, 201);
    assert.equal((await record(id, { documents, served: true, fields: announced })).status, 201);
    const [paper] = (await of(id)).documents;
    assert.deepEqual([paper?.state, paper?.servedOn, paper?.failed], ['announced', daysAfter(today(), 30), 1]);
    assert.equal(paper?.terms.length, 2, 'reconsideration and suit run from then');
    const again = await record(id, { documents, served: true, fields: signed() });
    assert.deepEqual([again.status, again.body.error.code], [409, 'already-served']);
    assert.deepEqual((await cases.recorded(id)).filter((kind) => kind.startsWith('service') || kind === 'document-served').length, 3);
  });

  it('serves electronically only to the address to which the party consented', async () => {
    const { id, documents } = await inHand();
    const fields = {
      method: 'electronic',
      recipient: '王建国',
      electronicAddress: 'wjg@example.cn',
      systemProof: '回执 118',
      arrivedOn: today(),
    };
    const send = () => record(id, { documents, served: true, fields });
    assert.equal((await send()).body.error.fields?.[0]?.code, 'service-without-consent');
    const address = (electronicAddress: string) =>
      cases.call('officer', 'POST', `/matters/${id}/service-addresses`, {
        fields: {
          ...{ addressee: '王建国', serviceAddress: '学府路 88 号', serviceContact: '王建国', servicePhone: '13800000000' },
          ...{ consent: true, electronicAddress, confirmedOn: today() },
        },
      });
    assert.equal((await address('other@example.cn')).status, 201);
    assert.equal((await send()).body.error.fields?.[0]?.code, 'address-not-consented');
    assert.equal((await address('wjg@example.cn')).status, 201);
    assert.equal((await send()).status, 201);
    assert.equal((await of(id)).addresses.length, 2);
  });

  it('refuses a day before the paper, papers of others, and who never had the matter in hand', async () => {
    const { id, documents } = await inHand();
    const before = await record(id, { documents, served: true, fields: { ...signed(), signedOn: daysAfter(today(), -1) } });
    assert.equal(before.body.error.fields?.[0]?.code, 'before-document');
    const other = await inHand();
    assert.equal((await record(id, { documents: other.documents, served: true, fields: signed() })).status, 404);
    assert.equal((await record(id, { documents, served: true, fields: signed() }, 'window')).status, 403);
  });

  it('starts a drawn period on the day that the announcement has served, never before', async () => {
    const id = await cases.register();
    const step = await cases.openStep(id);
    const fields = {
      ...{ method: 'announcement', recipient: '王建国', announcementReason: 'unknown-whereabouts', whereabouts: '住所无人' },
      ...{ announcementPlace: '《阳城日报》', announcedOn: today() },
    };
    assert.equal((await cases.decideStep(step, 'accept', { fields })).status, 200);
    const from = await createCountedFrom({ database: database() })(
      id,
      { headers: { [HEADERS.countedFrom]: step.element_id } },
      cases.time.now(),
    );
    assert.equal(from.getTime(), startOfDate(daysAfter(today(), 30)).getTime());
  });

  it('takes cases from before it as their steps say: the papers that were there that day', async () => {
    const { id, documents } = await inHand();
    const [first] = (await of(id)).documents;
    assert.equal(first?.state, 'waiting');
    const step = await cases.openStep(id);
    await database().write(async () => {
      await database().run("UPDATE step SET state = 'decided', decided_at = $1 WHERE id = $2", [cases.time.now().getTime(), step.id]);
      await database().insert('opinion', {
        ...{ id: `old-${id}`, step_id: step.id, matter_id: id, person_id: null, basis: null, co_officer_id: null, outcome: 'grant' },
        ...{
          outcome_label: '准予',
          negative: 0,
          effect: null,
          body: '',
          at: cases.time.now().getTime(),
          proposed_at: null,
          substitute_for: null,
        },
        fields: JSON.stringify([{ key: 'deliveredOn', label: '送达日期', value: today() }]),
      });
    });
    assert.deepEqual(
      (await of(id)).documents.map((one) => [one.id, one.state, one.servedOn]),
      [[documents[0], 'served', today()]],
    );
  });
});
