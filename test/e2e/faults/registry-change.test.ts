/** kill -9 of platform and engine in the middle of a registry change: nothing is lost, nothing happens twice (R6a, R7b, R8). */
import assert from 'node:assert/strict';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { changesOf } from '../../support/changes.ts';
import { ChildPlatform } from '../../support/child-platform.ts';
import { eventually } from '../../support/eventually.ts';
import { ON_SERVER } from '../../support/platform.ts';

for (const database of ON_SERVER) {
  describe(`kill -9 of platform and engine in the middle of a registry change (${database})`, function () {
    this.timeout(600_000);
    let child: ChildPlatform | undefined;

    before(async function () {
      child = await ChildPlatform.create(database);
      if (!child) return this.skip();
      await child.start();
    });
    after(() => child?.remove());

    it('after each of its moves: it goes on to its end, answered once, published once, and so does its process', async () => {
      assert.ok(child);
      const platform = child;
      const city = changesOf(platform.people, () => civilDateInChina(Date.now()));
      const restart = async (): Promise<void> => {
        await platform.killBoth();
        await platform.start();
      };
      const versionId = await city.draft();
      const id = await city.declare(versionId);
      await restart();
      await city.moved('fazhi1', id, 'take-up');
      await city.moved('fazhi1', id, 'return', { opinion: '请补充依据。' });
      await restart();
      assert.equal(await city.declare(versionId), id);
      // A move while the engine is away is accepted and kept; the next person's is asked to wait until its step stands.
      await eventually('the review to stand again', async () => (await city.change(id)).process.stage === 'review', 90_000);
      platform.killBroker();
      await city.moved('fazhi2', id, 'confirm', { opinion: '同意。' });
      assert.equal((await city.change(id)).state, 'confirmed');
      const registrar = await platform.people.as('shixiang');
      const early = await registrar.call('POST', `/registry/changes/${id}/adjust`, {});
      assert.deepEqual([early.status, early.body.error.code], [503, 'step-not-open-yet']);
      await platform.end('SIGKILL');
      await platform.start();
      await city.moved('shixiang', id, 'adjust');
      await restart();
      await eventually(
        'the change and its process to end',
        async () => {
          const { state, process } = await city.change(id);
          return state === 'done' && process.stage === 'done';
        },
        60_000,
      );
      const { documents, history } = await city.change(id);
      assert.deepEqual(
        history.map(({ kind }) => kind),
        ['open', 'declare', 'take-up', 'return', 'declare', 'take-up', 'confirm', 'adjust', 'finish'],
      );
      assert.equal(documents.length, 2);
      const beside = await openDatabase(platform.databaseUrl ? { url: platform.databaseUrl } : { dataDir: platform.dataDir });
      try {
        const count = async (sql: string, values: string[]): Promise<number> => Number((await beside.get<{ n: number }>(sql, values))?.n);
        for (const { id: documentId } of documents)
          assert.equal(await count('SELECT COUNT(*) AS n FROM document_content WHERE document_id = $1', [documentId]), 1);
        assert.equal(await count("SELECT COUNT(*) AS n FROM power_event WHERE version_id = $1 AND kind = 'publish'", [versionId]), 1);
        assert.equal(await count("SELECT COUNT(*) AS n FROM outbox WHERE stream = $1 AND state <> 'done'", [`case:${id}`]), 0);
        assert.ok((await verifyRecord(beside)).ok);
      } finally {
        await beside.close();
      }
    });
  });
}
