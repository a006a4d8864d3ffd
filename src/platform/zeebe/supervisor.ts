/**
 * Runs the embedded broker as a child process: starts it, starts it again when it dies, stops it (design.md section 2).
 *
 * The child closes itself when its standard input ends, so a killed platform leaves no broker behind; a start that comes
 * at once waits until the one before has given up the data directory.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../logger.ts';

export interface BrokerOptions {
  /** Directory of the broker's data and log. */
  dataDir: string;
  logger: Logger;
  /** Wanted port of the gateway; another one is taken when it is busy, or 0 is given. */
  gatewayPort?: number;
  heap?: string;
  javaHome?: string;
  /** Distribution of your own (8.5 or later) to run instead of the embedded jars. */
  distribution?: string;
  controllableClock?: boolean;
  clockOffsetMs?: () => number;
  /** Further `name=value` arguments, e.g. for a cluster. */
  extra?: Record<string, string>;
}

export type BrokerState = 'starting' | 'running' | 'restarting' | 'stopped' | 'failed';

export interface Broker {
  readonly address: string;
  status(): { state: BrokerState; pid: number | null; restarts: number; lastExit: string | null };
  /** Moves a controllable clock forward; answers when the engine has done it. */
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

const ENGINE = fileURLToPath(new URL('../../../engine/', import.meta.url));
const READY_WITHIN_MS = 60_000;
const ORPHAN_WITHIN_MS = 30_000;

export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { dataDir, logger } = options;
  mkdirSync(dataDir, { recursive: true });
  const pidFile = path.join(dataDir, 'broker.pid');
  await waitForOrphan(pidFile, logger);
  const gatewayPort = await freePort(options.gatewayPort ?? 0);
  const [commandPort, internalPort] = [await freePort(0), await freePort(0)];
  let state: BrokerState = 'starting';
  let child: ChildProcess | undefined;
  let restarts = 0;
  let lastExit: string | null = null;
  let stopping = false;
  let told: ((line: string) => void)[] = [];

  function launch(): Promise<void> {
    const { command, args, env } = options.distribution ? distribution(options.distribution, { gatewayPort, commandPort, internalPort, dataDir })
      : embedded({ ...options, gatewayPort, commandPort, internalPort });
    const started = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env }, detached: true });
    child = started;
    // Its own process group: Ctrl-C in a terminal must reach the platform first, which then stops the broker in order.
    if (started.pid) writeFileSync(pidFile, String(started.pid));
    started.stdin?.on('error', () => undefined);
    let complaint = '';
    started.stderr?.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString()).slice(-2_000); });
    const ready = new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`The engine was not ready within ${READY_WITHIN_MS / 1000} s; see ${logFile(dataDir)}`)), READY_WITHIN_MS);
      readline.createInterface({ input: started.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line === 'sunlit:ready') { clearTimeout(deadline); resolve(); }
        if (line.startsWith('sunlit:offset')) { told.shift()?.(line); }
      });
      if (options.distribution) answersOn(gatewayPort).then(() => { clearTimeout(deadline); resolve(); }, reject);
      started.once('error', (error) => { clearTimeout(deadline); reject(new Error(`The engine cannot be started: ${error.message}. Is a JDK installed and JAVA_HOME right?`)); });
      started.once('exit', (code, signal) => {
        clearTimeout(deadline);
        lastExit = signal ?? `code ${code}`;
        reject(new Error(`The engine ended at once (${lastExit}): ${complaint.trim()}`));
      });
    });
    started.once('exit', () => { if (!stopping && state === 'running') void restart(); });
    return ready;
  }

  async function restart(): Promise<void> {
    state = 'restarting';
    for (let attempt = 0; !stopping; attempt += 1) {
      restarts += 1;
      logger.warn({ lastExit, restarts }, 'the engine died and is started again');
      try {
        await launch();
        state = 'running';
        return;
      } catch (error) {
        logger.error({ problem: String(error) }, 'the engine did not come up');
        await kill(child);
        await sleep(Math.min(10_000, 500 * 2 ** attempt));
      }
    }
  }

  try {
    await launch();
    state = 'running';
  } catch (error) {
    stopping = true;
    state = 'failed';
    await kill(child);
    throw error;
  }

  return {
    address: `127.0.0.1:${gatewayPort}`,
    status: () => ({ state, pid: child?.exitCode === null ? child.pid ?? null : null, restarts, lastExit }),
    async advance(milliseconds) {
      if (!options.controllableClock) throw new Error('The engine clock is not adjustable');
      const answered = new Promise<string>((resolve) => told.push(resolve));
      child?.stdin?.write(`advance ${Math.trunc(milliseconds)}\n`);
      await Promise.race([answered, sleep(5_000).then(() => { told = []; throw new Error('The engine did not move its clock'); })]);
    },
    async stop() {
      stopping = true;
      await kill(child);
      rmSync(pidFile, { force: true });
      state = 'stopped';
    },
  };
}

const logFile = (dataDir: string): string => path.join(dataDir, 'logs', 'broker.log');

interface Ports { gatewayPort: number; commandPort: number; internalPort: number; dataDir: string }

function embedded(options: BrokerOptions & Ports): { command: string; args: string[]; env: Record<string, string> } {
  const { dataDir, gatewayPort, commandPort, internalPort, heap = '512m', controllableClock = false, clockOffsetMs, extra = {} } = options;
  const home = options.javaHome ?? process.env.JAVA_HOME;
  const settings = { data: dataDir, gatewayPort, commandPort, internalPort, controllableClock, clockOffsetMs: controllableClock ? Math.trunc(clockOffsetMs?.() ?? 0) : 0, ...extra };
  return {
    command: home ? path.join(home, 'bin', 'java') : 'java',
    args: [
      `-Xmx${heap}`, '-XX:+ExitOnOutOfMemoryError', `-Dsunlit.log=${logFile(dataDir)}`, `-Dlog4j2.configurationFile=${path.join(ENGINE, 'log4j2.xml')}`,
      // Netty and Agrona reach into the JDK; without these a newer JDK refuses or warns.
      '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED', '--add-opens=java.base/java.nio=ALL-UNNAMED', '--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED',
      '-cp', `${path.join(ENGINE, 'lib', 'classes')}${path.delimiter}${path.join(ENGINE, 'lib', '*')}`, 'SunlitBroker',
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ],
    env: {},
  };
}

/** An official distribution takes its settings from the environment. */
function distribution(home: string, { gatewayPort, commandPort, internalPort, dataDir }: Ports): { command: string; args: string[]; env: Record<string, string> } {
  return {
    command: path.join(home, 'bin', 'broker'),
    args: [],
    env: {
      ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1', ZEEBE_BROKER_GATEWAY_ENABLE: 'true', ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(gatewayPort), ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(commandPort),
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(internalPort), ZEEBE_BROKER_DATA_DIRECTORY: path.join(dataDir, 'data'), ZEEBE_LOG_LEVEL: 'warn',
    },
  };
}

/** Asks nicely, then firmly. Standard input's end makes the broker close its files in order. */
async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  child.kill('SIGTERM');
  const patient = new AbortController();
  await Promise.race([ended, sleep(15_000, undefined, { signal: patient.signal }).then(() => { child.kill('SIGKILL'); }, () => undefined)]);
  await ended;
  patient.abort();
}

async function waitForOrphan(pidFile: string, logger: Logger): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const started = Date.now();
  while (isBroker(pid)) {
    if (Date.now() - started > ORPHAN_WITHIN_MS) throw new Error(`Another engine (process ${pid}) still uses the data directory; end it and start again.`);
    if (Date.now() - started < 100) logger.info({ pid }, 'waiting for the engine of the run before to end');
    await sleep(100);
  }
}

/** Process ids are used again: only a process that runs our launcher counts. */
function isBroker(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('SunlitBroker');
}

async function freePort(wanted: number): Promise<number> {
  const attempt = (port: number): Promise<number> => new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
  return attempt(wanted).catch(() => attempt(0));
}

async function answersOn(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let attempt = 0; attempt < READY_WITHIN_MS / 250; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await sleep(250);
  }
  throw new Error('The engine does not answer');
}
