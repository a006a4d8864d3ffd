/**
 * The engine that the settings ask for: an external one (ZEEBE_ADDRESS), a distribution of one's own (ZEEBE_HOME) or the
 * embedded broker; the latter two as a supervised child process.
 */
import type { Logger } from '../logger.ts';
import { connectEngine, type Engine } from './engine.ts';
import { startBroker, type Broker, type BrokerStatus } from './supervisor.ts';

export interface EngineConfig {
  /** ZEEBE_ADDRESS. */
  address?: string;
  /** ZEEBE_HOME. */
  home?: string;
  port?: number;
  heap?: string;
  /** Where a child process keeps its data. */
  dataDir: string;
  logger: Logger;
  /** Demonstration and tests only; an external engine's clock is its own. */
  controllableClock?: boolean;
  clockOffsetMs?: number;
  maxInFlight?: number;
  onState?: (status: BrokerStatus) => void;
}

export interface ConnectedEngine {
  engine: Engine;
  /** Absent when the engine is external. */
  broker?: Broker;
  /** The connection first, so that jobs in hand are still answered; then the child process. */
  stop(): Promise<void>;
}

export async function engineFromConfig(config: EngineConfig): Promise<ConnectedEngine> {
  const { address, logger, maxInFlight } = config;
  if (address) {
    if (config.controllableClock && config.clockOffsetMs) throw new Error('ZEEBE_ADDRESS: an external engine has its own clock; the adjusted time of this data directory needs the embedded engine');
    const engine = connectEngine({ address, logger, maxInFlight });
    return { engine, stop: () => engine.close() };
  }
  const broker = await startBroker({
    dataDir: config.dataDir, logger, gatewayPort: config.port, heap: config.heap, distribution: config.home,
    controllableClock: config.home ? false : config.controllableClock, clockOffsetMs: config.home ? 0 : config.clockOffsetMs, onState: config.onState,
  });
  const engine = connectEngine({ address: broker.address, logger, maxInFlight });
  return {
    engine,
    broker,
    async stop() {
      await engine.close();
      await broker.stop();
    },
  };
}
