import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createOrganisationService, loadDemonstrationCity, organisationRoutes } from '../../src/organisation/index.ts';
import { ACTIONS, DatabaseSessionStore } from '../../src/platform/auth/index.ts';
import { createSessionPeople } from '../../src/platform/http/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { eachDatabase } from '../support/databases.ts';
import { startServer, type ErrorBody, type TestServer } from '../support/test-server.ts';

interface Session {
  person: { id: string; account: string; roles: string[]; positions: { code: string }[] } | null;
  actions: string[];
  mode: string;
  now: string;
  demonstrationAccounts?: { account: string }[];
}

const PASSWORD = 'sunlit-demo';

eachDatabase('sessions, organisation and drafts over HTTP', (database) => {
  let server: TestServer;
  let production: TestServer;
  let strict: TestServer;

  async function start(mode: 'demonstration' | 'production', signInTries?: number): Promise<TestServer> {
    const time = createAdjustableTime();
    const organisation = createOrganisationService({ database: database(), time, mode });
    return startServer(
      database(),
      (api) =>
        organisationRoutes({
          api,
          organisation,
          database: database(),
          time,
          record: createRecord(database(), time),
          mode,
          cityName: '阳光市',
          signInTries,
        }),
      {
        sessionStore: new DatabaseSessionStore(database(), { idleMs: 1_800_000, absoluteMs: 43_200_000 }),
        ...createSessionPeople(organisation),
      },
    );
  }

  before(async () => {
    await loadDemonstrationCity(database());
    [server, production, strict] = await Promise.all([start('demonstration', 10_000), start('production'), start('demonstration', 3)]);
  });
  after(() => Promise.all([server, production, strict].map((one) => one.close())));

  const cookieOf = (headers: Headers): string => headers.get('set-cookie')?.split(';')[0] ?? '';
  async function signIn(account: string, options: { cookie?: string; key?: string } = {}): Promise<string> {
    const answer = await server.call<Session>('POST', '/api/session', { body: { account, password: PASSWORD }, ...options });
    assert.equal(answer.status, 200, answer.text);
    return cookieOf(answer.headers);
  }

  it('keeps the password of a demonstration account: everybody uses it', async () => {
    const answer = await server.call('POST', '/api/session/password', {
      cookie: await signIn('chuang'),
      body: { current: PASSWORD, next: 'another-one-2026' },
    });
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'demonstration-account']);
  });

  describe('a session', () => {
    it('of nobody says so, and names the demonstration accounts in demonstration mode only', async () => {
      const { body, headers } = await server.call<Session>('GET', '/api/session');
      assert.equal(body.person, null);
      assert.deepEqual(body.actions, []);
      assert.match(body.now, /\+08:00$/);
      assert.ok(body.demonstrationAccounts?.some(({ account }) => account === 'chuang'));
      assert.equal(headers.get('set-cookie'), null, 'looking makes no session');
      const there = await production.call<Session>('GET', '/api/session');
      assert.equal(there.body.mode, 'production');
      assert.equal(there.body.demonstrationAccounts, undefined);
    });

    it('begins with the right password and knows person, positions, roles and actions, never the hash', async () => {
      const answer = await server.call<Session>('POST', '/api/session', { body: { account: 'chuang', password: PASSWORD } });
      assert.equal(answer.body.person?.account, 'chuang');
      assert.deepEqual(
        answer.body.person?.positions.map(({ code }) => code),
        ['window'],
      );
      assert.deepEqual(answer.body.person?.roles, ['clerk']);
      assert.ok(answer.body.actions.includes('case.create'));
      assert.ok(!answer.body.actions.includes('supervision.read'));
      assert.doesNotMatch(answer.text, /argon2|password_hash/);
      const cookie = answer.headers.get('set-cookie') ?? '';
      assert.match(cookie, /HttpOnly/i);
      assert.match(cookie, /SameSite=Strict/i);
      const again = await server.call<Session>('GET', '/api/session', { cookie: cookieOf(answer.headers) });
      assert.equal(again.body.person?.account, 'chuang');
    });

    it('gets a new id at sign-in, and the old one is worthless', async () => {
      const first = await signIn('chuang');
      const second = await signIn('shouli', { cookie: first });
      assert.notEqual(first, second);
      assert.equal((await server.call<Session>('GET', '/api/session', { cookie: first })).body.person, null);
      assert.equal((await server.call<Session>('GET', '/api/session', { cookie: second })).body.person?.account, 'shouli');
    });

    it('cannot be made up', async () => {
      for (const cookie of ['sunlit.sid=s%3Amade-up.signature', 'sunlit.sid=plain', 'sunlit.sid=']) {
        const answer = await server.call<Session>('GET', '/api/session', { cookie });
        assert.equal(answer.body.person, null, cookie);
      }
    });

    it('ends at sign-out, also for a copy of the cookie', async () => {
      const cookie = await signIn('chuang');
      assert.equal((await server.call('DELETE', '/api/session', { cookie })).status, 204);
      assert.equal((await server.call('GET', '/api/organisation', { cookie })).status, 401);
      assert.equal((await server.call('DELETE', '/api/session', { cookie })).body.error.code, 'not-signed-in');
    });

    it('is not opened by an earlier answer: signing in again with the same idempotency key sets a cookie again', async () => {
      const first = await signIn('chuang');
      const key = randomUUID();
      for (let round = 0; round < 2; round += 1) assert.ok(await signIn('chuang', { cookie: first, key }));
    });

    it('needs account and password as text', async () => {
      for (const body of [
        {},
        { account: 'chuang' },
        { account: 'chuang', password: { $ne: 1 } },
        { account: ['chuang'], password: PASSWORD },
        { account: 'chuang', password: PASSWORD, role: 'lead-office' },
      ]) {
        const answer = await server.call<ErrorBody>('POST', '/api/session', { body });
        assert.equal(answer.status, 422);
        assert.equal(answer.body.error.code, 'invalid-input');
      }
    });

    it('of a demonstration account is refused in production', async () => {
      const answer = await production.call('POST', '/api/session', { body: { account: 'chuang', password: PASSWORD } });
      assert.equal(answer.status, 403);
      assert.equal(answer.body.error.code, 'demonstration-account-refused');
      const cookie = await signIn('chuang');
      assert.equal((await production.call<Session>('GET', '/api/session', { cookie })).body.person, null);
    });
  });

  describe('guessing passwords', () => {
    it('locks the account after five, also for somebody who is signed in and sends idempotency keys', async () => {
      const cookie = await signIn('kezhang');
      const guess = () =>
        server.call<ErrorBody>('POST', '/api/session', { cookie, key: randomUUID(), body: { account: 'juzhang', password: 'guess' } });
      for (let attempt = 0; attempt < 5; attempt += 1) assert.equal((await guess()).body.error.code, 'sign-in-failed');
      const locked = await guess();
      assert.equal(locked.status, 429);
      assert.equal(locked.body.error.code, 'account-locked');
      assert.equal(
        (await server.call<ErrorBody>('POST', '/api/session', { body: { account: 'juzhang', password: PASSWORD } })).body.error.code,
        'account-locked',
      );
      assert.equal(
        (await server.call<Session>('GET', '/api/session', { cookie })).body.person?.account,
        'kezhang',
        'a failed try signs nobody out',
      );
    });

    it('over many accounts is slowed down by address, in the error form of every route', async () => {
      const guess = (account: string) => strict.call<ErrorBody>('POST', '/api/session', { body: { account, password: 'guess' } });
      for (const account of ['a', 'b', 'c']) assert.equal((await guess(account)).status, 401);
      const slowed = await guess('d');
      assert.equal(slowed.status, 429);
      assert.equal(slowed.body.error.code, 'too-many-tries');
      assert.ok(slowed.body.requestId);
      assert.ok(Number(slowed.headers.get('Retry-After')) > 0);
    });
  });

  it('describes city, districts, organs and positions to whoever is signed in', async () => {
    assert.equal((await server.call('GET', '/api/organisation')).status, 401);
    const { body } = await server.call<{
      city: { name: string };
      districts: { name: string }[];
      organs: { id: string; shortName: string; districtId: string | null }[];
      positions: { organId: string; code: string }[];
    }>('GET', '/api/organisation', { cookie: await signIn('xitong') });
    assert.equal(body.city.name, '阳光市');
    assert.ok(body.districts.some(({ name }) => name === '东湖区'));
    assert.equal(body.organs.find(({ id }) => id === 'organ-urban-management')?.shortName, '阳城管');
    assert.equal(body.positions.filter(({ organId }) => organId === 'organ-urban-management').length, 14);
  });

  describe('a draft', () => {
    const put = (cookie: string, name: string, value: unknown, key?: string) =>
      server.call<{ savedAt: string }>('PUT', `/api/drafts/${encodeURIComponent(name)}`, { cookie, key, body: { value } });
    const get = (cookie: string, name: string) =>
      server.call<{ value: unknown } & ErrorBody>('GET', `/api/drafts/${encodeURIComponent(name)}`, { cookie });

    it('is kept as typed until it is dropped', async () => {
      const cookie = await signIn('chuang');
      const value = {
        party: { name: '𠮷野家（东湖店）' },
        materials: [{ code: 'a', provided: true }],
        text: '引号"和\n换行 😀',
        nothing: null,
      };
      assert.equal((await get(cookie, 'application:power-1')).status, 404);
      assert.equal((await put(cookie, 'application:power-1', value)).status, 200);
      assert.deepEqual((await get(cookie, 'application:power-1')).body.value, value);
      await put(cookie, 'application:power-1', { later: true });
      assert.deepEqual((await get(cookie, 'application:power-1')).body.value, { later: true });
      assert.equal((await server.call('DELETE', '/api/drafts/application%3Apower-1', { cookie })).status, 204);
      assert.equal((await get(cookie, 'application:power-1')).body.error.code, 'not-found');
    });

    it("is nobody else's", async () => {
      const [mine, other] = [await signIn('chuang'), await signIn('shouli')];
      await put(mine, 'secret', 'mine');
      assert.equal((await get(other, 'secret')).status, 404);
      await put(other, 'secret', 'theirs');
      await server.call('DELETE', '/api/drafts/secret', { cookie: other });
      assert.equal((await get(mine, 'secret')).body.value, 'mine');
      assert.equal((await server.call('PUT', '/api/drafts/secret', { body: { value: 1 } })).status, 401);
    });

    it('saved twice at once is saved', async () => {
      const cookie = await signIn('chuang');
      const answers = await Promise.all([1, 2, 3, 4, 5].map((value) => put(cookie, 'race', value, randomUUID())));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200, 200],
      );
      assert.ok([1, 2, 3, 4, 5].includes((await get(cookie, 'race')).body.value as number));
    });

    it('leaves no remembered answer behind at every stroke', async () => {
      const cookie = await signIn('chuang');
      const key = randomUUID();
      await put(cookie, 'strokes', 'a', key);
      assert.equal(await database().get('SELECT request_key FROM idempotency WHERE request_key = $1', [key]), undefined);
    });

    it('needs a sensible name', async () => {
      const cookie = await signIn('chuang');
      for (const name of ['a b', '../x', 'x'.repeat(121), '草稿']) assert.equal((await get(cookie, name)).status, 422, name);
    });
  });

  it('declares only routes whose action exists', () => {
    for (const { method, path, action } of server.api.routes)
      assert.ok(['public', 'signed-in', ...ACTIONS].includes(action), `${method} ${path}: ${action}`);
  });
});
