/**
 * Runs a broker as a child process: starts it, starts it again when it dies, stops it (docs/adr/0001-one-process-by-default.md).
 *
 * A broker of a run before that still closes holds the data directory for a moment; the new one waits for it. A
 * restarted broker has the same data, the same ports and the same clock.
 */
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { EngineAccess } from './access.ts';
import { startBrokerProcess, type BrokerProcess } from './broker-process.ts';
import { engineSecret } from './engine-secret.ts';
import { freePort, freePorts } from './free-port.ts';
import { brokerLog, distributionCommand, embeddedCommand, type ClusterOptions, type LaunchOptions } from './launch-command.ts';
import { createPidFile } from './pid-file.ts';
import { ANSWER_PATIENCE, watchAnswers, type AnswerPatience } from './watch-answers.ts';

export type BrokerState = 'starting' | 'running' | 'restarting' | 'stopped' | 'failed';

export interface BrokerStatus {
  state: BrokerState;
  pid: number | null;
  restarts: number;
  /** How the last run ended, e.g. `SIGKILL`; null when none has. */
  lastExit: string | null;
  /** What the broker says of itself; null when it is away or a distribution. */
  health: string | null;
}

export interface BrokerOptions {
  /** Directory of the broker's data and logs. */
  dataDir: string;
  logger: Logger;
  host?: string;
  /** Wanted port of the gateway; another one is taken when it is busy, absent or 0. */
  gatewayPort?: number;
  /** Needed for a cluster only, where others must know it; free ones otherwise. */
  commandPort?: number;
  internalPort?: number;
  heap?: string;
  javaHome?: string;
  /** ZEEBE_HOME: the official distribution to run instead of the embedded jars. */
  distribution?: string;
  /** For tests and the demonstration only. */
  controllableClock?: boolean;
  /** How far the engine's clock starts from the machine's; refused unless the clock is controllable. */
  clockOffsetMs?: number | (() => number);
  cluster?: ClusterOptions;
  onState?: (status: BrokerStatus) => void;
  readyWithinMs?: number;
  /** How long it may be silent; shortened by tests. */
  patience?: AnswerPatience;
}

export interface Broker {
  /** Address of the gateway, `host:port`; the same for all its runs. */
  readonly address: string;
  /** What its gateway asks of every caller. */
  readonly access: EngineAccess;
  readonly internalAddress: string;
  status(): BrokerStatus;
  /** Moves a controllable clock; answers when the engine has done it, also across a restart. */
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A run that lasted this long is forgiven the failures before it. */
const STEADY_AFTER_MS = 60_000;

export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { dataDir, logger, distribution, controllableClock = false, readyWithinMs = 90_000 } = options;
  const host = options.host ?? '127.0.0.1';
  let offsetMs = Math.trunc(typeof options.clockOffsetMs === 'function' ? options.clockOffsetMs() : (options.clockOffsetMs ?? 0));
  if (offsetMs !== 0 && !controllableClock) throw new Error('clockOffsetMs is refused unless the engine clock is controllable');
  if (controllableClock && distribution) throw new Error('The adjustable engine clock needs the embedded engine; unset ZEEBE_HOME');

  const secret = engineSecret(dataDir, logger);
  const orphans = createPidFile(path.join(dataDir, 'engine.pid'), distribution ?? 'SunlitBroker', logger);
  await orphans.waitForEnd();
  const gatewayPort = await freePort(options.gatewayPort);
  const [commandPort = 0, internalPort = 0] = await freePorts(2).then(([first, second]) => [
    options.commandPort ?? first,
    options.internalPort ?? second,
  ]);

  const stopping = new AbortController();
  let state: BrokerState = 'starting';
  let current: BrokerProcess | undefined;
  let restarts = 0;
  let lastExit: string | null = null;

  const status = (): BrokerStatus => ({
    state,
    restarts,
    lastExit,
    pid: state === 'running' || state === 'starting' ? (current?.pid ?? null) : null,
    health: current?.health ?? null,
  });
  function become(next: BrokerState): void {
    state = next;
    options.onState?.(status());
  }

  /** Brings a run's clock to the wanted offset; one at a time, so that no advance is applied twice. */
  let settling: Promise<void> = Promise.resolve();
  function settleClock(run: BrokerProcess): Promise<void> {
    const turn = settling.then(async () => {
      const advanceMs = offsetMs - run.offsetMs;
      if (advanceMs !== 0) await run.ask({ advanceMs });
    });
    settling = turn.catch(() => undefined);
    return turn;
  }

  async function launch(): Promise<BrokerProcess> {
    const launchOptions: LaunchOptions = {
      dataDir,
      host,
      gatewayPort,
      commandPort,
      internalPort,
      heap: options.heap ?? '512m',
      javaHome: options.javaHome,
      controllableClock,
      clockOffsetMs: offsetMs,
      secret,
      cluster: options.cluster,
    };
    const command = distribution ? distributionCommand(distribution, launchOptions) : await embeddedCommand(launchOptions);
    const started = startBrokerProcess(command, { logFile: brokerLog(dataDir), offsetMs: launchOptions.clockOffsetMs }, (line) => {
      if (line.event === 'waiting') logger.info({ dataDir }, 'waiting for the engine of the run before to end');
      if (line.event === 'health') options.onState?.(status());
    });
    current = started;
    orphans.write(started.pid);
    try {
      const ready = distribution ? Promise.race([answers(host, gatewayPort, stopping.signal), started.ready]) : started.ready;
      await within(readyWithinMs, ready, `The engine was not ready within ${readyWithinMs / 1000} s; see ${brokerLog(dataDir)}`);
      // The clock may have been moved while this run was coming up.
      if (controllableClock) await settleClock(started);
      return started;
    } catch (error) {
      await started.end();
      throw error;
    }
  }

  // In a cluster another broker may be the one that has to answer.
  const progress = options.cluster
    ? undefined
    : watchAnswers({
        address: `${host}:${gatewayPort}`,
        access: { credentials: { kind: 'bearer', token: secret } },
        logger,
        patience: options.patience ?? ANSWER_PATIENCE,
        onStuck(silentMs) {
          const stuck = current;
          if (!stuck?.alive) return;
          logger.error({ silentMs, pid: stuck.pid }, 'the engine lives but answers no command; it is started again');
          void stuck.end();
        },
      });

  /** Watches one run after the other until the broker is stopped. */
  async function watch(first: BrokerProcess): Promise<void> {
    let running = first;
    let failures = 0;
    while (!stopping.signal.aborted) {
      const since = Date.now();
      lastExit = await running.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > STEADY_AFTER_MS) failures = 0;
      become('restarting');
      for (;;) {
        restarts += 1;
        logger.warn({ lastExit, restarts }, 'the engine died and is started again');
        // The first time at once: the sooner it is back, the less anyone notices.
        if (failures > 0)
          await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random()), undefined, {
            signal: stopping.signal,
          }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        failures += 1;
        try {
          running = await launch();
          break;
        } catch (error) {
          if (stopping.signal.aborted) return;
          logger.error({ problem: String(error), restarts }, 'the engine did not come up');
          lastExit = String(error);
        }
      }
      become('running');
      progress?.begin();
      logger.info({ restarts, pid: running.pid }, 'the engine is back');
    }
  }

  become('starting');
  let watching: Promise<void>;
  try {
    const first = await launch();
    become('running');
    progress?.begin();
    watching = watch(first);
  } catch (error) {
    lastExit = String(error);
    become('failed');
    await progress?.close();
    orphans.remove();
    throw error;
  }

  return {
    address: `${host}:${gatewayPort}`,
    access: { credentials: { kind: 'bearer', token: secret } },
    internalAddress: `${host}:${internalPort}`,
    status,
    async advance(milliseconds) {
      if (!controllableClock) throw new Error('The engine clock is not adjustable');
      offsetMs += Math.trunc(milliseconds);
      while (!stopping.signal.aborted) {
        const asked = current;
        try {
          if (asked) {
            await asked.ready;
            return await within(10_000, settleClock(asked), 'The engine did not move its clock');
          }
        } catch (error) {
          if (asked?.alive) throw error;
        }
        // It died meanwhile: the next run starts with the wanted offset.
        await sleep(50);
      }
      throw new Error('The engine was stopped');
    },
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await progress?.close();
      await current?.end();
      await watching;
      // A launch under way when the stop came has replaced the process by now.
      await current?.end();
      orphans.remove();
      become('stopped');
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>, problem: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(problem)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A distribution has no ready line; it is ready when its gateway takes connections. */
async function answers(host: string, port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await sleep(200);
  }
}
