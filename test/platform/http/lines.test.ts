/** Lines between browsers and the platform, and what asking for its health costs. */
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApi, createWebServer, type WebServer } from '../../../src/platform/http/index.ts';
import { createHealth } from '../../../src/platform/http/health.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { eachDatabase } from '../../support/databases.ts';

/** Longer than Node keeps an idle line unless told to. */
const IDLE_MS = 7_000;

eachDatabase('the door', (database) => {
  let server: WebServer;
  let port: number;
  before(async () => {
    const api = createApi({ database: database(), personOf: () => Promise.resolve(undefined) });
    server = createWebServer({
      api,
      database: database(),
      logger: silentLogger,
      sessionSecret: 'a secret of the tests',
      trustProxy: false,
    });
    ({ port } = await server.listen(0, '127.0.0.1'));
  });
  after(() => server.close());

  it('keeps a line on which nothing is asked for a while, so that the next request is not cut', async function () {
    this.timeout(180_000);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (): Promise<{ status?: number; reused: boolean }> =>
      new Promise((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path: '/healthz', agent }, (answer) => {
          answer.resume().once('end', () => resolve({ status: answer.statusCode, reused: asked.reusedSocket }));
        });
        asked.once('error', reject).end();
      });
    assert.deepEqual(await ask(), { status: 200, reused: false });
    await sleep(IDLE_MS);
    assert.deepEqual(await ask(), { status: 200, reused: true });
    agent.destroy();
  });

  it('asks the database once for many who want to know whether it is well, and again later', async () => {
    let now = 0;
    let asked = 0;
    const health = createHealth(
      {
        get: database().get,
        write: (work) => {
          asked += 1;
          return database().write(work);
        },
      },
      () => now,
    );
    const answers = await Promise.all(Array.from({ length: 50 }, () => health()));
    assert.deepEqual([asked, answers.every(({ ok }) => ok)], [1, true]);
    now += 5_000;
    await health();
    assert.equal(asked, 2);
  });
});
