/**
 * An application is registered at the window (R9, R10, R11.1–R11.3): number, clock, start on the published version; or refused, with
 * nothing left behind.
 */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { PARTIES } from '../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower } from '../support/small-power.ts';

eachDatabase('Registering a case', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  const register = (changes: object, by = 'window', key?: string) => cases.call(by, 'POST', '/cases', cases.application(changes), key);
  const count = async (): Promise<number> => (await database().all("SELECT id FROM matter WHERE kind = 'case'")).length;

  it('gives it a number of its power and year, a clock with both limits, and its first step', async () => {
    const [first, second] = [await cases.register(), await cases.register()];
    const matter = await cases.matter(first);
    const { powerCode } = cases.power.entry;
    assert.deepEqual(
      [matter.number, (await cases.matter(second)).number],
      [1, 2].map((number) => `${powerCode}-2026-00000${number}`),
    );
    assert.deepEqual(
      [matter.state, matter.procedure_id, matter.district_id, matter.opened_by],
      ['received', cases.versionId, 'district-east', 'person-window'],
    );
    assert.equal((await cases.openStep(first)).element_id, 'tAccept');
    const clock = await database().get<{ purpose: string; state: string; limits: string }>(
      "SELECT purpose, state, limits FROM clock WHERE matter_id = $1 AND purpose = 'handling'",
      [first],
    );
    assert.deepEqual([clock?.purpose, clock?.state], ['handling', 'not-started']);
    assert.deepEqual(
      (JSON.parse(clock?.limits ?? '[]') as { id: string; days: number }[]).map(({ id, days }) => [id, days]),
      [
        ['promised', 7],
        ['statutory', 20],
      ],
    );
    assert.ok((await verifyRecord(database())).ok);
  });

  it('begins the numbers anew with the civil year', async () => {
    const other = await casesOn(database(), { startedAt: '2026-12-31T23:59:00+08:00' });
    const oldYear = await other.register();
    await other.moveTo('2027-01-01T00:00:01+08:00');
    const newYear = await other.register();
    assert.match((await other.matter(oldYear)).number, /-2026-000001$/);
    assert.match((await other.matter(newYear)).number, /-2027-000001$/);
    await other.close();
  });

  it('is one case however often the same request is sent', async () => {
    const before = await count();
    const answers = [await register({}, 'window', 'the-same-key'), await register({}, 'window', 'the-same-key')];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201],
    );
    assert.equal(answers[1]?.text, answers[0]?.text);
    assert.equal(await count(), before + 1);
  });

  it('keeps what was typed clean, and notes materials that were not handed in', async () => {
    const party = { ...PARTIES[0], name: '  小城市自来水　有限公司 ' };
    const id = await cases.register({ subject: ' 正阳路​开挖 ', party, materials: [] });
    const page = await cases.page<{
      subject: string;
      partyName: string;
      materials: { code: string; provided: boolean; originals: number }[];
    }>(id);
    assert.deepEqual([page.subject, page.partyName.includes('　'), page.partyName.trim()], ['正阳路开挖', false, page.partyName]);
    assert.deepEqual(
      page.materials.map(({ code, provided, originals }) => [code, provided, originals]),
      [
        ['application', false, 0],
        ['drawing', false, 0],
      ],
    );
  });

  const WRONG: [what: string, changes: object, path: string, code: string][] = [
    ['no subject', { subject: ' ​ ' }, 'subject', 'required'],
    ['a wrong code of the party', { party: { ...PARTIES[0], code: '913211001426001A1X' } }, 'party.code', 'uscc-check-digit'],
    ['no party name', { party: { ...PARTIES[0], name: ' ' } }, 'party.name', 'required'],
    ['a missing answer', { form: {} }, 'form.area', 'required'],
    ['an answer out of bounds', { form: { area: 1001 } }, 'form.area', 'too-large'],
    ['an answer to what nobody asked', { form: { area: 1, colour: 'red' } }, 'form.colour', 'unknown-field'],
    [
      'a material that the power does not ask for',
      { materials: [{ code: 'map', originals: 1, copies: 0, provided: true }] },
      'materials.0.code',
      'unknown-material',
    ],
    ['a character that no document can show', { subject: '\u{2FA1D}号工程\u{30000}' }, 'subject', 'character-not-printable'],
  ];
  for (const [what, changes, path, code] of WRONG) {
    it(`refuses ${what} at its field, and stores nothing`, async () => {
      const before = await count();
      const { status, body } = await register(changes);
      assert.equal(status, 422, JSON.stringify(body));
      assert.ok(
        body.error.fields?.some((field) => field.path === path && field.code === code && field.message && field.messageEn),
        JSON.stringify(body.error.fields),
      );
      assert.equal(await count(), before);
    });
  }

  it('is for the window of the power’s own organ alone', async () => {
    for (const [account, code] of [
      ['officer', 'position-not-held'],
      ['stranger', 'forbidden'],
      ['supervisor', 'forbidden'],
      ['administrator', 'forbidden'],
    ] as const) {
      const { status, body } = await register({}, account);
      assert.deepEqual([status, body.error.code], [403, code], account);
    }
  });

  it('is done at the position that the entry names where that is not the window', async () => {
    const own = await casesOn(database(), { power: buildPower({ intake: { kind: 'own-motion', position: 'first-review' } }) });
    assert.equal((await own.call('window', 'POST', '/cases', own.application())).body.error.details?.positionCode, 'first-review');
    assert.equal((await own.call('officer', 'POST', '/cases', own.application())).status, 201);
    await own.close();
  });

  it('is refused for a power that is not in force (R6a)', async () => {
    const draft = buildPower();
    await cases.store(draft, 'draft');
    assert.deepEqual((await register({ powerId: draft.entry.processId })).body.error.code, 'power-not-published');
    assert.equal((await register({ powerId: 'power-nowhere' })).status, 404);
  });

  it('does not wait for the engine: the case is there, and starts once when the engine is back', async () => {
    cases.engine.away = true;
    const id = await cases.register();
    assert.deepEqual([(await cases.matter(id)).process_instance_key, await cases.openSteps(id)], [null, []]);
    cases.engine.away = false;
    await cases.settle();
    assert.equal((await cases.openStep(id)).element_id, 'tAccept');
    assert.equal(cases.engine.jobsOf(id).length, 1);
  });
});
