/** Progress, not life: an engine that lives and answers nothing is started again, and one that will not end blocks no later start. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { silentLogger } from '../../../src/platform/logger.ts';
import { connectEngine, startBroker, STOPPING, type Broker } from '../../../src/platform/zeebe/index.ts';
import { removeDirectory, temporaryDirectory } from '../../support/broker.ts';
import { eventually } from '../../support/eventually.ts';
import { oneTask } from '../../support/flowcharts.ts';
import { volume, type Volume } from '../../support/volume.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('the progress of the engine', function () {
  this.timeout(600_000);
  let broker: Broker | undefined;
  const directories: string[] = [];
  afterEach(async () => {
    await broker?.stop();
    broker = undefined;
    for (const directory of directories.splice(0)) removeDirectory(directory);
  });
  const ownDirectory = (): string => {
    const directory = temporaryDirectory();
    directories.push(directory);
    return directory;
  };

  it('is asked for: one that lives and answers no command is started again', async () => {
    broker = await startBroker({ dataDir: ownDirectory(), logger: silentLogger, patience: { everyMs: 500, patienceMs: 2_000 } });
    const before = broker.status();
    process.kill(before.pid ?? 0, 'SIGSTOP');
    await eventually('a new run', () => broker?.status().state === 'running' && broker.status().pid !== before.pid, 120_000);
    const engine = connectEngine({ address: broker.address, access: broker.access, logger: silentLogger });
    assert.equal((await engine.topology()).brokers, 1);
    await engine.close();
    assert.equal(broker.status().restarts, 1);
  });

  it('is no concern while the engine answers, if only by refusing', async () => {
    broker = await startBroker({ dataDir: ownDirectory(), logger: silentLogger, patience: { everyMs: 100, patienceMs: 1_500 } });
    const { pid } = broker.status();
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    assert.deepEqual([broker.status().pid, broker.status().restarts], [pid, 0]);
  });

  it('of an orphan is not waited for for ever: one that does not close is killed by the next start', async () => {
    const dataDir = ownDirectory();
    const parent = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'test/support/parent.ts'), dataDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await Promise.race([
      once(readline.createInterface({ input: parent.stdout }), 'line'),
      once(parent, 'exit').then(() => assert.fail('the platform that is to be killed ended by itself')),
    ])) as [string];
    const { pid } = JSON.parse(line) as { pid: number };
    // It cannot close, and the platform is gone.
    process.kill(pid, 'SIGSTOP');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const from = Date.now();
    broker = await startBroker({ dataDir, logger: silentLogger });
    assert.ok(Date.now() - from >= STOPPING.orphanMs, 'after the time in which it might have closed by itself');
    assert.throws(() => process.kill(pid, 0));
    assert.equal(broker.status().state, 'running');
  });

  it('stops within limits that nest', () => {
    assert.ok(STOPPING.brokerMs < STOPPING.orphanMs && STOPPING.brokerMs < STOPPING.platformMs && STOPPING.orphanMs < STOPPING.othersMs);
  });
});

describe('the engine on a volume', function () {
  this.timeout(600_000);
  let held: Volume | undefined;
  let broker: Broker | undefined;
  afterEach(async () => {
    await broker?.stop();
    broker = undefined;
    held?.release();
    held = undefined;
  });

  async function begin(context: Mocha.Context, size: string): Promise<string> {
    held = volume(size);
    if (!held) return context.skip();
    return held.directory;
  }
  const connected = () => {
    assert.ok(broker);
    return connectEngine({ address: broker.address, access: broker.access, logger: silentLogger, patienceMs: 5_000 });
  };

  for (const size of ['100m', '400m', '100t']) {
    it(`of ${size.toUpperCase()}B starts and runs what is deployed`, async function () {
      const directory = await begin(this, size);
      broker = await startBroker({ dataDir: path.join(directory, 'engine'), logger: silentLogger });
      const engine = connected();
      const { processDefinitionKey } = await engine.deploy('one.bpmn', oneTask({ id: 'one', jobType: 'one' }));
      assert.ok((await engine.createInstance({ processDefinitionKey, variables: {} })).processInstanceKey);
      await engine.close();
    });
  }

  it('that is full for a while goes on by itself when there is room, and has lost nothing that it acknowledged', async function () {
    const directory = await begin(this, '400m');
    broker = await startBroker({
      dataDir: path.join(directory, 'engine'),
      logger: silentLogger,
      patience: { everyMs: 1_000, patienceMs: 10_000 },
    });
    const engine = connected();
    const { processDefinitionKey } = await engine.deploy('one.bpmn', oneTask({ id: 'one', jobType: 'one' }));
    const start = () => engine.createInstance({ processDefinitionKey, variables: {} }, { patienceMs: 1_000 });
    const acknowledged = new Set<string>();
    for (let count = 0; count < 20; count += 1) acknowledged.add((await start()).processInstanceKey);

    held?.fill();
    const until = Date.now() + 60_000;
    let refused = 0;
    while (Date.now() < until) {
      await start().then(
        ({ processInstanceKey }) => acknowledged.add(processInstanceKey),
        () => (refused += 1),
      );
    }
    assert.ok(refused > 0, 'a full disk is told');
    held?.free();
    await eventually(
      'the engine takes commands again',
      () =>
        start().then(
          ({ processInstanceKey }) => acknowledged.add(processInstanceKey).size > 0,
          () => false,
        ),
      120_000,
    );

    const jobs = new Set<string>();
    const worker = engine.openWorker({
      type: 'one',
      timeoutMs: 120_000,
      maxActive: 10_000,
      fetchVariables: [],
      handle: (job) => {
        jobs.add(job.processInstanceKey);
        return Promise.resolve('keep');
      },
    });
    await eventually('every acknowledged instance stands', () => [...acknowledged].every((key) => jobs.has(key)), 60_000);
    await worker.close();
    await engine.close();
  });
});
