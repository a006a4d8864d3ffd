import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { ConnectionRefusedError } from 'sequelize';
import { z } from 'zod';
import { conflict } from '../../../src/platform/errors.ts';
import { buildPerson } from '../../support/build-person.ts';
import { eachDatabase } from '../../support/databases.ts';
import { startServer, type TestServer } from '../../support/test-server.ts';

eachDatabase('the HTTP platform', (database) => {
  let server: TestServer;
  let proxied: TestServer;
  const people = [
    buildPerson({ account: 'zhou' }),
    buildPerson({ account: 'xitong', grants: [{ role: 'system-administrator', scope: 'city', scopeId: 'city' }] }),
  ];

  const declare: Parameters<typeof startServer>[1] = (api) => {
    api.route({
      method: 'post',
      path: '/party',
      summary: 'Checks a party',
      action: 'case.create',
      body: z.strictObject({
        party: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('organisation'), name: z.string().min(1).max(20) }),
          z.strictObject({ kind: z.literal('person'), name: z.string().min(1), age: z.number().int().min(0).max(150) }),
        ]),
        colour: z.enum(['yellow', 'red']).optional(),
        day: z.iso.date().optional(),
        list: z.array(z.string()).max(2).optional(),
        either: z.union([z.number(), z.boolean()]).optional(),
      }),
      handle: ({ body }) => Promise.resolve({ kind: body.party.kind }),
    });
    api.route({
      method: 'get',
      path: '/whoami',
      summary: 'Scope',
      action: 'case.read',
      query: z.object({ limit: z.coerce.number().int().max(300).optional() }),
      handle: ({ person, scope, query }) => Promise.resolve({ id: person.id, scope, query }),
    });
    api.route({
      method: 'get',
      path: '/refuses',
      summary: 'Refuses',
      action: 'public',
      handle: () => {
        throw conflict('step-already-decided', '已由王某办理。', 'Decided by Wang.', { personName: '王某' });
      },
    });
    api.route({
      method: 'get',
      path: '/breaks',
      summary: 'Breaks',
      action: 'public',
      handle: () => Promise.reject(new Error('password hunter2 of table person')),
    });
    api.route({
      method: 'get',
      path: '/breaks-late',
      summary: 'Breaks late',
      action: 'public',
      handle: ({ response }) => {
        response.write('half');
        return Promise.reject(new Error('broke late'));
      },
    });
    api.route({
      method: 'get',
      path: '/away',
      summary: 'Database away',
      action: 'public',
      handle: () => Promise.reject(new ConnectionRefusedError(new Error('ECONNREFUSED'))),
    });
    api.route({
      method: 'get',
      path: '/things/:id',
      summary: 'By id',
      action: 'public',
      params: z.object({ id: z.string() }),
      query: z.object({ q: z.string().optional() }),
      handle: ({ params }) => Promise.resolve(params),
    });
    api.route({
      method: 'post',
      path: '/nobody',
      summary: 'Open',
      action: 'public',
      body: z.unknown(),
      handle: ({ body }) => Promise.resolve({ body }),
    });
  };

  before(async () => {
    server = await startServer(database(), declare, { people });
    proxied = await startServer(database(), declare, { people, trustProxy: true });
  });
  after(() => Promise.all([server.close(), proxied.close()]));

  const party = (body: unknown, headers: Record<string, string> = {}) => server.call('POST', '/api/party', { as: 'zhou', body, headers });

  describe('names each wrong field', () => {
    const cases: [string, unknown, string, string, RegExp][] = [
      ['a missing one', { party: { kind: 'organisation' } }, 'party.name', 'required', /必填/],
      ['an empty one', { party: { kind: 'organisation', name: '' } }, 'party.name', 'required', /必填/],
      ['a missing kind', { party: {} }, 'party.kind', 'required', /必填/],
      ['an unknown kind', { party: { kind: 'robot' } }, 'party.kind', 'wrong-choice', /可选范围/],
      ['one too long', { party: { kind: 'organisation', name: '甲'.repeat(21) } }, 'party.name', 'too-long', /最多 20 个字/],
      ['one too big', { party: { kind: 'person', name: '甲', age: 151 } }, 'party.age', 'too-big', /不得大于 150/],
      ['text for a number', { party: { kind: 'person', name: '甲', age: '9' } }, 'party.age', 'wrong-type', /数字/],
      ['an unknown one', { party: { kind: 'organisation', name: '甲', secret: 1 } }, 'party.secret', 'unknown-field', /未定义/],
      ['none of the choices', { party: { kind: 'organisation', name: '甲' }, colour: 'blue' }, 'colour', 'wrong-choice', /可选范围/],
      ['a day that does not exist', { party: { kind: 'organisation', name: '甲' }, day: '2026-02-30' }, 'day', 'wrong-date', /日期/],
      ['too many', { party: { kind: 'organisation', name: '甲' }, list: ['a', 'b', 'c'] }, 'list', 'too-many', /最多 2 条/],
      ['neither of two types', { party: { kind: 'organisation', name: '甲' }, either: 'x' }, 'either', 'wrong-type', /此项应为/],
    ];
    for (const [title, body, path, code, message] of cases) {
      it(`: ${title}`, async () => {
        const answer = await party(body);
        assert.equal(answer.status, 422);
        assert.equal(answer.body.error.code, 'invalid-input');
        const field = answer.body.error.fields?.find((one) => one.path === path);
        assert.equal(field?.code, code, JSON.stringify(answer.body.error.fields));
        assert.match(field?.message ?? '', message);
        assert.match(field?.messageEn ?? '', /^[\x20-\x7e]+$/);
      });
    }

    it('but never thousands of them', async () => {
      const answer = await party(Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`f${index}`, 1])));
      assert.equal(answer.body.error.fields?.length, 50);
    });

    it('in a query too', async () => {
      const answer = await server.call('GET', '/api/whoami?limit=lots', { as: 'zhou' });
      assert.equal(answer.status, 422);
      assert.equal(answer.body.error.fields?.[0]?.path, 'limit');
    });
  });

  describe('answers errors as one body with a stable code and the request id', () => {
    it('a refusal as it is', async () => {
      const answer = await server.call('GET', '/api/refuses');
      assert.equal(answer.status, 409);
      assert.deepEqual(answer.body.error, {
        code: 'step-already-decided',
        message: '已由王某办理。',
        messageEn: 'Decided by Wang.',
        details: { personName: '王某' },
      });
      assert.equal(answer.body.requestId, answer.headers.get('X-Request-Id'));
    });

    it('a fault without its text, which only the log has, under the same id', async () => {
      const answer = await server.call('GET', '/api/breaks');
      assert.equal(answer.status, 500);
      assert.equal(answer.body.error.code, 'internal-error');
      assert.doesNotMatch(answer.text, /hunter2|person|at .*ts/);
      assert.ok(server.log.some((line) => line.includes('hunter2') && line.includes(answer.body.requestId)));
    });

    it('a fault in the middle of an answer by cutting the connection, and in the log', async () => {
      await assert.rejects(server.call('GET', '/api/breaks-late'));
      assert.ok(server.log.some((line) => line.includes('broke late') && line.includes('"level":"error"')));
    });

    it('a database that is away as 503, to be tried again', async () => {
      const answer = await server.call('GET', '/api/away');
      assert.equal(answer.status, 503);
      assert.equal(answer.body.error.code, 'database-unavailable');
      assert.ok(Number(answer.headers.get('Retry-After')) > 0);
    });

    it('malformed JSON', async () => {
      const answer = await server.call('POST', '/api/party', { as: 'zhou', raw: '{"party":' });
      assert.equal(answer.status, 400);
      assert.equal(answer.body.error.code, 'json-malformed');
    });

    it('a body that is too large', async () => {
      const answer = await server.call('POST', '/api/nobody', { body: { text: 'x'.repeat(2_200_000) } });
      assert.equal(answer.status, 413);
      assert.equal(answer.body.error.code, 'request-too-large');
    });

    it('a body nested so deeply that walking it would fail, also with an idempotency key', async () => {
      const answer = await server.call('POST', '/api/nobody', {
        as: 'zhou',
        key: 'a-key-of-a-test',
        raw: `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      });
      assert.equal(answer.status, 400);
      assert.equal(answer.body.error.code, 'json-too-deep');
    });

    it('a body of another kind', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answer = await server.call('POST', '/api/nobody', { raw: '{}', headers: { 'content-type': type } });
        assert.equal(answer.status, 415, type);
        assert.equal(answer.body.error.code, 'json-expected');
      }
    });

    it('another charset', async () => {
      const answer = await server.call('POST', '/api/nobody', { raw: '{}', headers: { 'content-type': 'application/json; charset=gbk' } });
      assert.equal(answer.status, 415);
    });

    it('a bad escape in the address', async () => {
      const answer = await server.call('GET', '/api/things/%E0%A4%A');
      assert.equal(answer.status, 400);
      assert.equal(answer.body.error.code, 'bad-request');
    });

    it('an unknown route', async () => {
      const answer = await server.call('GET', '/api/nowhere');
      assert.equal(answer.status, 404);
      assert.equal(answer.body.error.code, 'no-such-route');
    });

    it('nobody signed in, before the input is looked at', async () => {
      const answer = await server.call('POST', '/api/party', { body: {} });
      assert.equal(answer.status, 401);
      assert.equal(answer.body.error.code, 'not-signed-in');
    });

    it('somebody without the permission, before the input is looked at', async () => {
      const answer = await server.call('POST', '/api/party', { as: 'xitong', body: {} });
      assert.equal(answer.status, 403);
      assert.equal(answer.body.error.code, 'forbidden');
      assert.deepEqual(answer.body.error.details, { action: 'case.create' });
    });
  });

  it("hands the handler the person and the scope of the route's action", async () => {
    const answer = await server.call<{ scope: unknown }>('GET', '/api/whoami', { as: 'zhou' });
    assert.deepEqual(answer.body.scope, { kind: 'limited', districtIds: [], organIds: ['organ-a'] });
  });

  it("does not let a body reach an object's prototype", async () => {
    const answer = await server.call('POST', '/api/nobody', { raw: '{"__proto__":{"polluted":true}}' });
    assert.equal(answer.status, 200);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  describe('refuses what a foreign site could make a browser send', () => {
    const change = (to: TestServer, headers: Record<string, string>) => to.call('POST', '/api/nobody', { body: {}, headers });

    it('a change without the header X-Sunlit', async () => {
      const answer = await change(server, { 'X-Sunlit': '0' });
      assert.equal(answer.status, 403);
      assert.equal(answer.body.error.code, 'foreign-request');
    });

    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null', 'not an origin', 'file://']) {
      it(`a change from the origin "${origin}"`, async () => {
        assert.equal((await change(server, { Origin: origin })).body.error.code, 'foreign-request');
      });
    }

    it('but not a change from its own origin', async () => {
      assert.equal((await change(server, { Origin: server.url })).status, 200);
    });

    it('a foreign name that points at this machine (DNS rebinding)', async () => {
      const { status, body } = await callWithHost(server.port, `evil.example:${server.port}`);
      assert.equal(status, 421);
      assert.match(body, /host-unknown/);
      assert.equal((await callWithHost(server.port, `localhost:${server.port}`)).status, 200);
      assert.equal((await callWithHost(server.port, `[::1]:${server.port}`)).status, 200);
    });

    it('while behind an announced proxy the outside name counts', async () => {
      assert.equal((await callWithHost(proxied.port, 'sunlit.city.example')).status, 200);
      assert.equal(
        (await change(proxied, { Origin: 'https://sunlit.city.example', 'X-Forwarded-Host': 'sunlit.city.example' })).status,
        200,
      );
      assert.equal((await change(proxied, { Origin: 'https://evil.example', 'X-Forwarded-Host': 'sunlit.city.example' })).status, 403);
      const encrypted = { 'X-Forwarded-Host': 'sunlit.city.example', 'X-Forwarded-Proto': 'https' };
      assert.equal((await change(proxied, { ...encrypted, Origin: 'https://sunlit.city.example' })).status, 200);
      assert.equal(
        (await change(proxied, { ...encrypted, Origin: 'http://sunlit.city.example' })).status,
        403,
        'a page that came in the clear',
      );
    });
  });

  it('lets pages load from this host only', async () => {
    const { headers } = await server.call('GET', '/api/things/1');
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /worker-src 'self' blob:/);
    assert.doesNotMatch(policy, /https?:|\*|unsafe-eval/);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('X-Powered-By'), null);
    assert.equal(headers.get('Cache-Control'), 'no-store');
  });

  it('logs each request by id, path and time, never with what was asked or sent', async () => {
    const answer = await server.call('GET', '/api/things/7?q=王建国', { as: 'zhou' });
    const id = answer.headers.get('X-Request-Id') ?? '';
    const line = server.log.find((one) => one.includes(id));
    assert.match(line ?? '', /"path":"\/api\/things\/7","status":200/);
    assert.doesNotMatch(server.log.join('\n'), /王建国|%E7%8E%8B/);
  });

  it('describes every declared route for other programs', () => {
    const document = server.api.openApi() as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: object; parameters?: { name: string }[] }>>;
    };
    assert.match(document.openapi, /^3\.1/);
    for (const { method, path } of server.api.routes)
      assert.ok(document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method], `${method} ${path}`);
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(document.paths['/party']?.post?.parameters?.some(({ name }) => name === 'Idempotency-Key'));
  });
});

/** fetch sets the Host header itself, so this one is called by hand. */
function callWithHost(port: number, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: '/api/things/1', headers: { Host: host } }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => {
        body += part.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}
