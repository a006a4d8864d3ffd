import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { REQUEST_LIMITS, type Cost } from '../../../src/platform/http/index.ts';
import { buildPerson } from '../../support/build-person.ts';
import { eachDatabase } from '../../support/databases.ts';
import { startServer, type Answer, type ErrorBody, type TestServer } from '../../support/test-server.ts';

const ROUTES: Cost[] = ['search', 'file', 'import'];

eachDatabase('requests of one person', (database) => {
  let server: TestServer;
  before(async () => {
    server = await startServer(
      database(),
      (api) => {
        for (const cost of ROUTES)
          api.route({
            method: 'get',
            path: `/${cost}`,
            summary: 'An invented route',
            action: 'signed-in',
            cost,
            async handle() {
              if (cost === 'import') await sleep(300);
              return { cost };
            },
          });
        api.route({
          method: 'get',
          path: '/open',
          summary: 'For everybody',
          action: 'public',
          cost: 'search',
          handle: () => Promise.resolve({}),
        });
        api.route({ method: 'get', path: '/plain', summary: 'Another', action: 'signed-in', handle: () => Promise.resolve({}) });
      },
      {
        people: ['busy', 'quiet', 'patient'].map((account) => buildPerson({ id: account, account })),
        requestLimits: { ...REQUEST_LIMITS, search: { perMinute: 3 }, file: { perMinute: 3 }, import: { perMinute: 100, atOnce: 1 } },
      },
    );
  });
  after(() => server.close());

  const ask = (as: string, path: string): Promise<Answer<ErrorBody>> => server.call('GET', `/api/${path}`, { as });
  const statuses = async (as: string, path: string, times: number): Promise<number[]> => {
    const found: number[] = [];
    for (let time = 0; time < times; time += 1) found.push((await ask(as, path)).status);
    return found;
  };

  it('are refused above the limit of their kind, with when to come again, and nobody else’s nor of another kind are', async () => {
    assert.deepEqual(await statuses('busy', 'search', 3), [200, 200, 200]);
    const { status, body, headers } = await ask('busy', 'search');
    assert.deepEqual([status, body.error.code, body.error.details], [429, 'too-many-requests', { cost: 'search' }]);
    assert.ok(Number(headers.get('retry-after')) > 0, String(headers.get('retry-after')));
    assert.deepEqual(await statuses('busy', 'file', 1), [200], 'another kind');
    assert.deepEqual(await statuses('quiet', 'search', 1), [200], 'another person');
  });

  it('are counted of strangers by where they come from, apart from those who are signed in there', async () => {
    const asked: number[] = [];
    for (let time = 0; time < 4; time += 1) asked.push((await server.call('GET', '/api/open')).status);
    assert.deepEqual(asked, [200, 200, 200, 429]);
    assert.deepEqual(await statuses('patient', 'open', 1), [200]);
  });

  it('of a costly kind wait for one another', async () => {
    const answers = await Promise.all([ask('patient', 'import'), ask('patient', 'import')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 429]);
    assert.deepEqual(await statuses('patient', 'import', 2), [200, 200], 'one after the other');
  });

  it('of an ordinary kind are as many as a person can make', async () => {
    assert.deepEqual(new Set(await statuses('busy', 'plain', 300)), new Set([200]));
  });
});
