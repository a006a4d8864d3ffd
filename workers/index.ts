/** Every job worker and outbox handler of the platform, wired to its effects. */
import {
  CANCEL_INSTANCE, COMPLETE_STEP, createCancelInstance, createCloseCases, createMigrateInstance, createOpenSteps, createRecordOpinion, createStartCase,
  createRedeliveryPause, createStoreCompleted, createStoreStarted, MIGRATE_INSTANCE, START_CASE, type BindInstance, type Flowcharts, type GenerateDocument,
} from '../src/cases/index.ts';
import { CLOCK_MESSAGE, createClockMessages, type Clocks } from '../src/platform/clock/index.ts';
import type { Database } from '../src/platform/database/index.ts';
import type { Logger } from '../src/platform/logger.ts';
import { createBatcher, createDispatcher, type Dispatcher, type Outbox } from '../src/platform/outbox/index.ts';
import type { RecordBook } from '../src/platform/record/index.ts';
import type { Time } from '../src/platform/time/time.ts';
import type { Engine } from '../src/platform/zeebe/index.ts';
import { CHANGE_MESSAGE, createChangeMessages, createDeployFlowchart, createNoteStage, DEPLOY_FLOWCHART, type RegistryService } from '../src/registry/index.ts';
import { closeCase } from './close-case.ts';
import { deadlineReached } from './deadline-reached.ts';
import { generateDocument } from './generate-document.ts';
import { openStep } from './open-step.ts';
import { registryChangeAnswer } from './registry-change-answer.ts';
import { registryChangeStage } from './registry-change-stage.ts';

export interface WorkerDependencies {
  engine: Engine; database: Database; outbox: Outbox; record: RecordBook; clocks: Clocks; time: Time; logger: Logger;
  registry: RegistryService; flowcharts: Flowcharts; bind: BindInstance; generate: GenerateDocument;
  /** False only in tests that show that the sweep alone is enough. */
  engineTimers?: boolean;
}

export interface Workers {
  dispatcher: Dispatcher;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createWorkers(deps: WorkerDependencies): Workers {
  const { engine, database, outbox, record, clocks, time, logger, registry, flowcharts, bind, generate } = deps;
  const done = createBatcher<string, void>((ids) => database.write(async () => {
    await outbox.markDone(ids);
    return ids.map(() => undefined);
  }));
  const steps = createBatcher(createOpenSteps({ database, clocks, record, time, flowcharts, bind, logger }), 50);
  const started = createBatcher(createStoreStarted({ database, outbox, bind }), 50);
  const completed = createBatcher(createStoreCompleted({ database, outbox, record }), 50);
  const closed = createBatcher(createCloseCases({ database, clocks, record, time, bind }), 50);
  const due = createBatcher<string, number | null>(async (ids) => {
    const next = await clocks.evaluate(ids, 'engine');
    return ids.map((id) => next.get(id) ?? null);
  });

  const pause = createRedeliveryPause(database);
  const dispatcher = createDispatcher({
    outbox, logger,
    markForAttention: (id, problem) => database.write(() => outbox.markForAttention(id, problem)),
    handlers: {
      [DEPLOY_FLOWCHART]: createDeployFlowchart({ database, engine, outbox, registry }),
      [START_CASE]: createStartCase({ engine, flowcharts, database, started }),
      [COMPLETE_STEP]: createRecordOpinion({ engine, database, completed }),
      [MIGRATE_INSTANCE]: createMigrateInstance({ database, engine, outbox, record, registry }),
      [CANCEL_INSTANCE]: createCancelInstance({ engine, done: (id) => done.add(id) }),
      [CLOCK_MESSAGE]: createClockMessages({ engine, done: (id) => done.add(id) }),
      [CHANGE_MESSAGE]: createChangeMessages({ engine, done: (id) => done.add(id) }),
    },
  });
  const workers = [
    openStep(steps, pause), generateDocument(generate), closeCase(closed),
    registryChangeStage(createNoteStage(database)), registryChangeAnswer(registry.changes.answers.print),
    ...(deps.engineTimers === false ? [] : [deadlineReached(due)]),
  ];
  let open: { close(): Promise<void> }[] = [];

  return {
    dispatcher,
    async start() {
      await pause.start();
      open = workers.map((worker) => engine.openWorker(worker));
      await dispatcher.start();
    },
    async stop() {
      pause.stop();
      await Promise.all(open.map((worker) => worker.close()));
      await dispatcher.stop();
    },
  };
}
