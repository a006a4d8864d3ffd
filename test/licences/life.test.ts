/** A licence from its certificate to its end, through the API, on the drawings of the demonstration (XK8, XK49, XK50, XK69, XK70). */
import assert from 'node:assert/strict';
import type { DocumentCheck } from '../../domain/api/document-check.ts';
import type { LicenceDetail, LicenceRow } from '../../domain/api/licences.ts';
import type { Page } from '../../domain/api/basics.ts';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { plausibleAnswers, PARTIES } from '../../src/demonstration/index.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { checkText } from '../../src/documents/layout/check-text.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import { verifyLicences } from '../../src/licences/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { realPower } from '../support/real-powers.ts';
import type { ErrorBody } from '../support/test-server.ts';

const LIFE = ['change', 'renewal', 'reissue', 'withdrawal', 'revocation', 'cancellation'] as const;
type Life = (typeof LIFE)[number];
const POWERS = {
  issue: realPower('public-place-hygiene'),
  ...Object.fromEntries(LIFE.map((name) => [name, realPower(`hygiene-${name}`)])),
};
const powerOf = (name: 'issue' | Life) => POWERS[name as 'issue'];
const REGISTERED_AT: Partial<Record<Life, string>> = { withdrawal: 'officer', revocation: 'officer', cancellation: 'officer' };

eachDatabase('A licence', (database) => {
  let city: CasesOn;
  before(async () => {
    city = await casesOn(database(), { power: powerOf('issue') });
    for (const name of LIFE) await city.publish(powerOf(name));
  });
  after(() => city.close());

  const today = (): string => civilDateInChina(city.time.now());

  function application(name: 'issue' | Life, changes: object = {}): Record<string, unknown> {
    const { entry } = powerOf(name);
    return {
      powerId: entry.processId,
      subject: '阳光宾馆',
      party: PARTIES[0],
      form: plausibleAnswers(entry.caseForm, today()),
      materials: entry.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
      ...changes,
    };
  }

  /** Decides each open step; answers where it stands, if anywhere. `until` stops before that step. */
  async function walk(
    matterId: string,
    name: 'issue' | Life,
    choose: Readonly<Record<string, string>> = {},
    { until = '', answers = {} }: { until?: string; answers?: Record<string, string | number> } = {},
  ): Promise<void> {
    for (let taken = 0; taken < 20; taken += 1) {
      const [step] = await city.openSteps(matterId);
      if (!step || step.element_id === until) return;
      const outcomes = JSON.parse(step.outcomes) as { code: string; negative?: boolean; position?: string }[];
      const outcome = choose[step.element_id] ?? outcomes.find(({ negative }) => !negative)?.code ?? '';
      const fields: FormField[] = step.form_key ? (powerOf(name).entry.forms[step.form_key]?.fields ?? []) : [];
      const { status, text } = await city.decideStep(step, outcome, {
        fields: plausibleAnswers(fields, today(), outcome, answers),
        coOfficerId: step.officers === 2 ? 'person-colleague' : undefined,
      });
      assert.equal(status, 200, `${step.element_id} ${outcome}: ${text}`);
    }
    assert.fail('it never ends');
  }

  const licencesOf = async (matterId: string): Promise<LicenceRow[]> => {
    const all = await city.ask<Page<LicenceRow>>('supervisor', 'GET', '/licences?limit=300');
    const ids = new Set(
      (await database().all<{ id: string }>('SELECT id FROM licence WHERE matter_id = $1', [matterId])).map(({ id }) => id),
    );
    return all.items.filter(({ id }) => ids.has(id));
  };
  const detail = (id: string) => city.ask<LicenceDetail>('supervisor', 'GET', `/licences/${id}`);

  async function issue(validTo: string): Promise<LicenceDetail> {
    const { id } = await city.ask<{ id: string }>('window', 'POST', '/cases', application('issue'));
    await walk(id, 'issue', {}, { answers: { validTo } });
    const [licence] = await licencesOf(id);
    assert.ok(licence);
    return detail(licence.id);
  }

  const begin = (name: Life, licenceId: string, changes: object = {}) =>
    city.call<ErrorBody & { id: string }>(REGISTERED_AT[name] ?? 'window', 'POST', '/cases', application(name, { licenceId, ...changes }));

  async function live(name: Life, licenceId: string, choose: Record<string, string> = {}): Promise<string> {
    const { status, body, text } = await begin(name, licenceId);
    assert.equal(status, 201, text);
    await walk(body.id, name, choose, { answers: { validTo: '2031-12-31' } });
    assert.equal((await city.matter(body.id)).state, 'completed');
    return body.id;
  }

  async function check({ documentId, number }: { documentId?: string; number: string }): Promise<DocumentCheck> {
    const { data } =
      (await database().get<{ data: string }>(
        documentId ? 'SELECT data FROM document WHERE id = $1' : 'SELECT data FROM document WHERE number = $1',
        [documentId ?? number],
      )) ?? assert.fail();
    const code = checkText(readStoredFacts(data) as DocumentData);
    return city.ask<DocumentCheck>('supervisor', 'GET', `/documents/check?${new URLSearchParams({ number, code }).toString()}`);
  }

  it('is known by its number and its check code to whoever holds the paper, and by nothing else', async () => {
    const licence = await issue('2030-03-01');
    const found = await check(licence);
    assert.deepEqual(
      [found.number, found.party, found.organ, found.standing],
      [
        licence.number,
        licence.holder,
        licence.organ.name,
        { good: true, text: '有效', textEn: 'Valid', validFrom: licence.validFrom, validTo: '2030-03-01' },
      ],
    );
    for (const [number, code] of [
      [licence.number, '0000-0000-0000-0000'],
      [licence.number, ''],
      [`${licence.number}0`, '0000-0000-0000-0000'],
    ] as const) {
      const { status, body } = await city.call<ErrorBody>(
        'supervisor',
        'GET',
        `/documents/check?${new URLSearchParams({ number, code }).toString()}`,
      );
      assert.deepEqual([status, body.error.code], code ? [404, 'document-not-genuine'] : [422, 'invalid-input'], `${number} ${code}`);
    }
  });

  it('is in the register with its certificate: number, holder, validity, content, first line of its history', async () => {
    const licence = await issue('2030-03-01');
    assert.match(licence.number, /许证〔2026〕\d+号/);
    assert.deepEqual([licence.state, licence.holder, licence.validTo], ['valid', PARTIES[0]?.name, '2030-03-01']);
    assert.equal(licence.power.code, powerOf('issue').entry.powerCode);
    assert.ok(licence.content.some(({ key }) => key === 'placeName'));
    assert.deepEqual(
      licence.history.map(({ kind, text }) => [kind, text]),
      [['issued', '颁发']],
    );
    const document = await database().get<{ number: string; template: string }>('SELECT number, template FROM document WHERE id = $1', [
      licence.documentId,
    ]);
    assert.deepEqual([document?.number, document?.template], [licence.number, 'licence-certificate']);
  });

  for (const [name, state] of [
    ['change', 'changed'],
    ['reissue', 'reissued'],
    ['renewal', 'renewed'],
  ] as const) {
    it(`is replaced by ${name}: the old one says so, the new one takes its place`, async () => {
      const before = await issue('2030-03-01');
      const caseId = await live(name, before.id);
      const [after] = await licencesOf(caseId);
      assert.ok(after);
      const old = await detail(before.id);
      assert.deepEqual([old.state, old.replacedBy?.id], [state, after.id]);
      assert.match(old.says.text, new RegExp(`已由${after.number.replace(/[〔〕]/g, '.')}替换`));
      assert.deepEqual([after.state, after.validTo, after.power.code], ['valid', '2031-12-31', powerOf('issue').entry.powerCode]);
      const renewed = await detail(after.id);
      assert.equal(renewed.replaces?.id, before.id);
      assert.ok(
        renewed.content.some(({ key, labelEn }) => key === 'placeName' && labelEn !== undefined),
        'in either language',
      );
      assert.deepEqual(
        old.history.map(({ kind }) => kind),
        ['issued', 'begun', 'ended'],
      );
      // Whoever holds the old certificate is told so, by what is printed on it.
      assert.deepEqual(
        [(await check(before)).standing?.good, (await check(after)).standing?.good, (await check(before)).standing?.text],
        [false, true, old.says.text],
      );
      const links = await city.ask<{ links: { kind: string; target: { id: string } | null }[] }>('supervisor', 'GET', `/matters/${caseId}`);
      assert.deepEqual(
        links.links.map(({ kind, target }) => [kind, target?.id]),
        [['licence', before.id]],
      );
    });
  }

  for (const [name, state] of [
    ['withdrawal', 'withdrawn'],
    ['revocation', 'revoked'],
    ['cancellation', 'cancelled'],
  ] as const) {
    it(`is ended by ${name}, with the decision, after its holder was told and heard where the law wants it`, async () => {
      const licence = await issue('2030-03-01');
      const caseId = await live(name, licence.id);
      const now = await detail(licence.id);
      assert.deepEqual([now.state, now.replacedBy], [state, null]);
      assert.ok(!(await city.recorded(caseId)).includes('licence-issued'));
      const templates = (
        await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [caseId])
      ).map(({ template }) => template);
      assert.ok(templates.includes(`licence-${name}-decision`), templates.join());
      if (name !== 'cancellation') assert.equal(templates[0], `licence-${name}-notice`);
      // What is over can be cancelled, and nothing else.
      assert.equal((await begin('change', licence.id)).body.error.code, 'licence-not-in-force');
    });

    it(`is left as it is where the ${name} is not decided`, async () => {
      const licence = await issue('2030-03-01');
      await live(name, licence.id, { Step_Decision: 'spare' });
      assert.equal((await detail(licence.id)).state, 'valid');
    });
  }

  it('stays as it is where a change is refused or withdrawn by the applicant', async () => {
    const licence = await issue('2030-03-01');
    await live('change', licence.id, { Step_Decision: 'deny' });
    const { body } = await begin('change', licence.id);
    await walk(body.id, 'change', {}, { until: 'Step_FirstReview' });
    const step = await city.openStep(body.id);
    assert.equal((await city.decideStep(step, 'withdraw', { by: 'window', fields: {} })).status, 200);
    assert.equal((await city.page<{ result: string }>(body.id)).result, 'withdrawn');
    assert.equal((await detail(licence.id)).state, 'valid');
  });

  it('cannot be changed any more once it was revoked meanwhile: the decision is refused', async () => {
    const licence = await issue('2030-03-01');
    const { body } = await begin('change', licence.id);
    await walk(body.id, 'change', {}, { until: 'Step_Decision' });
    await live('revocation', licence.id);
    const refused = await city.decideStep(await city.openStep(body.id), 'grant', { fields: {} });
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'licence-not-in-force']);
  });

  it('is asked for by whom it belongs to, and named where the power is about one', async () => {
    const licence = await issue('2030-03-01');
    const code = async (...[name, id, changes]: Parameters<typeof begin>) => (await begin(name, id, changes)).body.error;
    assert.equal((await code('change', licence.id, { party: PARTIES[1] })).code, 'not-the-holder');
    assert.equal((await code('change', 'no-licence')).code, 'no-such-licence');
    assert.deepEqual(
      (await code('change', licence.id, { licenceId: undefined })).fields?.map(({ path, code: one }) => [path, one]),
      [['licenceId', 'required']],
    );
    const issuing = await city.call<ErrorBody>('window', 'POST', '/cases', application('issue', { licenceId: licence.id }));
    assert.equal(issuing.body.error.fields?.[0]?.code, 'not-about-a-licence');
  });

  it('is renewed only when asked for thirty days before its end (XK50)', async () => {
    const late = await issue('2026-03-31');
    assert.equal((await begin('renewal', late.id)).body.error.code, 'renewal-too-late');
    const inTime = await issue('2026-04-01');
    assert.equal((await begin('renewal', inTime.id)).status, 201);
  });

  it('is seen within its organ and its district only (R14)', async () => {
    const licence = await issue('2030-03-01');
    assert.equal((await city.call('stranger', 'GET', `/licences/${licence.id}`)).status, 404);
    assert.equal((await city.ask<Page<LicenceRow>>('stranger', 'GET', '/licences')).total, 0);
    assert.ok((await city.ask<Page<LicenceRow>>('window', 'GET', '/licences')).total > 0);
  });

  it('is found by its number, its holder, its state and its end', async () => {
    const licence = await issue('2026-03-20');
    const found = async (query: string) =>
      (await city.ask<Page<LicenceRow>>('supervisor', 'GET', `/licences?limit=300&${query}`)).items.map(({ id }) => id);
    assert.deepEqual(await found(`q=${encodeURIComponent(licence.number)}`), [licence.id]);
    assert.ok((await found('endsWithin=30')).includes(licence.id));
    assert.ok(!(await found('endsWithin=5')).includes(licence.id));
    assert.ok(!(await found('state=revoked')).includes(licence.id));
    assert.deepEqual(await found('q=100%25'), []);
  });

  it('is renewed by law when nobody decides before its end, and does not expire meanwhile (XK50)', async () => {
    const licence = await issue('2026-04-10');
    const { body } = await begin('renewal', licence.id);
    await walk(body.id, 'renewal', {}, { until: 'Step_FirstReview' });
    const page = await city.page<{ periods: { dueAt: string; gives: { label: string } }[] }>(body.id);
    assert.deepEqual(
      page.periods.map(({ dueAt, gives }) => [dueAt.slice(0, 10), gives.label]),
      [['2026-04-10', '视为准予延续']],
    );
    await city.moveTo('2026-04-11T09:00:00+08:00');
    await city.settle();
    assert.equal((await detail(licence.id)).state, 'valid');
    const made = await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1', [body.id]);
    assert.ok(made.some(({ template }) => template === 'licence-renewal-decision'));
    const decided = await city.page<{ result: string | null; steps: { opinion?: { byLaw?: boolean; basis?: string } }[] }>(body.id);
    assert.equal(decided.result, 'granted');
    await walk(body.id, 'renewal', {}, { answers: { validTo: '2030-04-10' } });
    assert.equal((await detail(licence.id)).state, 'renewed');
    const [renewed] = await licencesOf(body.id);
    assert.equal(renewed?.state, 'valid');
  });

  it('expires by the clock, once, and never by hand', async () => {
    const licence = await issue('2026-05-01');
    await city.moveTo('2026-05-01T23:00:00+08:00');
    assert.equal((await detail(licence.id)).state, 'valid');
    await city.moveTo('2026-05-02T00:00:01+08:00');
    await city.moveTo('2026-05-03T00:00:01+08:00');
    const over = await detail(licence.id);
    assert.equal(over.state, 'expired');
    assert.equal(over.history.filter(({ kind }) => kind === 'expired').length, 1);
    await live('cancellation', licence.id);
    assert.equal((await detail(licence.id)).state, 'cancelled');
  });

  it('is what the record says; a row that was changed by hand is named', async () => {
    const told = await verifyLicences(database());
    assert.ok(told.ok && told.licences > 10, JSON.stringify(told));
    const row = await database().get<{ id: string; number: string }>("SELECT id, number FROM licence WHERE state = 'revoked'");
    await database().write(() => database().run("UPDATE licence SET state = 'valid' WHERE id = $1", [row?.id ?? '']));
    assert.deepEqual(await verifyLicences(database()), {
      ok: false,
      licence: row?.number,
      problem: 'its state is not what the record says',
    });
    await database().write(() => database().run("UPDATE licence SET state = 'revoked' WHERE id = $1", [row?.id ?? '']));
  });
});
