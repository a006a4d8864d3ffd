import assert from 'node:assert/strict';
import { createOrganisationService, loadDemonstrationCity } from '../../src/organisation/index.ts';
import { Refusal } from '../../src/platform/errors.ts';
import { eachDatabase } from '../support/databases.ts';

const ORGAN = 'organ-urban-management';
const refusedAs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

eachDatabase('who may act', (database) => {
  let now = new Date('2026-11-23T10:00:00+08:00');
  let realNow = 1_800_000_000_000;
  const time = { now: () => now, offsetMs: 0 };
  const open = (mode: 'demonstration' | 'production' = 'demonstration') =>
    createOrganisationService({ database: database(), time, mode, realNow: () => realNow });
  const change = (sql: string, values: (string | number | null)[]) => database().write(() => database().run(sql, values));
  const hold = (column: 'held_from' | 'held_to', day: string | null) =>
    change(`UPDATE holding SET ${column} = $1 WHERE person_id = $2`, [day, 'person-shouli']);

  before(async () => {
    await loadDemonstrationCity(database());
  });
  beforeEach(() => {
    now = new Date('2026-11-23T10:00:00+08:00');
  });

  it('is only a holder of the position, in that organ (R10)', async () => {
    const service = open();
    await service.assertEligible('person-shouli', 'acceptance', ORGAN, now);
    await assert.rejects(service.assertEligible('person-shouli', 'deciding-leader', ORGAN, now), refusedAs('position-not-held'));
    await assert.rejects(
      service.assertEligible('person-shouli', 'acceptance', 'organ-urban-management-donghu', now),
      refusedAs('position-not-held'),
    );
    await assert.rejects(service.assertEligible('person-nobody', 'acceptance', ORGAN, now), refusedAs('position-not-held'));
    await assert.rejects(
      service.assertEligible('person-juzhang', 'acceptance', ORGAN, now),
      refusedAs('position-not-held'),
      'a superior neither',
    );
  });

  it('is the holder of a role, in their own organ: the role counts as a position there', async () => {
    const service = open();
    const registrar = await service.person('person-shixiang');
    assert.deepEqual(
      registrar?.positions.map(({ organId, code, name }) => [organId, code, name]),
      [[ORGAN, 'organ-registrar', '事项管理员']],
    );
    await service.assertEligible('person-shixiang', 'organ-registrar', ORGAN, now);
    await service.assertEligible('person-fazhi1', 'legal-officer', 'organ-justice', now);
    for (const [person, role, organ] of [
      ['person-fazhi1', 'legal-officer', ORGAN],
      ['person-shixiang', 'legal-officer', ORGAN],
      ['person-chuang', 'organ-registrar', ORGAN],
    ] as const)
      await assert.rejects(service.assertEligible(person, role, organ, now), refusedAs('position-not-held'), `${person} ${role}`);
    assert.deepEqual(
      (await service.holdersOf('organ-justice', 'legal-officer')).map(({ id }) => id),
      ['person-fazhi1', 'person-fazhi2'],
    );
    const names = await service.directory();
    assert.deepEqual([names.position('organ-justice', 'legal-officer'), names.position(ORGAN, 'window')], ['法制', '窗口岗']);
  });

  it('holds a position of two roles once (R20), and is no holder of it in another organ', async () => {
    const grant = { person_id: 'person-jiancha', scope: 'city', scope_id: 'city' };
    const { store } = open();
    const { organ_id = '' } = (await store.personRow('person-jiancha')) ?? {};
    const before = await store.holdersOf(organ_id, 'oversight', '2026-11-23');
    assert.ok(before.some(({ id }) => id === 'person-jiancha'));
    await database().write(() => database().insert('role_grant', { ...grant, role: 'legal-officer' }));
    assert.deepEqual(await store.holdersOf(organ_id, 'oversight', '2026-11-23'), before);
    await change('DELETE FROM role_grant WHERE person_id = $1 AND role = $2', ['person-jiancha', 'legal-officer']);
    assert.deepEqual(
      (await store.holdersOf(ORGAN, 'oversight', '2026-11-23')).map(({ id }) => id),
      ['person-jiancha-cg'],
    );
  });

  it("reviews an organ's powers as the nearest legal officer: of the organ, of its district, of the city (R2c)", async () => {
    const { store } = open();
    const DISTRICT_ORGAN = 'organ-urban-management-donghu';
    const appoint = (person: string, scope: string, id: string) =>
      database().write(() => database().insert('role_grant', { person_id: person, role: 'legal-officer', scope, scope_id: id }));
    assert.equal(await store.legalOfficeOf(DISTRICT_ORGAN), 'organ-justice');
    await appoint('person-dangan', 'district', 'district-xishan');
    assert.equal(await store.legalOfficeOf(DISTRICT_ORGAN), 'organ-justice', 'another district');
    await appoint('person-dangan', 'district', 'district-donghu');
    assert.equal(await store.legalOfficeOf(DISTRICT_ORGAN), ORGAN);
    await appoint('person-jiancha', 'organ', DISTRICT_ORGAN);
    assert.equal(await store.legalOfficeOf(DISTRICT_ORGAN), (await store.personRow('person-jiancha'))?.organ_id);
    await change('UPDATE person SET active = 0 WHERE id = $1', ['person-jiancha']);
    assert.equal(await store.legalOfficeOf(DISTRICT_ORGAN), ORGAN, 'whose account is open');
    await change('UPDATE person SET active = 1 WHERE id = $1', ['person-jiancha']);
    for (const person of ['person-dangan', 'person-jiancha'])
      await change('DELETE FROM role_grant WHERE person_id = $1 AND role = $2', [person, 'legal-officer']);
    assert.equal(await store.legalOfficeOf('organ-none'), null);
    assert.equal(await store.registrarOf(ORGAN), 'person-shixiang');
    assert.equal(await store.registrarOf('organ-none'), null);
  });

  it("ends with the last day of a term and begins with its first, by the city's date", async () => {
    const service = open();
    await hold('held_to', '2026-11-23');
    await service.assertEligible('person-shouli', 'acceptance', ORGAN, new Date('2026-11-23T23:59:59+08:00'));
    await assert.rejects(
      service.assertEligible('person-shouli', 'acceptance', ORGAN, new Date('2026-11-24T00:00:00+08:00')),
      refusedAs('position-not-held'),
    );
    now = new Date('2026-11-24T09:00:00+08:00');
    assert.deepEqual((await open().person('person-shouli'))?.positions, []);
    assert.deepEqual(await open().holdersOf(ORGAN, 'acceptance'), []);
    await hold('held_to', null);
    await hold('held_from', '2026-11-25');
    await assert.rejects(service.assertEligible('person-shouli', 'acceptance', ORGAN, now), refusedAs('position-not-held'));
    await service.assertEligible('person-shouli', 'acceptance', ORGAN, new Date('2026-11-25T00:00:00+08:00'));
    await hold('held_from', null);
  });

  it('is nobody with an expired, not yet valid or missing certificate where the step is enforcement (R19.2)', async () => {
    const service = open();
    await service.assertEligible('person-chengban1', 'first-review', ORGAN, now);
    await assert.rejects(
      service.assertEligible('person-chengban1', 'first-review', ORGAN, new Date('2029-01-01T00:00:00+08:00')),
      refusedAs('certificate-expired'),
    );
    await service.assertEligible('person-chengban1', 'first-review', ORGAN, new Date('2028-12-31T23:59:00+08:00'));
    await assert.rejects(
      service.assertEligible('person-chengban1', 'first-review', ORGAN, new Date('2023-12-31T12:00:00+08:00')),
      refusedAs('certificate-expired'),
    );
    await change('UPDATE person SET certificate_number = NULL WHERE id = $1', ['person-chengban2']);
    await assert.rejects(service.assertEligible('person-chengban2', 'first-review', ORGAN, now), refusedAs('certificate-missing'));
    await service.assertEligible('person-kezhang', 'section-head', ORGAN, now);
  });

  it('is nobody whose account was closed, at once for steps and within two seconds everywhere', async () => {
    const service = open();
    assert.ok(await service.person('person-dangan'));
    await change('UPDATE person SET active = 0 WHERE id = $1', ['person-dangan']);
    await assert.rejects(service.assertEligible('person-dangan', 'archive', ORGAN, now), refusedAs('position-not-held'));
    await assert.rejects(service.signIn('dangan', 'sunlit-demo'), refusedAs('sign-in-failed'));
    realNow += 2_000;
    assert.equal(await service.person('person-dangan'), undefined);
    assert.deepEqual(await service.holdersOf(ORGAN, 'archive'), []);
  });

  it('asks the database once for a person in two seconds, and again after a failure', async () => {
    let asked = 0;
    const failing = { on: false };
    const counting = new Proxy(database(), {
      get: (target, key) =>
        key === 'get'
          ? (sql: string, values: never[]) => {
              if (sql.includes('FROM person r JOIN organ')) asked += 1;
              return failing.on ? Promise.reject(new Error('away')) : target.get(sql, values);
            }
          : (Reflect.get(target, key) as unknown),
    });
    const service = createOrganisationService({ database: counting, time, mode: 'demonstration', realNow: () => realNow });
    await Promise.all([service.person('person-chuang'), service.person('person-chuang'), service.person('person-chuang')]);
    assert.equal(asked, 1);
    realNow += 2_000;
    failing.on = true;
    await assert.rejects(service.person('person-chuang'), /away/);
    failing.on = false;
    assert.equal((await service.person('person-chuang'))?.name, '周晓雯');
  });

  it('is nobody with a demonstration account in production, not even with a session from before', async () => {
    const production = open('production');
    await assert.rejects(production.signIn('chuang', 'sunlit-demo'), refusedAs('demonstration-account-refused'));
    await assert.rejects(production.signIn('chuang', 'wrong'), refusedAs('sign-in-failed'));
    assert.equal(await production.person('person-chuang'), undefined);
  });

  it('is never told whether the account or the password was wrong', async () => {
    const service = open();
    const messages = await Promise.all(
      [service.signIn('juzhang', 'wrong'), service.signIn('no-such-account', 'wrong'), service.signIn("' OR 1=1 --", 'wrong')].map(
        (tried) =>
          tried.then(
            () => 'signed in',
            (error: unknown) => JSON.stringify(error),
          ),
      ),
    );
    assert.equal(new Set(messages).size, 1);
    assert.match(messages[0] ?? '', /sign-in-failed/);
  });

  it('opens cases only from a window of that organ (R9)', async () => {
    const service = open();
    const [window, acceptance] = [await service.person('person-chuang'), await service.person('person-shouli')];
    assert.ok(window && acceptance);
    assert.equal(service.mayCreateCases(window, ORGAN, 'window'), true);
    assert.equal(service.mayCreateCases(window, 'organ-urban-management-donghu', 'window'), false);
    assert.equal(service.mayCreateCases(acceptance, ORGAN, 'window'), false);
  });
});
