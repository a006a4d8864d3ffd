import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { conflict } from '../../../src/platform/errors.ts';
import { buildPerson } from '../../support/build-person.ts';
import { eachDatabase } from '../../support/databases.ts';
import { startServer, type ErrorBody, type TestServer } from '../../support/test-server.ts';

eachDatabase('a request sent twice', (database) => {
  let server: TestServer;
  let runs = 0;
  const people = [buildPerson({ account: 'zhou' }), buildPerson({ account: 'wu' })];

  before(async () => {
    await database().write(() => database().insert('setting', { name: 'counter', value: '0' }));
    server = await startServer(
      database(),
      (api) => {
        api.route({
          method: 'post',
          path: '/once',
          summary: 'Adds one',
          action: 'signed-in',
          status: 201,
          body: z.strictObject({ by: z.number() }),
          handle: ({ body }) =>
            database().write(async () => {
              runs += 1;
              await database().run('UPDATE setting SET value = value + $1 WHERE name = $2', [body.by, 'counter']);
              await sleep(30);
              return { by: body.by, run: runs };
            }),
        });
        // Like deciding a step: the first wins, whoever comes later is told so.
        api.route({
          method: 'post',
          path: '/first/:name',
          summary: 'First come',
          action: 'signed-in',
          params: z.object({ name: z.string() }),
          handle: ({ params }) =>
            database().write(async () => {
              await database().insertOnce('setting', { name: params.name, value: 'free' });
              const row = await database().get<{ value: string }>(`SELECT value FROM setting WHERE name = $1${database().forUpdate}`, [
                params.name,
              ]);
              if (row?.value !== 'free') throw conflict('step-already-decided', '已办理。', 'Decided already.');
              await sleep(30);
              await database().run("UPDATE setting SET value = 'taken' WHERE name = $1", [params.name]);
              return { won: true };
            }),
        });
        api.route({
          method: 'post',
          path: '/nothing',
          summary: 'Answers nothing',
          action: 'signed-in',
          handle: () => Promise.resolve(undefined),
        });
      },
      { people },
    );
  });
  after(() => server.close());

  const counter = async (): Promise<number> =>
    Number((await database().get<{ value: string }>("SELECT value FROM setting WHERE name = 'counter'"))?.value);

  it('changes once and gets the first answer again, marked as a replay', async () => {
    const key = randomUUID();
    const before = await counter();
    const first = await server.call<{ run: number }>('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } });
    const second = await server.call<{ run: number }>('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } });
    assert.equal(first.status, 201);
    assert.equal(first.headers.get('Idempotent-Replay'), null);
    assert.equal(second.status, 201);
    assert.equal(second.headers.get('Idempotent-Replay'), 'true');
    assert.deepEqual(second.body, first.body);
    assert.equal(await counter(), before + 1);
  });

  it('changes once also when ten copies come at the same moment', async () => {
    const key = randomUUID();
    const before = await counter();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.call<{ run: number }>('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array(10).fill(201),
    );
    assert.equal(new Set(answers.map(({ body }) => body.run)).size, 1);
    assert.equal(answers.filter(({ headers }) => headers.get('Idempotent-Replay') === 'true').length, 9);
    assert.equal(await counter(), before + 1);
  });

  it('is never told that somebody else was first when that was its own twin', async () => {
    const key = randomUUID();
    const name = `step-${randomUUID()}`;
    const answers = await Promise.all(Array.from({ length: 4 }, () => server.call('POST', `/api/first/${name}`, { as: 'zhou', key })));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    const other = await server.call('POST', `/api/first/${name}`, { as: 'wu', key: randomUUID() });
    assert.equal(other.body.error.code, 'step-already-decided');
  });

  it('with the same key but other content is refused', async () => {
    const key = randomUUID();
    await server.call('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } });
    const reused = await server.call('POST', '/api/once', { as: 'zhou', key, body: { by: 2 } });
    assert.equal(reused.status, 422);
    assert.equal(reused.body.error.code, 'idempotency-key-reused');
    const elsewhere = await server.call('POST', '/api/nothing', { as: 'zhou', key, body: { by: 1 } });
    assert.equal(elsewhere.body.error.code, 'idempotency-key-reused');
  });

  it('of another person with the same key is a request of its own', async () => {
    const key = randomUUID();
    const before = await counter();
    await server.call('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } });
    const other = await server.call('POST', '/api/once', { as: 'wu', key, body: { by: 1 } });
    assert.equal(other.headers.get('Idempotent-Replay'), null);
    assert.equal(await counter(), before + 2);
  });

  it('may be corrected after a refusal: refusals are not remembered', async () => {
    const key = randomUUID();
    const wrong = await server.call('POST', '/api/once', { as: 'zhou', key, body: { by: 'one' } });
    assert.equal(wrong.status, 422);
    const right = await server.call('POST', '/api/once', { as: 'zhou', key, body: { by: 1 } });
    assert.equal(right.status, 201);
  });

  it('gets the same empty answer again', async () => {
    const key = randomUUID();
    assert.equal((await server.call('POST', '/api/nothing', { as: 'zhou', key })).status, 204);
    const again = await server.call('POST', '/api/nothing', { as: 'zhou', key });
    assert.equal(again.status, 204);
    assert.equal(again.headers.get('Idempotent-Replay'), 'true');
  });

  it('needs a key of a sensible form', async () => {
    for (const key of ['short', 'x'.repeat(81), "'; DROP TABLE person; --"]) {
      const refused = await server.call<ErrorBody>('POST', '/api/nothing', { as: 'zhou', key });
      assert.equal(refused.body.error.code, 'idempotency-key-malformed', key);
    }
  });
});
