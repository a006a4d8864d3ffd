import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createOrganisationService, loadDemonstrationCity } from '../../src/organisation/index.ts';
import { may } from '../../src/platform/auth/index.ts';
import { checkUscc, organisationCodeOf } from '../../domain/identifiers/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { eachDatabase } from '../support/databases.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';

const POWERS = fileURLToPath(new URL('../../processes/powers/', import.meta.url));
const ACCOUNTS = [
  'chuang',
  'shouli',
  'chengban1',
  'chengban2',
  'kezhang',
  'juzhang',
  'zhizheng',
  'dangan',
  'shixiang',
  'fazhi1',
  'fazhi2',
  'jiancha',
  'jiancha-dh',
  'qiantou',
  'xitong',
];

eachDatabase('the demonstration city', (database) => {
  const service = () => createOrganisationService({ database: database(), time: createAdjustableTime(), mode: 'demonstration' });

  before(async () => {
    assert.equal(await loadDemonstrationCity(database()), true);
  });

  it('is loaded once', async () => {
    assert.equal(await loadDemonstrationCity(database()), false);
  });

  it('has every account that the start page names, each usable with the one password', async () => {
    for (const account of ACCOUNTS) assert.equal((await service().signIn(account, 'sunlit-demo')).account, account);
  });

  it('gives its organs codes with right check digits, each once', async () => {
    const codes = (await service().store.organs()).map(({ code }) => code);
    for (const code of codes) {
      assert.equal(checkUscc(code).ok, true, code);
      assert.ok(organisationCodeOf(code), code);
    }
    assert.equal(new Set(codes).size, codes.length);
  });

  it('has the organs and positions of its powers, and somebody at each position', async () => {
    const { store, holdersOf } = service();
    const organs = await store.organs();
    for (const file of readdirSync(POWERS).filter((name) => name.endsWith('.json'))) {
      const entry = JSON.parse(readFileSync(POWERS + file, 'utf8')) as RegistryEntry;
      const organ = organs.find(({ id }) => id === entry.organ.id);
      assert.ok(organ, entry.organ.id);
      assert.ok(entry.powerCode.startsWith(organ.code), `${entry.powerCode} carries its organ's code ${organ.code}`);
      for (const { code, name } of entry.positions) {
        assert.ok((await holdersOf(organ.id, code)).length, `somebody is ${code}`);
        assert.equal((await store.positions()).find((position) => position.organ_id === organ.id && position.code === code)?.name, name);
      }
    }
  });

  it('has two certified officers for site inspections (R19.2, two officers)', async () => {
    const { holdersOf, assertEligible } = service();
    const officers = await holdersOf('organ-urban-management', 'first-review');
    assert.ok(officers.length >= 2);
    for (const { id } of officers) await assertEligible(id, 'first-review', 'organ-urban-management', new Date('2026-11-23T02:00:00Z'));
  });

  it('keeps system administrator, security administrator and auditor three people without cases (R2a)', async () => {
    const { store } = service();
    const people = await Promise.all((await store.people()).map(({ id }) => store.person(id, '2026-11-23')));
    const administrators = ['system-administrator', 'security-administrator', 'auditor'].map((role) =>
      people.filter((person) => person?.grants.some((grant) => grant.role === role)),
    );
    for (const holders of administrators) assert.equal(holders.length, 1);
    assert.equal(new Set(administrators.flat().map((person) => person?.id)).size, 3);
    for (const person of administrators.flat()) {
      assert.ok(person);
      assert.equal(person.grants.length, 1);
      assert.equal(person.positions.length, 0);
      for (const action of ['case.create', 'case.read', 'step.decide', 'supervision.read'] as const)
        assert.equal(may(person, action), false);
    }
  });

  it('gives every district an organ, and the district supervisor of 东湖区 that district only (R14)', async () => {
    const { store, person } = service();
    const organs = await store.organs();
    for (const district of await store.districts())
      assert.ok(
        organs.some((organ) => organ.district_id === district.id),
        district.name,
      );
    const supervisor = await person('person-jiancha-dh');
    assert.ok(supervisor);
    for (const organ of organs) {
      assert.equal(
        may(supervisor, 'supervision.read', { organId: organ.id, districtId: organ.district_id }),
        organ.district_id === 'district-donghu',
        organ.name,
      );
    }
  });
});
