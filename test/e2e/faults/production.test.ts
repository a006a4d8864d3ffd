/** A production platform has no known passwords, no weak secret and no adjustable clock. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ChildPlatform } from '../../support/child-platform.ts';
import { Client, type ErrorBody } from '../../support/client.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SECRET = '7f1d0c6b5a4e39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00';

describe('A production platform on the data of a demonstration', function () {
  this.timeout(600_000);
  let child: ChildPlatform;

  before(async () => {
    const created = await ChildPlatform.create();
    assert.ok(created);
    child = created;
    await child.start();
    await new Client(() => child.url, 'xitong').signIn();
    await child.end('SIGTERM');
  });
  after(() => child?.remove());

  it('does not start without a secret of its own, and a demonstration not on other addresses', () => {
    for (const [settings, named] of [
      [{ SUNLIT_MODE: 'production' }, 'SESSION_SECRET'],
      [{ SUNLIT_MODE: 'production', SESSION_SECRET: 'changeme' }, 'SESSION_SECRET'],
      [{ SUNLIT_HOST: '0.0.0.0' }, 'SUNLIT_HOST'],
    ] as const) {
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
        cwd: ROOT,
        env: child.environment(settings),
        encoding: 'utf8',
      });
      assert.equal(status, 78, 'a wrong setting, which no new start mends');
      assert.match(stderr, new RegExp(named));
    }
  });

  it('refuses demonstration accounts, shows none, and has no clock to move', async () => {
    await child.start({ SUNLIT_MODE: 'production', SESSION_SECRET: SECRET });
    const client = new Client(() => child.url);
    const session = await client.get<{ mode: string; demonstrationAccounts?: unknown }>('/session');
    assert.deepEqual([session.body.mode, session.body.demonstrationAccounts], ['production', undefined]);
    for (const account of ['xitong', 'chuang', 'qiantou']) {
      const answer = await client.post<ErrorBody>('/session', { account, password: 'sunlit-demo' });
      assert.ok(answer.status === 401 || answer.status === 403, `${account}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    const advance = await client.post<ErrorBody>('/demonstration/advance', { days: 1 });
    assert.ok(advance.status === 404 || advance.status === 401, `${advance.status}`);
    assert.notEqual(advance.status, 200);
    assert.doesNotMatch(child.output.slice(child.output.lastIndexOf('Ready after')), /sunlit-demo/);
    assert.equal((await child.end('SIGTERM')).code, 0);
  });
});

describe('A production platform with a city of its own', function () {
  this.timeout(600_000);
  let child: ChildPlatform;
  const passwords = new Map<string, string>();
  const client = (): Client => new Client(() => child.url);
  const settings = { SUNLIT_MODE: 'production', SESSION_SECRET: SECRET };

  before(async () => {
    const created = await ChildPlatform.create();
    assert.ok(created);
    child = created;
  });
  after(() => child?.remove());

  it('says what is missing before anybody can sign in', async () => {
    await child.start(settings);
    assert.match(child.output, /npm run city/);
    await child.end('SIGTERM');
  });

  it('has its accounts from a file, with first passwords shown once', async () => {
    const load = () =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/city.ts', 'docs/city.example.json'], {
        cwd: ROOT,
        env: child.environment(settings),
        encoding: 'utf8',
      });
    const { status, stdout, stderr } = load();
    assert.equal(status, 0, stderr);
    for (const [, account = '', password = ''] of stdout.matchAll(/^ {2}(\S+)\s+(\S{16}) /gm)) passwords.set(account, password);
    assert.equal(passwords.size, 7, stdout);
    assert.match(load().stdout, /0 of them new/);
    await child.start(settings);
    assert.equal((await client().signIn('wu.legal', passwords.get('wu.legal'))).cookieHeader.length > 0, true);
    assert.equal(
      (await (await client().signIn('wu.legal', passwords.get('wu.legal'))).get<{ city: { name: string } }>('/organisation')).body.city
        .name,
      '示例市',
    );
  });

  it('lets a person change the password; the other sessions end, the old one no longer fits', async () => {
    const first = passwords.get('wu.legal') ?? '';
    const [here, elsewhere] = [await client().signIn('wu.legal', first), await client().signIn('wu.legal', first)];
    const refusedFor = async (given: object): Promise<string[]> =>
      ((await here.post<ErrorBody>('/session/password', given)).body.error.fields ?? []).map(({ code }) => code);
    assert.deepEqual(await refusedFor({ current: 'not it', next: 'a-long-enough-one' }), ['wrong-password']);
    assert.deepEqual(await refusedFor({ current: first, next: 'short' }), ['too-short']);
    assert.deepEqual(await refusedFor({ current: first, next: first }), ['same-password']);
    assert.deepEqual(await refusedFor({ current: first, next: 'Wu.Legal-2026' }), ['holds-account']);
    assert.equal((await here.post('/session/password', { current: first, next: 'plum-blossom-9' })).status, 204);
    assert.equal((await here.get('/organisation')).status, 200);
    assert.equal((await elsewhere.get('/organisation')).status, 401);
    assert.equal((await client().post('/session', { account: 'wu.legal', password: first })).status, 401);
    await client().signIn('wu.legal', 'plum-blossom-9');
    const reset = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/city.ts', '--password', 'wu.legal'], {
      cwd: ROOT,
      env: child.environment(settings),
      encoding: 'utf8',
    });
    const [, forgotten = ''] = / (\S{16})\n/.exec(reset.stdout) ?? [];
    assert.equal((await client().post('/session', { account: 'wu.legal', password: 'plum-blossom-9' })).status, 401);
    await client().signIn('wu.legal', forgotten);
    assert.equal((await child.end('SIGTERM')).code, 0);
  });
});
