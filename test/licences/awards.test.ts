/** An award from its certificate to its revocation, through the API, on the drawings of the demonstration (docs/adr/0044-awards.md). */
import assert from 'node:assert/strict';
import type { Page } from '../../domain/api/basics.ts';
import type { DocumentCheck } from '../../domain/api/document-check.ts';
import type { LicenceDetail, LicenceRow } from '../../domain/api/licences.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { checkText } from '../../src/documents/layout/check-text.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import { verifyLicences } from '../../src/licences/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { realPower } from '../support/real-powers.ts';
import type { Power } from '../support/small-power.ts';
import type { ErrorBody } from '../support/test-server.ts';

const PAID = { payment: 'window' };
const AWARD = realPower('blood-donation-award', PAID);
const REVOCATION = realPower('blood-donation-award-revocation', PAID);
const LICENCE = realPower('public-place-hygiene');
const LICENCE_REVOCATION = realPower('hygiene-revocation');
/** Powers that mistake what the other's certificates are. */
const mistaken = (power: Power, of: Power, code: string): Power => ({
  entry: { ...power.entry, powerCode: code, processId: `${power.entry.processId}-mistaken`, licenceOf: of.entry.powerCode },
  xml: power.xml.replaceAll(`"${power.entry.processId}"`, `"${power.entry.processId}-mistaken"`),
});
const AWARD_ACT_ON_LICENCE = mistaken(REVOCATION, LICENCE, '11321100999900134N3320823039091');
const LICENCE_ACT_ON_AWARD = mistaken(LICENCE_REVOCATION, AWARD, '11321100999900134N3320123032091');
const DAY = 86_400_000;

eachDatabase('An award', (database) => {
  let city: CasesOn;
  before(async () => {
    city = await casesOn(database(), { power: AWARD });
    for (const power of [REVOCATION, LICENCE, LICENCE_REVOCATION, AWARD_ACT_ON_LICENCE, LICENCE_ACT_ON_AWARD]) await city.publish(power);
  });
  after(() => city.close());

  const today = (): string => civilDateInChina(city.time.now());

  function register({ entry }: Power, more: object = {}) {
    return city.call<ErrorBody & { id: string }>(entry.intake?.position === 'first-review' ? 'officer' : 'window', 'POST', '/cases', {
      powerId: entry.processId,
      subject: '无偿献血奉献奖',
      party: PARTIES[4],
      form: plausibleAnswers(entry.caseForm, today()),
      materials: entry.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
      ...more,
    });
  }

  /** Decides each open step, and waits where nothing is open, to the end or before the step `until`. */
  async function walk(matterId: string, { entry }: Power, choose: Readonly<Record<string, string>> = {}, until = ''): Promise<void> {
    for (let taken = 0; taken < 40; taken += 1) {
      const [step] = await city.openSteps(matterId);
      if (step?.element_id === until) return;
      if (!step) {
        if ((await city.matter(matterId)).closed_at !== null) return;
        await city.moveTo(new Date(city.time.now().getTime() + DAY).toISOString());
        await city.settle();
        continue;
      }
      const outcomes = JSON.parse(step.outcomes) as { code: string; negative?: boolean }[];
      const outcome = choose[step.element_id] ?? outcomes.find(({ negative }) => !negative)?.code ?? '';
      const fields = step.form_key ? (entry.forms[step.form_key]?.fields ?? []) : [];
      const { status, text } = await city.decideStep(step, outcome, {
        fields: plausibleAnswers(fields, today(), outcome),
        coOfficerId: step.officers === 2 ? 'person-colleague' : undefined,
      });
      assert.equal(status, 200, `${step.element_id} ${outcome}: ${text}`);
    }
    assert.fail('it never ends');
  }

  const detail = (id: string) => city.ask<LicenceDetail>('supervisor', 'GET', `/licences/${id}`);
  async function issuedBy(matterId: string): Promise<LicenceDetail> {
    const row = await database().get<{ id: string }>('SELECT id FROM licence WHERE matter_id = $1', [matterId]);
    return detail(row?.id ?? assert.fail('nothing was issued'));
  }

  async function given(power: Power, choose: Readonly<Record<string, string>> = {}): Promise<LicenceDetail> {
    const { status, body, text } = await register(power);
    assert.equal(status, 201, text);
    await walk(body.id, power, choose);
    return issuedBy(body.id);
  }

  async function revoked(award: LicenceDetail, choose: Readonly<Record<string, string>> = {}): Promise<string> {
    const { status, body, text } = await register(REVOCATION, { licenceId: award.id });
    assert.equal(status, 201, text);
    await walk(body.id, REVOCATION, choose);
    assert.equal((await city.matter(body.id)).state, 'completed');
    return body.id;
  }

  const papersOf = async (matterId: string): Promise<{ template: string; data: string }[]> =>
    database().all('SELECT template, data FROM document WHERE matter_id = $1 ORDER BY created_at, id', [matterId]);

  async function asked({ documentId, number }: LicenceDetail): Promise<DocumentCheck> {
    const paper = await database().get<{ data: string }>('SELECT data FROM document WHERE id = $1', [documentId]);
    const code = checkText(readStoredFacts(paper?.data ?? '') as DocumentData);
    return city.ask<DocumentCheck>('supervisor', 'GET', `/documents/check?${new URLSearchParams({ number, code }).toString()}`);
  }

  it('is in the register with its certificate: number, holder, honour, amount, where it was announced', async () => {
    const award = await given(AWARD);
    assert.match(award.number, /奖证〔2026〕\d+号/);
    assert.deepEqual(
      [award.category, award.state, award.validTo, award.power.code, award.history.map(({ text }) => text)],
      ['reward', 'valid', null, AWARD.entry.powerCode, ['颁发']],
    );
    assert.deepEqual(
      award.content.slice(0, 3).map(({ key, value, labelEn }) => [key, value, labelEn]),
      [
        ['honour', '无偿献血奉献奖', 'Honour'],
        ['rewardAmount', '480.00 元', 'Amount'],
        ['publicityPlace', '本机关门户网站', 'Where it is announced'],
      ],
    );
    assert.deepEqual((await asked(award)).standing, { good: true, text: '有效', textEn: 'Valid', validFrom: null, validTo: null });
  });

  it('is revoked after its case was closed: the holder is told and heard, the decision served, published, what was given taken back', async () => {
    const award = await given(AWARD);
    const caseId = await revoked(award, { Step_Statement: 'stated' });
    const now = await detail(award.id);
    assert.deepEqual([now.state, now.history.map(({ kind }) => kind)], ['revoked', ['issued', 'begun', 'ended']]);
    assert.deepEqual(
      (await papersOf(caseId)).map(({ template }) => template),
      ['reward-revocation-notice', 'reward-revocation-decision', 'delivery-receipt', 'reward-revocation-announcement'],
    );
    const decision = (await papersOf(caseId)).find(({ template }) => template === 'reward-revocation-decision');
    const { licence } = readStoredFacts(decision?.data ?? '') as DocumentData;
    assert.deepEqual([licence?.number, licence?.actName, licence?.content[0]?.value], [award.number, '撤销奖励', '无偿献血奉献奖']);
    assert.equal((await city.page<{ result: string }>(caseId)).result, 'imposed');
    // Whoever holds the certificate of honour is told so.
    const told = (await asked(award)).standing;
    assert.deepEqual([told?.good, told?.text, told?.textEn], [false, '已撤销', 'Revoked']);
    const links = await city.ask<{ links: { kind: string; target: { text: string } | null }[] }>('supervisor', 'GET', `/matters/${caseId}`);
    assert.deepEqual(
      links.links.map(({ target }) => target?.text),
      [`奖励 ${award.number}（已撤销）`],
    );
  });

  it('is not revoked twice, and of two cases about it only one has its way', async () => {
    const award = await given(AWARD);
    const { body: second } = await register(REVOCATION, { licenceId: award.id });
    await walk(second.id, REVOCATION, {}, 'Step_Decision');
    await revoked(award);
    const again = await register(REVOCATION, { licenceId: award.id });
    assert.deepEqual([again.status, again.body.error.code], [409, 'licence-not-in-force']);
    assert.match(again.body.error.message, /^奖励 .* 已撤销，不能办理撤销奖励/);
    const step = await city.openStep(second.id);
    const fields = plausibleAnswers(REVOCATION.entry.forms['decision']?.fields ?? [], today(), 'impose');
    const refused = await city.decideStep(step, 'impose', { fields });
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'licence-not-in-force']);
    await walk(second.id, REVOCATION, { Step_Decision: 'spare' });
    assert.equal((await detail(award.id)).state, 'revoked');
  });

  for (const [how, choose] of [
    ['the decision spares it', { Step_Decision: 'spare' }],
    ['the facts are not established', { Step_Investigation: 'not-established', Step_KeepDecision: 'spare' }],
  ] as const)
    it(`stays as it is where ${how}, and its holder is told so`, async () => {
      const award = await given(AWARD);
      const caseId = await revoked(award, choose);
      assert.equal((await detail(award.id)).state, 'valid');
      const templates = (await papersOf(caseId)).map(({ template }) => template);
      assert.deepEqual(templates.slice(-2), ['reward-kept-notice', 'delivery-receipt']);
      assert.equal(templates.includes('reward-revocation-notice'), how === 'the decision spares it');
    });

  it('that its own case takes back before it closes is revoked too', async () => {
    const award = await given(AWARD, { Step_Payment: 'doubted' });
    assert.equal((await city.page<{ result: string }>(award.case.id)).result, 'revoked');
    assert.deepEqual(
      [award.state, award.history.map(({ kind, act }) => [kind, act]), (await asked(award)).standing?.good],
      [
        'revoked',
        [
          ['issued', null],
          ['ended', 'revoke-award'],
        ],
        false,
      ],
    );
    assert.equal((await register(REVOCATION, { licenceId: award.id })).body.error.code, 'licence-not-in-force');
    const left = await given(AWARD, { Step_Payment: 'doubted', Step_WithdrawalDecision: 'keep' });
    assert.equal(left.state, 'valid');
  });

  it('is ended by no act of licences, and a licence by no act of awards', async () => {
    const award = await given(AWARD);
    const licence = await given(LICENCE);
    for (const [power, about, words] of [
      [LICENCE_ACT_ON_AWARD, award, '奖励'],
      [AWARD_ACT_ON_LICENCE, licence, '许可'],
    ] as const) {
      const { status, body } = await register(power, { licenceId: about.id });
      assert.deepEqual([status, body.error.code], [409, 'act-does-not-fit']);
      assert.match(body.error.message, new RegExp(`是${words}，不能办理`));
    }
    assert.equal((await register(REVOCATION, { licenceId: licence.id })).body.error.code, 'no-such-licence');
    assert.equal((await register(REVOCATION, { licenceId: award.id, party: PARTIES[0] })).body.error.code, 'not-the-holder');
    const none = await register(REVOCATION);
    assert.deepEqual(
      none.body.error.fields?.map(({ path, code }) => [path, code]),
      [['licenceId', 'required']],
    );
  });

  it('is listed and exported beside licences, and apart from them', async () => {
    const list = (query: string) => city.ask<Page<LicenceRow>>('supervisor', 'GET', `/licences?limit=300${query}`);
    const [all, awards, licences] = [await list(''), await list('&category=reward'), await list('&category=licence')];
    assert.ok(awards.total > 5 && licences.total > 0);
    assert.equal(all.total, awards.total + licences.total);
    assert.ok(awards.items.every(({ category }) => category === 'reward'));
    assert.equal((await city.call('supervisor', 'GET', '/licences?category=penalty')).status, 422);
    const { text } = await city.call('supervisor', 'GET', '/licences/export?category=reward&format=csv');
    assert.match(text, /类别/);
    assert.match(text, /奖励/);
    assert.doesNotMatch(text, /许可证〔/);
  });

  it('is what the record says; a row whose kind or state was changed by hand is named', async () => {
    assert.ok((await verifyLicences(database())).ok);
    const award = await database().get<{ id: string; number: string }>("SELECT id, number FROM licence WHERE state = 'revoked'");
    const put = (column: 'category' | 'state', value: string) =>
      database().write(() => database().run(`UPDATE licence SET ${column} = $1 WHERE id = $2`, [value, award?.id ?? '']));
    for (const [column, wrong, right] of [
      ['category', 'licence', 'reward'],
      ['state', 'valid', 'revoked'],
    ] as const) {
      await put(column, wrong);
      assert.deepEqual(await verifyLicences(database()), {
        ...{ ok: false, licence: award?.number, problem: `its ${column} is not what the record says` },
      });
      await put(column, right);
    }
  });
});
