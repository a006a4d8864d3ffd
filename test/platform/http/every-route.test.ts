import assert from 'node:assert/strict';
import { ACTIONS, may, ROLES, type Action } from '../../../src/platform/auth/index.ts';
import { REQUEST_LIMITS } from '../../../src/platform/http/request-limits.ts';
import { buildPerson } from '../../support/build-person.ts';
import { featuresAlone, type FeaturesAlone } from '../../support/features.ts';
import { startServer, type TestServer } from '../../support/test-server.ts';

describe('every route of the platform', () => {
  let server: TestServer;
  let features: FeaturesAlone;
  const people = ROLES.map((role) => buildPerson({ account: role, grants: [{ role, scope: 'city', scopeId: 'city' }] }));

  before(async () => {
    features = await featuresAlone();
    // One person walks all exports in a minute here.
    const requestLimits = { ...REQUEST_LIMITS, export: { perMinute: 1_000 } };
    server = await startServer(features.database, (api) => features.folded.routes(api), { people, requestLimits });
    // Only what comes before a handler is looked at here: whatever a handler would do fails.
    features.cutOff();
  });
  after(async () => {
    await server.close();
    await features.close();
  });

  /** Status and error code; an event stream is left at once. */
  async function ask(method: string, path: string, as?: string): Promise<{ status: number; code?: string }> {
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/api${path.replace(/:\w+/g, '1')}`, {
      method: method.toUpperCase(),
      signal: leaving.signal,
      headers: { 'X-Sunlit': '1', 'content-type': 'application/json', ...(as ? { 'X-Test-Person': as } : {}) },
      body: method === 'post' || method === 'put' ? '{}' : undefined,
    });
    const code = response.ok ? undefined : ((await response.json()) as { error: { code: string } }).error.code;
    leaving.abort();
    return { status: response.status, code };
  }

  it('names an action that exists, or says that it needs none', () => {
    assert.ok(server.api.routes.length > 25, `${server.api.routes.length} routes`);
    for (const { method, path, action } of server.api.routes)
      assert.ok(['public', 'signed-in', ...ACTIONS].includes(action), `${method} ${path}: ${action}`);
    const used = new Set(server.api.routes.map(({ action }) => action));
    assert.deepEqual(
      ACTIONS.filter((action) => !used.has(action)),
      [],
      'and no action is left without a route',
    );
  });

  it('says what it answers', () => {
    assert.deepEqual(
      server.api.routes.filter(({ saysAnswer }) => !saysAnswer).map(({ method, path }) => `${method} ${path}`),
      [],
    );
  });

  it('is open to nobody but for the session itself and the check of a paper', async () => {
    assert.deepEqual(
      server.api.routes.filter(({ action }) => action === 'public').map(({ method, path }) => `${method} ${path}`),
      ['get /session', 'post /session', 'get /documents/check'],
    );
    for (const { method, path, action } of server.api.routes) {
      if (action !== 'public') assert.deepEqual(await ask(method, path), { status: 401, code: 'not-signed-in' }, `${method} ${path}`);
    }
  });

  for (const role of ROLES) {
    it(`lets ${role} through where the permission table says so, and nowhere else`, async () => {
      const person = people.find(({ account }) => account === role);
      assert.ok(person);
      for (const { method, path, action } of server.api.routes) {
        if (action === 'public') continue;
        const allowed: boolean = action === 'signed-in' || may(person, action as Action);
        const { status, code } = await ask(method, path, role);
        assert.equal(status === 403 && code === 'forbidden', !allowed, `${method} ${path} as ${role}: ${status} ${code}`);
      }
    });
  }

  describe('that reads', () => {
    /** What a call with this query is refused for, by somebody who may make it. */
    async function refusedFields(path: string, action: string, query: string): Promise<string[]> {
      const as = people.find((person) => action === 'signed-in' || action === 'public' || may(person, action as Action))?.account ?? '';
      const response = await fetch(`${server.url}/api${path.replace(/:\w+/g, '1')}?${query}`, { headers: { 'X-Test-Person': as } });
      const body = (await response.json()) as { error?: { fields?: { path: string }[] } };
      assert.equal(response.status, 422, `${path}?${query}: ${JSON.stringify(body)}`);
      return body.error?.fields?.map((field) => field.path) ?? [];
    }
    const reading = () => server.api.routes.filter(({ method }) => method === 'get');

    it('refuses a parameter that it does not know, by its name', async () => {
      for (const { path, action } of reading())
        assert.ok((await refusedFields(path, action, 'nobody-knows-this=1')).includes('nobody-knows-this'), path);
    });

    it('refuses a state, kind, category or colour that there is not, and a cursor that no list gave', async () => {
      const document = server.api.openApi() as { paths: Record<string, { get: { parameters?: { in: string; name: string }[] } }> };
      let asked = 0;
      for (const { path, action } of reading()) {
        const parameters = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.get.parameters ?? [];
        for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
          if (!['state', 'kind', 'category', 'clock', 'colour', 'signal', 'after', 'format', 'tab'].includes(name)) continue;
          asked += 1;
          assert.ok((await refusedFields(path, action, `${name}=there-is-none`)).includes(name), `${path} ${name}`);
        }
      }
      assert.ok(asked > 15, `${asked} parameters`);
    });
  });

  it('gives every status that it can answer, with its media types and codes', () => {
    type Described = { responses: Record<string, { content?: Record<string, unknown> }>; parameters?: { in: string }[] };
    const { paths } = server.api.openApi() as { paths: Record<string, Record<string, Described>> };
    const described = (method: string, path: string): Described['responses'] => paths[path]?.[method]?.responses ?? {};
    for (const { method, path, action } of server.api.routes) {
      const responses = described(method, path.replace(/:(\w+)/g, '{$1}'));
      const expected = [
        '413',
        '415',
        '422',
        '500',
        '503',
        ...(action === 'public' ? [] : ['401']),
        ...(method !== 'get' || (action !== 'public' && action !== 'signed-in') ? ['403'] : []),
        ...(path.includes(':') ? ['404'] : []),
      ];
      assert.deepEqual(
        expected.filter((status) => !responses[status]?.content?.['application/json']),
        [],
        `${method} ${path}`,
      );
      const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      assert.equal(success.length, 1, `${method} ${path}`);
      assert.equal(success[0]?.[0] === '204', success[0]?.[1].content === undefined, `${method} ${path}`);
    }
    const types = (path: string): string[] => Object.keys(described('get', path)['200']?.content ?? {});
    assert.deepEqual(types('/documents/{id}/content'), ['application/pdf']);
    assert.deepEqual(types('/supervision/events'), ['text/event-stream']);
    assert.equal(types('/matters/export').length, 2);
    assert.ok(described('post', '/steps/{id}/decide')['409']);
    assert.ok(described('post', '/session')['429']);
  });

  it('is described in the OpenAPI document, with its input', () => {
    const document = server.api.openApi() as {
      paths: Record<string, Record<string, { requestBody?: unknown; parameters?: { in: string; name: string }[] }>>;
    };
    for (const { method, path } of server.api.routes) {
      const described = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
      assert.ok(described, `${method} ${path}`);
      for (const [, name] of path.matchAll(/:(\w+)/g))
        assert.ok(
          described.parameters?.some((parameter) => parameter.in === 'path' && parameter.name === name),
          `${path} ${name}`,
        );
    }
    assert.ok(document.paths['/cases']?.post?.requestBody);
    assert.doesNotThrow(() => JSON.stringify(document));
  });
});
