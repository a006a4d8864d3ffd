/** The disk of the database is full for a while: people are told, nothing acknowledged is lost, and it goes on by itself. */
import assert from 'node:assert/strict';
import { migrate, openDatabase, type Database } from '../../../src/platform/database/index.ts';
import { createRecord, verifyRecord } from '../../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../../src/platform/time/time.ts';
import { startServer, type TestServer } from '../../support/test-server.ts';
import { volume, type Volume } from '../../support/volume.ts';

describe('a full disk', function () {
  this.timeout(180_000);
  let disk: Volume | undefined;
  let database: Database;
  let server: TestServer | undefined;

  before(async function () {
    disk = volume('40m');
    if (!disk) return this.skip();
    database = await openDatabase({ dataDir: disk.directory });
    await migrate(database);
    const record = createRecord(database, createAdjustableTime());
    server = await startServer(database, (api) =>
      api.route({
        method: 'post',
        path: '/notes',
        summary: 'Keeps something',
        action: 'public',
        handle: () =>
          database.write(() => {
            record.append({ kind: 'signed-in', payload: { text: '留存'.repeat(2_000) } });
            return Promise.resolve({});
          }),
      }),
    );
  });
  after(async () => {
    await server?.close();
    await database?.close();
    disk?.release();
  });

  it('is told to whoever wants to keep something, and afterwards everything goes on with all that was acknowledged', async () => {
    assert.ok(server && disk);
    const post = () => (server as TestServer).call('POST', '/api/notes');
    let kept = 0;
    for (; kept < 5; kept += 1) assert.equal((await post()).status, 200);
    disk.fill();
    let answer = await post();
    // What the journal has room for already is still taken.
    for (let tries = 0; answer.status === 200 && tries < 2_000; tries += 1) {
      kept += 1;
      answer = await post();
    }
    assert.deepEqual([answer.status, answer.body.error.code, answer.headers.get('retry-after')], [503, 'storage-full', '2']);
    disk.free();
    assert.equal((await post()).status, 200);
    const verified = await verifyRecord(database);
    assert.ok(verified.ok);
    assert.equal(verified.rows, kept + 1);
  });
});
