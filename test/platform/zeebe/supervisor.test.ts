import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { silentLogger } from '../../../src/platform/logger.ts';
import { connectEngine, startBroker, type Broker } from '../../../src/platform/zeebe/index.ts';
import { removeDirectory, temporaryDirectory } from '../../support/broker.ts';
import { eventually } from '../../support/eventually.ts';
import { newerJdk } from '../../support/test-engine.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const jdk = newerJdk();

describe('the supervised broker', function supervised() {
  this.timeout(300_000);
  let dataDir: string;
  let broker: Broker | undefined;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    dataDir = temporaryDirectory();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await broker?.stop();
    broker = undefined;
    removeDirectory(dataDir);
  });

  it('closes by itself when the platform is killed with -9, and the next platform waits for that', async () => {
    const parent = await startParent();
    const orphan = parent.pid;
    parent.child.kill('SIGKILL');
    await once(parent.child, 'exit');
    // At once, while the orphan still closes.
    broker = await startBroker({ dataDir, logger: silentLogger });
    await eventually('the orphan is gone', () => !isAlive(orphan));
    assert.equal(broker.status().state, 'running');
    const engine = connectEngine({ address: broker.address, access: broker.access, logger: silentLogger });
    assert.equal((await engine.topology()).brokers, 1);
    await engine.close();
  });

  it('takes another port when the wanted one is busy', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const busy = typeof address === 'object' && address ? address.port : 0;
    broker = await startBroker({ dataDir, logger: silentLogger, gatewayPort: busy });
    server.close();
    assert.notEqual(broker.address, `127.0.0.1:${busy}`);
    const engine = connectEngine({ address: broker.address, access: broker.access, logger: silentLogger });
    assert.equal((await engine.topology()).gatewayVersion, '8.0.0');
    await engine.close();
  });

  it('refuses a moved clock that nobody allowed', async () => {
    await assert.rejects(startBroker({ dataDir, logger: silentLogger, clockOffsetMs: 1_000 }), /clockOffsetMs is refused/);
    broker = await startBroker({ dataDir, logger: silentLogger });
    await assert.rejects(broker.advance(1_000), /not adjustable/);
  });

  it('is refused a moved clock by the launcher too, whoever starts it', async () => {
    const lib = path.join(root, 'engine', 'lib');
    const settings = JSON.stringify({ dataDir, gatewayPort: 1, commandPort: 2, internalPort: 3, clockOffsetMs: 1_000 });
    const ended = await promisify(execFile)('java', [
      '-cp',
      `${path.join(lib, 'classes')}${path.delimiter}${path.join(lib, '*')}`,
      'SunlitBroker',
      settings,
    ]).catch((error: { code?: number; stdout?: string }) => error);
    assert.equal((ended as { code?: number }).code, 64);
    assert.match(String(ended.stdout), /clockOffsetMs is refused/);
  });

  it('says what is wrong when it cannot start', async () => {
    await assert.rejects(startBroker({ dataDir, logger: silentLogger, javaHome: '/nowhere' }), /JDK 17 or newer .* JAVA_HOME/);
  });

  it('leaves a process that ends by itself once connection and broker are closed', async () => {
    const program = `
      import { connectEngine, startBroker } from './src/platform/zeebe/index.ts';
      import { silentLogger as logger } from './src/platform/logger.ts';
      const broker = await startBroker({ dataDir: process.argv[1], logger });
      const engine = connectEngine({ address: broker.address, access: broker.access, logger });
      engine.openWorker({ type: 'none', timeoutMs: 60_000, maxActive: 5, fetchVariables: [], handle: async () => 'keep' });
      await engine.topology();
      await engine.close();
      await broker.stop();
      console.log('closed ' + Date.now());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, dataDir], {
      cwd: root,
      timeout: 90_000,
    });
    const lingered = Date.now() - Number(/closed (\d+)/.exec(stdout)?.[1]);
    assert.ok(lingered < 2_000, `The process lingered for ${lingered} ms`);
  });

  (jdk ? it : it.skip)(`starts on a JDK 21 or newer too${jdk ? '' : ' (none is installed)'}`, async () => {
    broker = await startBroker({ dataDir, logger: silentLogger, javaHome: jdk });
    const engine = connectEngine({ address: broker.address, access: broker.access, logger: silentLogger });
    assert.equal((await engine.topology()).partitions, 1);
    await engine.close();
  });

  /** A process that starts a broker as the platform does. */
  async function startParent(): Promise<{ child: ChildProcess; pid: number }> {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'test/support/parent.ts'), dataDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const [line] = (await once(readline.createInterface({ input: child.stdout }), 'line')) as [string];
    return { child, pid: (JSON.parse(line) as { pid: number }).pid };
  }
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
