/** Whoever does not have the engine's secret moves nothing in it (docs/adr/0016-engine-secret.md). */
import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { createLogger, silentLogger } from '../../../src/platform/logger.ts';
import { engineSecret } from '../../../src/platform/zeebe/engine-secret.ts';
import { connectGateway, type Gateway } from '../../../src/platform/zeebe/gateway.ts';
import { connectEngine, EngineUnavailable, startBroker, type Broker, type EngineCredentials } from '../../../src/platform/zeebe/index.ts';
import { brokerForSuite, removeDirectory, temporaryDirectory } from '../../support/broker.ts';

const UNAUTHENTICATED = 16;
const FLOWCHART = new URL('../../../processes/platform/due-alarm.bpmn', import.meta.url);
const onLinux = process.platform === 'linux' ? it : it.skip;

/** Every command that moves a case, and the one that only looks. */
const COMMANDS: Record<string, Record<string, unknown>> = {
  topology: {},
  deployResource: { resources: [{ name: 'due-alarm.bpmn', content: readFileSync(FLOWCHART) }] },
  createProcessInstance: { bpmnProcessId: 'due-alarm', version: -1, variables: '{}' },
  publishMessage: { name: 'any', correlationKey: 'any', messageId: 'any', timeToLive: 1_000, variables: '{}' },
  completeJob: { jobKey: '1', variables: '{}' },
  failJob: { jobKey: '1', retries: 0, errorMessage: 'any' },
  throwError: { jobKey: '1', errorCode: 'any', errorMessage: 'any' },
  updateJobRetries: { jobKey: '1', retries: 1 },
  setVariables: { elementInstanceKey: '1', variables: '{}', local: false },
  resolveIncident: { incidentKey: '1' },
  cancelProcessInstance: { processInstanceKey: '1' },
};

describe('The engine obeys nobody without its secret', function () {
  this.timeout(180_000);
  const suite = brokerForSuite();
  const open: Gateway[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((gateway) => gateway.close()));
  });
  const stranger = (credentials: EngineCredentials): Gateway => {
    const gateway = connectGateway({ address: suite.broker.address, access: { credentials }, logger: silentLogger });
    open.push(gateway);
    return gateway;
  };
  const secret = (): string => readFileSync(path.join(suite.dataDir, 'secret'), 'utf8');

  const strangers: [string, () => EngineCredentials][] = [
    ['a client that shows none', () => ({ kind: 'none' })],
    ['a client that shows another', () => ({ kind: 'bearer', token: 'A'.repeat(43) })],
    ['a client that shows a part of it', () => ({ kind: 'bearer', token: secret().slice(0, -1) })],
    ['a client that shows more than it', () => ({ kind: 'bearer', token: `${secret()}A` })],
  ];
  for (const [who, credentials] of strangers) {
    it(`refuses every command of ${who}`, async () => {
      const gateway = stranger(credentials());
      for (const [command, request] of Object.entries(COMMANDS))
        await assert.rejects(gateway.call(command, request), { code: UNAUTHENTICATED }, command);
    });

    it(`hands out no job to ${who}`, async () => {
      const request = { type: 'user-task', worker: 'thief', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: 5_000 };
      await assert.rejects(stranger(credentials()).activateJobs(request, () => assert.fail('a job')).ended, { code: UNAUTHENTICATED });
    });
  }

  it('obeys the platform', async () => {
    const engine = connectEngine({ address: suite.broker.address, access: suite.broker.access, logger: silentLogger });
    assert.equal((await engine.topology()).brokers, 1);
    assert.equal((await engine.deploy('due-alarm.bpmn', readFileSync(FLOWCHART, 'utf8'))).bpmnProcessId, 'due-alarm');
    await engine.close();
  });

  it('is no refusal of a command: it waits, as for an engine that is away, and is certain not to have been obeyed', async () => {
    const engine = connectEngine({ address: suite.broker.address, logger: silentLogger, patienceMs: 300 });
    await assert.rejects(
      engine.deploy('due-alarm.bpmn', readFileSync(FLOWCHART, 'utf8')),
      (error: unknown) => error instanceof EngineUnavailable && error.lastCause === 'UNAUTHENTICATED' && !error.inDoubt,
    );
    await engine.close();
  });

  onLinux('hears this machine only, and on the ports behind the gateway only itself', async () => {
    const [, gatewayPort] = suite.broker.address.split(':').map(Number);
    const sockets = listening(suite.broker.status().pid ?? 0);
    const others = sockets.filter(({ port }) => port !== gatewayPort).map(({ port }) => port);
    assert.deepEqual(
      sockets.map(({ address }) => address).filter((address) => address !== '127.0.0.1'),
      [],
    );
    assert.equal(others.length, 2, 'the command and the internal port');
    const log = readFileSync(path.join(suite.dataDir, 'logs', 'broker.log'), 'utf8');
    const ownName = /"clusterName" : "([\da-f-]{36})"/.exec(log)?.[1] ?? '';
    for (const port of others) {
      assert.equal(await greet(port, 'zeebe-cluster'), 'hung up');
      assert.equal(await greet(port, ownName), 'answered');
    }
  });
});

describe("The engine's secret", function () {
  this.timeout(180_000);
  let dataDir: string;
  let broker: Broker | undefined;
  beforeEach(() => {
    dataDir = temporaryDirectory();
  });
  afterEach(async () => {
    await broker?.stop();
    broker = undefined;
    removeDirectory(dataDir);
  });
  const mode = (...parts: string[]): string => (statSync(path.join(dataDir, ...parts)).mode & 0o777).toString(8);

  it('is made at the first start, for the account of the platform alone, whatever the umask', () => {
    const umask = process.umask(0);
    try {
      const secret = engineSecret(path.join(dataDir, 'engine'), silentLogger);
      assert.match(secret, /^[\w-]{43}$/);
      assert.deepEqual([mode('engine'), mode('engine', 'secret')], ['700', '600']);
      assert.equal(engineSecret(path.join(dataDir, 'engine'), silentLogger), secret);
      assert.notEqual(engineSecret(path.join(dataDir, 'another'), silentLogger), secret);
    } finally {
      process.umask(umask);
    }
  });

  onLinux('is closed again to others, and the log says so, when its file or directory stands open', () => {
    const secret = engineSecret(dataDir, silentLogger);
    chmodSync(dataDir, 0o755);
    chmodSync(path.join(dataDir, 'secret'), 0o644);
    const told: object[] = [];
    assert.equal(engineSecret(dataDir, { ...silentLogger, warn: (fields) => told.push(fields) }), secret);
    assert.deepEqual([mode(), mode('secret')], ['700', '600']);
    assert.deepEqual(told, [
      { file: dataDir, mode: '755' },
      { file: path.join(dataDir, 'secret'), mode: '644' },
    ]);
  });

  it('is made anew when its file was emptied', () => {
    const secret = engineSecret(dataDir, silentLogger);
    writeFileSync(path.join(dataDir, 'secret'), '');
    assert.match(engineSecret(dataDir, silentLogger), /^[\w-]{43}$/);
    assert.notEqual(engineSecret(dataDir, silentLogger), secret);
  });

  onLinux('stays the same over starts, and is in no command line and no file but its own', async () => {
    const logger = createLogger({ level: 'debug', file: path.join(dataDir, 'logs', 'platform.log') });
    const secrets: string[] = [];
    for (const start of ['first', 'second']) {
      broker = await startBroker({ dataDir, logger });
      const secret = readFileSync(path.join(dataDir, 'secret'), 'utf8');
      secrets.push(secret);
      const engine = connectEngine({ address: broker.address, access: broker.access, logger });
      assert.equal((await engine.topology()).brokers, 1, start);
      const stranger = connectEngine({ address: broker.address, logger, patienceMs: 1 });
      await assert.rejects(stranger.topology(), start);
      for (const pid of [process.pid, broker.status().pid ?? 0])
        assert.equal(readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(secret), false, start);
      await Promise.all([engine.close(), stranger.close()]);
      await broker.stop();
    }
    assert.equal(secrets[0], secrets[1]);
    const holders = readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name)).includes(secrets[0] ?? '?'))
      .map(({ name }) => name);
    assert.deepEqual(holders, ['secret']);
  });
});

/** Addresses and ports, TCP and UDP, that a process listens on, from the kernel's own lists. */
function listening(pid: number): { address: string; port: number }[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  const found = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      // 0A is LISTEN; a datagram socket that hears everybody is 07.
      .filter(([, , , state, , , , , , inode]) => inodes.has(inode) && state === (table.startsWith('tcp') ? '0A' : '07'))
      .map(([, local = '']) => addressOf(local)),
  );
  return [...new Map(found.map((socket) => [`${socket.address}:${socket.port}`, socket])).values()];
}

/** `0100007F:67F4`, or the same mapped into IPv6: bytes in the order of the machine, port in hexadecimal. */
function addressOf(local: string): { address: string; port: number } {
  const [host = '', port = ''] = local.split(':');
  const mapped = host.length === 32 && host.startsWith('0000000000000000FFFF0000') ? host.slice(24) : host;
  const bytes = Buffer.from(mapped, 'hex');
  return { address: bytes.length === 4 ? [...bytes].reverse().join('.') : mapped, port: Number.parseInt(port, 16) };
}

/** The first words between brokers: the hash of the cluster's name, a version, and who speaks. */
function greet(port: number, clusterName: string): Promise<'answered' | 'hung up'> {
  const words = Buffer.alloc(15);
  words.writeInt32BE([...clusterName].reduce((hash, letter) => (Math.imul(31, hash) + letter.charCodeAt(0)) | 0, 0));
  words.writeInt16BE(2, 4);
  words.set([4, 127, 0, 0, 1], 6);
  words.writeInt32BE(port, 11);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    socket.setTimeout(10_000, () => reject(new Error(`Port ${port} says nothing`)));
    socket.once('error', reject);
    socket.once('data', () => {
      socket.destroy();
      resolve('answered');
    });
    socket.once('close', () => resolve('hung up'));
  });
}
