/** Changes that were under way before the procedure was drawn as steps go on at their place (R6a, R7a, R7b, R8, R12a). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ChangeState } from '../../domain/registry/change-life.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { registryOn } from '../support/registry-on.ts';
import { dummyRow } from '../support/rows.ts';
import { ORGAN } from '../support/small-city.ts';

/** An open change as it was stored before: no procedure, an instance that followed by messages, its moves and an answer in the record. */
async function changeOfBefore(
  database: Database,
  state: ChangeState,
  subject: { powerId: string; versionId: string | null },
  more: object = {},
) {
  const id = randomUUID();
  const matter = {
    ...{
      id,
      kind: 'registry-change',
      number: `变更〔2025〕${id}号`,
      title: '条例修订',
      organ_id: ORGAN,
      answering_organ_id: 'organ-legal',
    },
    ...{ district_id: null, state, opened_at: 1, opened_by: null, closed_at: null, procedure_id: null, frozen_at: null },
    ...{ process_instance_key: `99${id.slice(0, 6)}`, process_definition_key: null },
  };
  const change = {
    ...{ ...(await dummyRow(database, 'registry_change')), id, power_id: subject.powerId, kind: 'modify', version_id: subject.versionId },
    ...{ base_version_id: null, cause: '条例修订', cause_date: '2026-02-27', mark_id: null, expected: 0, lock_version: 3, rounds: 1 },
    ...{ clock_id: null, declared_by: 'person-registrar', declared_at: 1, taken_up_by: null, reviewed_by: null, opinion: null },
    ...{ confirmed: null, adjusted_by: null, adjusted_at: null, ...more },
  };
  await database.write(async () => {
    await database.insert('matter', matter);
    await database.insert('registry_change', change);
  });
  return { id, instance: matter.process_instance_key };
}

eachDatabase('A change from before the procedure was drawn', (database) => {
  it('goes on where it stood: to be declared, under review with its officer, returned, confirmed; its old instance ends', async () => {
    const before = await registryOn(database());
    const version = async (state: string) => {
      const drawn = await before.draft();
      await database().write(() => database().run('UPDATE power_version SET state = $1 WHERE id = $2', [state, drawn.versionId]));
      return drawn;
    };
    const [reviewed, returned, confirmed] = [await version('under-review'), await version('returned'), await version('confirmed')];
    const { powerId } = await before.published();
    const olds = {
      expected: await changeOfBefore(database(), 'expected', { powerId, versionId: null }, { expected: 1 }),
      'under-review': await changeOfBefore(database(), 'under-review', reviewed, { taken_up_by: 'person-legal', taken_up_at: 2 }),
      returned: await changeOfBefore(database(), 'returned', returned),
      confirmed: await changeOfBefore(database(), 'confirmed', confirmed, { confirmed: '{}' }),
    };
    // The answer of its first round was numbered before; it is no paper of the drawing.
    await database().write(() =>
      Promise.resolve(
        before.record.append({
          kind: 'document-numbered',
          matterId: olds.returned.id,
          payload: { template: 'registry-answer', number: '旧' },
        }),
      ),
    );
    await before.close();

    const city = await registryOn(database());
    await city.settle();
    const standing = async (id: string) =>
      (
        await database().all<{ element_id: string; state: string; claimed_by: string | null }>('SELECT * FROM step WHERE matter_id = $1', [
          id,
        ])
      ).map(({ element_id, state, claimed_by }) => [element_id, state, claimed_by]);
    assert.deepEqual(await standing(olds.expected.id), [['Declaration', 'open', null]]);
    assert.deepEqual(await standing(olds['under-review'].id), [['Review', 'claimed', 'person-legal']]);
    assert.deepEqual(await standing(olds.returned.id), [['Resubmission', 'open', null]]);
    assert.deepEqual(await standing(olds.confirmed.id), [['Adjustment', 'open', null]]);
    for (const [state, { id, instance }] of Object.entries(olds)) {
      const { state: now, process_instance_key: key } = await city.change(id);
      assert.equal(now, state);
      assert.notEqual(key, instance);
      assert.ok(await database().get('SELECT id FROM outbox WHERE id = $1', [`cancel:${instance}`]), state);
    }
    assert.equal(await city.declare(returned.versionId), olds.returned.id, 'the returned one is declared again');
    await city.changes.confirm(await city.person('legal2'), olds['under-review'].id, '同意');
    await city.settle();
    assert.equal((await city.change(olds['under-review'].id)).state, 'confirmed');
    await city.changes.dismiss(await city.person('legal'), olds.expected.id, '不涉及');
    await city.settle();
    assert.notEqual((await city.change(olds.expected.id)).done_at, null);
    await city.close();

    const again = await registryOn(database());
    await again.settle();
    assert.equal((await again.history(olds.confirmed.id)).length, 0, 'carried over once, nothing done in its name');
    assert.equal((await standing(olds.confirmed.id)).length, 1);
    await again.close();
  });
});
