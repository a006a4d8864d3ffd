/** Runs a real broker for one suite: its own ports, its own data directory, a controllable clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '../../src/platform/logger.ts';
import { connectEngine, startBroker, type Broker, type Engine } from '../../src/platform/zeebe/index.ts';

export interface SuiteBroker {
  readonly broker: Broker;
  readonly engine: Engine;
  readonly dataDir: string;
  /** What the broker's clock is ahead, as far as this suite moved it. */
  readonly offsetMs: number;
  advance(milliseconds: number): Promise<void>;
  /** The broker's clock plus so many milliseconds, as the flowcharts write instants. */
  instant(fromNowMs: number): string;
}

/** Starts the broker before the suite's tests and ends it, by its id, after them. */
export function brokerForSuite(): SuiteBroker {
  let running: { broker: Broker; engine: Engine; dataDir: string } | undefined;
  let offsetMs = 0;
  const started = (): NonNullable<typeof running> => {
    if (!running) throw new Error('The broker is there from the suite\'s "before" on');
    return running;
  };

  before(async function startSuiteBroker() {
    this.timeout(180_000);
    const dataDir = temporaryDirectory();
    const broker = await startBroker({ dataDir, logger: silentLogger, controllableClock: true, clockOffsetMs: () => offsetMs });
    const engine = connectEngine({ address: broker.address, access: broker.access, logger: silentLogger });
    running = { broker, engine, dataDir };
    await engine.topology();
  });

  after(async function stopSuiteBroker() {
    this.timeout(180_000);
    await running?.engine.close();
    await running?.broker.stop();
    if (running) removeDirectory(running.dataDir);
  });

  return {
    get broker() {
      return started().broker;
    },
    get engine() {
      return started().engine;
    },
    get dataDir() {
      return started().dataDir;
    },
    get offsetMs() {
      return offsetMs;
    },
    async advance(milliseconds) {
      await started().broker.advance(milliseconds);
      offsetMs += milliseconds;
    },
    instant: (fromNowMs) => new Date(Date.now() + offsetMs + fromNowMs).toISOString(),
  };
}

export const temporaryDirectory = (): string => mkdtempSync(path.join(tmpdir(), 'sunlit-engine-'));

export const removeDirectory = (directory: string): void => rmSync(directory, { recursive: true, force: true });

/** Kills the broker as a power cut would; the supervisor starts it again. */
export function killBroker(broker: Broker): void {
  const { pid } = broker.status();
  if (!pid) throw new Error('The broker does not run');
  process.kill(pid, 'SIGKILL');
}
