/** The platform as its users start it keeps its engine's secret to itself (docs/adr/0016-engine-secret.md). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../src/platform/logger.ts';
import { connectGateway } from '../../src/platform/zeebe/gateway.ts';
import { ChildPlatform } from '../support/child-platform.ts';

(process.platform === 'linux' ? describe : describe.skip)('The platform and the secret of its engine', function () {
  this.timeout(600_000);
  let platform: ChildPlatform | undefined;
  after(() => platform?.remove());

  it('tells it to no log, no command line and no stranger, and finds it again at the next start', async () => {
    platform = await ChildPlatform.create();
    assert.ok(platform);
    const { dataDir } = platform;
    const secrets: string[] = [];
    for (const start of ['first', 'second']) {
      await platform.start({ SUNLIT_LOG: 'debug' });
      const secret = readFileSync(path.join(dataDir, 'engine', 'secret'), 'utf8');
      secrets.push(secret);
      const [, engine = ''] = /engine (127\.0\.0\.1:\d+) /.exec(platform.output.split('Ready after').at(-1) ?? '') ?? [];
      const stranger = connectGateway({ address: engine, access: { credentials: { kind: 'none' } }, logger: silentLogger });
      await assert.rejects(stranger.call('completeJob', { jobKey: '1', variables: '{}' }), { code: 16 }, start);
      await stranger.close();
      assert.ok(commandLines().some((line) => line.includes('SunlitBroker')));
      assert.deepEqual(
        commandLines().filter((line) => line.includes(secret)),
        [],
        start,
      );
      await platform.end('SIGTERM');
    }
    assert.equal(secrets[0], secrets[1]);
    const secret = secrets[0] ?? '';
    assert.equal(platform.output.includes(secret), false, 'what it printed');
    for (const folder of ['logs', path.join('engine', 'logs')])
      for (const file of readdirSync(path.join(dataDir, folder)))
        assert.equal(readFileSync(path.join(dataDir, folder, file), 'utf8').includes(secret), false, file);
  });
});

/** Of every process on the machine, as anybody may read them. */
const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
