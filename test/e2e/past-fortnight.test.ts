/**
 * What a new user finds: the demonstration city after its past two weeks on the real engine, in the present and with nothing out of
 * order.
 */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { platformForSuite } from '../support/platform.ts';

interface Listed<T> {
  items: T[];
  total: number;
}
interface CaseShort {
  id: string;
  state: string;
  power: { id: string };
}

describe("The demonstration city's past two weeks", function () {
  this.timeout(180_000);
  const suite = platformForSuite('SQLite', { powers: 'all', past: true });

  async function read<T>(account: string, path: string): Promise<T> {
    const answer = await (await suite.people.as(account)).get<T>(path);
    assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body).slice(0, 300)}`);
    return answer.body;
  }

  it('end in the present', () => {
    assert.ok(Math.abs(suite.platform.time.offsetMs) < 5_000);
  });

  it('leave cases of fourteen powers over all categories, some completed, some under way, some late', async () => {
    const { items } = await read<Listed<CaseShort>>('jiancha', '/cases?limit=100');
    assert.equal(new Set(items.map((one) => one.power.id)).size, 14);
    const states = new Set(items.map(({ state }) => state));
    for (const state of ['received', 'supplementing', 'accepted', 'decided', 'completed'])
      assert.ok(states.has(state), `${state}: ${[...states].join()}`);
    const { items: signals } = await read<Listed<{ rule: string; colour: string }>>('jiancha', '/supervision/signals?limit=100');
    assert.ok(signals.some(({ rule, colour }) => rule === 'R16.9' && colour === 'red'));
  });

  it('leave a licence that was changed, and the one that took its place', async () => {
    const { items } = await read<Listed<{ state: string; act: string | null; holder: string }>>('jiancha', '/licences?limit=100');
    const changed = items.find(({ state }) => state === 'changed');
    assert.ok(changed);
    assert.deepEqual(
      items.filter(({ act }) => act === 'change').map(({ state, holder }) => [state, holder]),
      [['valid', changed.holder]],
    );
  });

  it('leave an award that was granted, and that can be revoked', async () => {
    const { items } = await read<Listed<{ state: string; holder: string }>>('wei-chengban1', '/licences?category=reward');
    assert.deepEqual(
      items.map(({ state, holder }) => [state, holder]),
      [['valid', '王芳']],
    );
  });

  it('leave changes of the registry: one done, one returned, one for the legal office to review, one that a law calls for', async () => {
    const { items } = await read<Listed<{ state: string }>>('fazhi1', '/registry/changes');
    const counts = (state: string): number => items.filter((one) => one.state === state).length;
    assert.deepEqual(['returned', 'declared', 'expected'].map(counts), [1, 1, 1]);
    const { publishedVersion } = await read<{ publishedVersion: number }>('fazhi1', '/registry/powers/power-completion-filing');
    assert.equal(publishedVersion, 2);
  });

  it('leave a record that proves itself, every document printed, nothing waiting for the engine', async () => {
    const { database, outbox, workers } = suite.platform;
    await workers.dispatcher.idle();
    assert.ok((await verifyRecord(database)).ok);
    assert.equal((await outbox.summary()).attention, 0);
    assert.equal(
      Number(
        (
          await database.get<{ n: number }>(
            'SELECT COUNT(*) AS n FROM document d LEFT JOIN document_content c ON c.document_id = d.id WHERE c.document_id IS NULL',
          )
        )?.n,
      ),
      0,
    );
  });
});
