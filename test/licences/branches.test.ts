/** Ways of a licence's procedure that only time or another party opens, on the drawings of the demonstration (XK32, XK36, XK45–48). */
import assert from 'node:assert/strict';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { plausibleAnswers, PARTIES } from '../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { realPower } from '../support/real-powers.ts';

const POWERS = {
  road: realPower('road-excavation', { 'hearing-host': 'deciding-leader' }),
  gas: realPower('gas-operation', { 'hearing-host': 'deciding-leader', 'expert-panel': 'deciding-leader' }),
  hygiene: realPower('public-place-hygiene'),
};
type Name = keyof typeof POWERS;

eachDatabase('A licence procedure', (database) => {
  let city: CasesOn;
  before(async () => {
    city = await casesOn(database(), { power: POWERS.road });
    await city.publish(POWERS.gas);
    await city.publish(POWERS.hygiene);
  });
  after(() => city.close());

  const today = (): string => civilDateInChina(city.time.now());

  async function register(name: Name): Promise<string> {
    const { entry } = POWERS[name];
    const { id } = await city.ask<{ id: string }>('window', 'POST', '/cases', {
      powerId: entry.processId,
      subject: '申请',
      party: PARTIES[0],
      form: plausibleAnswers(entry.caseForm, today()),
      materials: entry.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
    });
    return id;
  }

  async function decide(matterId: string, name: Name, outcome: string, given: Record<string, string | number | boolean> = {}) {
    const step = await city.openStep(matterId);
    const fields: FormField[] = step.form_key ? (POWERS[name].entry.forms[step.form_key]?.fields ?? []) : [];
    return city.decideStep(step, outcome, {
      fields: { ...plausibleAnswers(fields, today(), outcome), ...given },
      coOfficerId: step.officers === 2 ? 'person-colleague' : undefined,
    });
  }

  async function walk(matterId: string, name: Name, ...outcomes: string[]): Promise<void> {
    for (const outcome of outcomes) {
      const { status, text } = await decide(matterId, name, outcome);
      assert.equal(status, 200, `${outcome}: ${text}`);
    }
  }

  const standsAt = async (matterId: string) => (await city.openSteps(matterId)).map(({ element_id }) => element_id);
  const documentsOf = async (matterId: string) =>
    (
      await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [matterId])
    ).map(({ template }) => template);

  it('comes to the accepter again when what had to be supplemented is not there in its term, and is not deemed accepted by that', async () => {
    const id = await register('road');
    await walk(id, 'road', 'supplement');
    assert.deepEqual(await standsAt(id), ['Step_SupplementReceived']);
    await city.moveTo('2026-03-31T10:00:00+08:00');
    await city.settle();
    assert.deepEqual(await standsAt(id), ['Step_SupplementLapsed']);
    assert.equal((await city.matter(id)).state, 'supplementing');
    await city.moveTo('2026-04-20T10:00:00+08:00');
    assert.equal((await city.page<{ acceptedAt: string | null }>(id)).acceptedAt, null);
    await walk(id, 'road', 'decline', 'delivered');
    assert.equal((await city.page<{ result: string }>(id)).result, 'declined');
  });

  it('may still take what comes late', async () => {
    const id = await register('road');
    await walk(id, 'road', 'supplement');
    await city.moveTo('2026-05-29T10:00:00+08:00');
    await city.settle();
    await walk(id, 'road', 'supplemented');
    assert.deepEqual(await standsAt(id), ['Step_AcceptanceAfterSupplement']);
  });

  it('does not let a road be dug up in its first years, or without the traffic police (条例33)', async () => {
    const id = await register('road');
    await walk(id, 'road', 'accept');
    for (const [roadEvent, inServiceYears] of [
      ['built', 4.9],
      ['repaired', 2.9],
    ] as const) {
      const young = await decide(id, 'road', 'pass', { roadEvent, inServiceYears });
      assert.deepEqual([young.status, young.body.error.fields?.map(({ path }) => path)], [422, ['fields.inServiceYears']]);
    }
    const without = await decide(id, 'road', 'pass', { trafficConsent: false });
    assert.deepEqual([without.status, without.body.error.fields?.map(({ path }) => path)], [422, ['fields.trafficConsent']]);
    assert.equal((await decide(id, 'road', 'pass', { roadEvent: 'built', inServiceYears: 4, ageApproved: true })).status, 200);
  });

  it('is not extended any more once the law’s limit has passed (XK42)', async () => {
    const id = await register('road');
    await walk(id, 'road', 'accept', 'pass', 'agree');
    await city.moveTo('2026-07-10T10:00:00+08:00');
    const refused = await decide(id, 'road', 'extend');
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'limit-has-passed']);
  });

  it('hears interested parties: silence over five working days is no request for a hearing (XK36, XK47)', async () => {
    const id = await register('gas');
    await walk(id, 'gas', 'accept', 'delivered', 'interested');
    assert.deepEqual(await standsAt(id), ['Step_InterestedParties']);
    await city.moveTo('2026-07-20T18:00:00+08:00');
    await city.settle();
    assert.deepEqual(await standsAt(id), ['Step_ReviewAfterProcedures']);
    assert.ok((await documentsOf(id)).includes('interested-party-notice'));
  });

  it('holds a hearing that was asked for, not before the notice’s seven days are over, and does not suspend again (XK45, XK48)', async () => {
    const id = await register('gas');
    await walk(id, 'gas', 'accept', 'delivered', 'expert-review', 'reviewed', 'interested', 'requested');
    assert.deepEqual(await standsAt(id), []);
    await city.moveTo('2026-07-28T18:00:00+08:00');
    await city.settle();
    assert.deepEqual(await standsAt(id), []);
    await city.moveTo('2026-07-30T18:00:00+08:00');
    await city.settle();
    assert.deepEqual(await standsAt(id), ['Step_Hearing']);
    await walk(id, 'gas', 'held');
    const again = await city.openStep(id);
    assert.equal(again.element_id, 'Step_ReviewAfterProcedures');
    assert.deepEqual(
      (JSON.parse(again.outcomes) as { code: string; effect?: string }[]).filter(({ effect }) => effect === 'suspend'),
      [],
    );
    await walk(id, 'gas', 'pass', 'return', 'fail', 'disagree', 'deny');
    const made = await documentsOf(id);
    assert.deepEqual(made.slice(0, 7), [
      ...['acceptance-notice', 'special-procedure-notice', 'expert-opinion', 'interested-party-notice'],
      ...['special-procedure-notice', 'hearing-notice', 'hearing-record'],
    ]);
    assert.equal(made.at(-1), 'licence-refusal');
  });

  it('holds a hearing on a road, too, where it was asked for, and goes on without one where it was not (XK47)', async () => {
    const id = await register('road');
    await walk(id, 'road', 'accept', 'hearing', 'waived', 'hearing', 'requested');
    assert.deepEqual(await standsAt(id), []);
    await city.moveTo('2026-08-12T18:00:00+08:00');
    await city.settle();
    await walk(id, 'road', 'held', 'return', 'reviewed', 'agree', 'grant');
    assert.deepEqual((await documentsOf(id)).slice(0, 5), [
      'acceptance-notice',
      'special-procedure-notice',
      'hearing-notice',
      'hearing-record',
      'licence-decision',
    ]);
  });

  it('of a promise checks it after granting; what is not as promised goes to revocation', async () => {
    const id = await register('hygiene');
    await walk(id, 'hygiene', 'accept', 'grant', 'made', 'delivered');
    assert.deepEqual(await standsAt(id), ['Step_CheckAfter']);
    assert.equal((await decide(id, 'hygiene', 'broken')).status, 200);
    await walk(id, 'hygiene', 'archived');
    const page = await city.page<{ result: string; steps: { elementId: string; opinion?: { negative: boolean } }[] }>(id);
    assert.equal(page.result, 'granted');
    assert.equal(page.steps.find(({ elementId }) => elementId === 'Step_CheckAfter')?.opinion?.negative, true);
  });

  it('says in its papers what the record says: the term of a supplement, the end of a special procedure, who accepted', async () => {
    const id = await register('gas');
    await walk(id, 'gas', 'accept', 'delivered', 'expert-review');
    const rows = await database().all<{ template: string; data: string }>('SELECT template, data FROM document WHERE matter_id = $1', [id]);
    const of = (template: string) =>
      JSON.parse(rows.find((row) => row.template === template)?.data ?? '{}') as {
        limits: { supplement?: string; specialUntil?: string };
        decision?: { personName: string };
        power: { fees?: { charged: boolean } };
        government: string;
      };
    assert.equal(of('acceptance-notice').limits.supplement, '20 个工作日');
    assert.equal(of('acceptance-notice').decision?.personName, '李承办');
    assert.equal(of('acceptance-notice').power.fees?.charged, false);
    assert.equal(of('acceptance-notice').government, '东区人民政府');
    assert.match(of('special-procedure-notice').limits.specialUntil ?? '', /^2026-/);
  });
});
