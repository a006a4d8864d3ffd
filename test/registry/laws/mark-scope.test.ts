/** A mark of a law, and an import, reach as far as the grant of whoever makes them; nobody with less undoes or reads more (R14). */
import assert from 'node:assert/strict';
import { writeJson } from '../../../src/registry/exchange/files.ts';
import { eachDatabase } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { lawfulPower, registryOn, type RegistryOn } from '../../support/registry-on.ts';
import { ORGAN, OTHER_ORGAN } from '../../support/small-city.ts';

interface Marked {
  markId: string;
  changes: string[];
}

eachDatabase('the reach of a legal officer', (database) => {
  let registry: RegistryOn;
  let law: string;
  const powers = { east: lawfulPower(), west: lawfulPower({ organ: { id: OTHER_ORGAN, name: '小城市园林局' } }) };

  before(async function () {
    this.timeout(180_000);
    registry = await registryOn(database());
    // `legal2` is a district's officer here.
    await database().run("UPDATE role_grant SET scope = 'district', scope_id = 'district-west' WHERE person_id = 'person-legal2'");
    await registry.publish(powers.east);
    await registry.publish(powers.west);
    const row = await database().get<{ law_id: string }>('SELECT law_id FROM power_citation WHERE power_id = $1 ORDER BY position', [
      powers.west.entry.processId,
    ]);
    law = row?.law_id ?? '';
  });
  after(() => registry.close());

  const mark = (account: string, on = '2026-02-20') =>
    registry.call<Marked>(account, 'POST', `/laws/${law}/marks`, { kind: 'changed', on });
  const powersOf = async (changes: string[]): Promise<string[]> =>
    (await Promise.all(changes.map((id) => registry.change(id)))).map(({ power_id }) => power_id).sort();
  const withdraw = (account: string, id: string) =>
    registry.call(account, 'POST', `/laws/marks/${id}/withdraw`, { reason: '标记有误，予以撤回' });

  it('opens duties for the organs of the grant alone; the city’s officer opens the others', async () => {
    const [west, city] = [await mark('legal2'), await mark('legal')];
    assert.deepEqual(await powersOf(west.body.changes), [powers.west.entry.processId]);
    assert.deepEqual(await powersOf(city.body.changes), [powers.east.entry.processId]);
    for (const again of [await mark('legal2'), await mark('legal')]) assert.equal(again.status, 409, 'marked before, within this reach');
  });

  it('does not withdraw a mark that reaches farther', async () => {
    const [west, city] = [await mark('legal2', '2026-02-21'), await mark('legal', '2026-02-21')];
    assert.deepEqual(
      [(await withdraw('legal2', city.body.markId)).status, (await withdraw('legal2', west.body.markId)).status],
      [403, 200],
    );
    assert.equal((await withdraw('legal', city.body.markId)).status, 200);
  });

  it('marks no law on which none of its organs rests', async () => {
    await database().run("UPDATE role_grant SET scope_id = 'district-none' WHERE person_id = 'person-legal2'");
    await eventually('the grant is read anew', async () => (await mark('legal2', '2026-02-22')).status === 403);
    await database().run("UPDATE role_grant SET scope_id = 'district-west' WHERE person_id = 'person-legal2'");
    await eventually('the grant is read anew', async () => (await mark('legal2', '2026-02-22')).status !== 403);
  });

  it('reads the imports of its own reach, and of nobody with more', async () => {
    const imported = async (account: string, organId: string): Promise<string> => {
      const content = writeJson([{ entry: lawfulPower({ organ: { id: organId, name: '某局' } }).entry }], '').toString('base64');
      return (await registry.ask<{ id: string }>(account, 'POST', '/registry/imports', { fileName: `${account}.json`, content })).id;
    };
    const [city, west] = [await imported('legal', ORGAN), await imported('legal2', OTHER_ORGAN)];
    const listed = async (account: string): Promise<string[]> =>
      (await registry.ask<{ items: { id: string }[] }>(account, 'GET', '/registry/imports')).items.map(({ id }) => id).sort();
    assert.deepEqual(await listed('legal2'), [west]);
    assert.deepEqual(await listed('legal'), [city, west].sort());
    assert.equal((await registry.call('legal2', 'GET', `/registry/imports/${city}`)).status, 404);
    assert.equal((await registry.call('legal2', 'POST', `/registry/imports/${city}/apply`, {})).status, 404);
    assert.equal((await registry.call('legal', 'GET', `/registry/imports/${west}`)).status, 200);
  });
});
