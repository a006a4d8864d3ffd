/** Runs what the features bring: a worker for each job type, and one dispatcher for the outbox's commands. */
import type { Database } from '../src/platform/database/index.ts';
import type { FoldedFeatures } from '../src/platform/feature.ts';
import type { Logger } from '../src/platform/logger.ts';
import { createDispatcher, type Dispatcher, type Outbox } from '../src/platform/outbox/index.ts';
import type { Engine, OpenWorker } from '../src/platform/zeebe/index.ts';

export interface WorkerDependencies extends Pick<FoldedFeatures<unknown>, 'jobs' | 'commands'> {
  engine: Engine;
  database: Database;
  outbox: Outbox;
  logger: Logger;
}

export interface Workers {
  dispatcher: Dispatcher;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createWorkers({ engine, database, outbox, logger, jobs, commands }: WorkerDependencies): Workers {
  const dispatcher = createDispatcher({
    outbox,
    logger,
    markForAttention: (id, problem) => database.write(() => outbox.markForAttention(id, problem)),
    handlers: commands,
  });
  let open: OpenWorker[] = [];

  return {
    dispatcher,
    async start() {
      open = jobs.map((job) => engine.openWorker(job));
      await dispatcher.start();
    },
    async stop() {
      await Promise.all(open.map((worker) => worker.close()));
      await dispatcher.stop();
    },
  };
}
