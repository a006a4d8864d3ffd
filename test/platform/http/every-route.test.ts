import assert from 'node:assert/strict';
import { caseRoutes, migrationRoutes } from '../../../src/cases/index.ts';
import { demonstrationRoutes } from '../../../src/demonstration/index.ts';
import { organisationRoutes } from '../../../src/organisation/index.ts';
import { ACTIONS, may, ROLES, type Action } from '../../../src/platform/auth/index.ts';
import { calendarRoutes } from '../../../src/platform/clock/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { statusRoutes } from '../../../src/platform/status/index.ts';
import { catalogueRoutes, exchangeRoutes, lawRoutes, registryChangeRoutes, registryRoutes } from '../../../src/registry/index.ts';
import { supervisionRoutes } from '../../../src/supervision/index.ts';
import { buildPerson } from '../../support/build-person.ts';
import { startServer, type TestServer } from '../../support/test-server.ts';

/** Stands for whatever a handler needs and breaks when used: here only what comes before the handler is looked at. */
const broken = new Proxy(() => undefined, { get: () => broken, apply: () => { throw new Error('the handler was reached'); } }) as never;

describe('every route of the platform', () => {
  let server: TestServer;
  const people = ROLES.map((role) => buildPerson({ account: role, grants: [{ role, scope: 'city', scopeId: 'city' }] }));

  before(async () => {
    server = await startServer({ write: broken } as unknown as Database, (api) => {
      organisationRoutes({ api, organisation: broken, database: broken, time: broken, record: broken, mode: 'demonstration', cityName: '阳光市' });
      exchangeRoutes({ api, database: broken, registry: broken, imports: broken, time: broken, names: broken });
      lawRoutes({ api, laws: broken, lintReport: broken, names: broken });
      catalogueRoutes({ api, registry: broken, createPower: broken, comments: broken, statistics: broken, names: broken });
      registryRoutes({ api, registry: broken, engineLine: broken, names: broken });
      registryChangeRoutes({ api, registry: broken, views: broken });
      migrationRoutes({ api, migrate: broken, registry: broken });
      caseRoutes({ api, database: broken, views: broken, registerCase: broken, registrablePowers: broken, steps: broken, colleagues: broken });
      supervisionRoutes({ api, views: broken, feed: broken, time: broken, mayListen: broken });
      calendarRoutes({ api, calendars: broken, clocks: broken });
      statusRoutes({ api, database: broken, engine: broken, outbox: broken, sweep: broken, time: broken, mode: 'demonstration' });
      demonstrationRoutes({ api, demonstration: broken });
    }, { people });
  });
  after(() => server.close());

  /** Status and error code; an event stream is left at once. */
  async function ask(method: string, path: string, as?: string): Promise<{ status: number; code?: string }> {
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/api${path.replace(/:\w+/g, '1')}`, {
      method: method.toUpperCase(), signal: leaving.signal,
      headers: { 'X-Sunlit': '1', 'content-type': 'application/json', ...(as ? { 'X-Test-Person': as } : {}) }, body: method === 'post' || method === 'put' ? '{}' : undefined,
    });
    const code = response.ok ? undefined : (await response.json() as { error: { code: string } }).error.code;
    leaving.abort();
    return { status: response.status, code };
  }

  it('names an action that exists, or says that it needs none', () => {
    assert.ok(server.api.routes.length > 25, `${server.api.routes.length} routes`);
    for (const { method, path, action } of server.api.routes) assert.ok(['public', 'signed-in', ...ACTIONS].includes(action), `${method} ${path}: ${action}`);
    const used = new Set(server.api.routes.map(({ action }) => action));
    assert.deepEqual(ACTIONS.filter((action) => !used.has(action)), [], 'and no action is left without a route');
  });

  it('is open to nobody but for the session itself', async () => {
    assert.deepEqual(server.api.routes.filter(({ action }) => action === 'public').map(({ method, path }) => `${method} ${path}`), ['get /session', 'post /session']);
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

  it('is described in the OpenAPI document, with its input', () => {
    const document = server.api.openApi() as { paths: Record<string, Record<string, { requestBody?: unknown; parameters?: { in: string; name: string }[] }>> };
    for (const { method, path } of server.api.routes) {
      const described = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method];
      assert.ok(described, `${method} ${path}`);
      for (const [, name] of path.matchAll(/:(\w+)/g)) assert.ok(described.parameters?.some((parameter) => parameter.in === 'path' && parameter.name === name), `${path} ${name}`);
    }
    assert.ok(document.paths['/cases']?.post?.requestBody);
    assert.doesNotThrow(() => JSON.stringify(document));
  });
});
