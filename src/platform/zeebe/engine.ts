/**
 * The one module that speaks to Zeebe (docs/adr/0002-engine-client.md): over gRPC, on 8.0, 8.5 and 8.8 alike. Nothing outside
 * this folder knows the client or the engine's line.
 */
import { MAX_VARIABLE_BYTES } from '../../../domain/contract.ts';
import type { Logger } from '../logger.ts';
import type { EngineAccess } from './access.ts';
import { createCommands, type CommandCounts, type CommandOptions, type Commands } from './commands.ts';
import { connectGateway, type Gateway } from './gateway.ts';
import { openJobWorker, type JobAnswer, type JobCounts, type OpenWorker, type WorkerOptions } from './job-worker.ts';
import { engineKey, engineOfKey, keptKey } from './kept-keys.ts';
import { createRecognition, type Recognise, type UnknownEngine } from './recognition.ts';
import { castsDoubt, EngineRefusal, refusalOf } from './refusal.ts';

type Variables = Record<string, unknown>;

/** One deployed version: by its key, or by process id and version number. */
export type ProcessVersion = { processDefinitionKey: string } | { bpmnProcessId: string; version: number };

export interface Deployment {
  processDefinitionKey: string;
  bpmnProcessId: string;
  version: number;
}
export interface Instance extends Deployment {
  processInstanceKey: string;
}
export interface Message {
  name: string;
  correlationKey: string;
  messageId: string;
  ttlMs: number;
  variables: Variables;
}
export interface Topology {
  gatewayVersion: string;
  brokers: number;
  partitions: number;
}

/** Commands reject with EngineRefusal (the engine said no) or EngineUnavailable (it said nothing for too long). */
export interface Engine {
  readonly address: string;
  topology(options?: CommandOptions): Promise<Topology>;
  /** The engine's line from its topology, e.g. `8.0`; the last known one while it is away. */
  line(): string;
  deploy(fileName: string, xml: string, options?: CommandOptions): Promise<Deployment>;
  /** Starts an instance of exactly one deployed version. Not idempotent: an attempt without an answer may have started one. */
  createInstance(request: ProcessVersion & { variables: Variables }, options?: CommandOptions): Promise<Instance>;
  completeJob(key: string, variables: Variables, options?: CommandOptions): Promise<void>;
  /** On 8.0 `backoffMs` is not known to the engine: the job comes again at once. No retries left makes an incident. */
  failJob(key: string, failure: { retries: number; message: string; backoffMs?: number }, options?: CommandOptions): Promise<void>;
  throwBpmnError(key: string, error: { code: string; message: string }, options?: CommandOptions): Promise<void>;
  updateJobRetries(key: string, retries: number, options?: CommandOptions): Promise<void>;
  /** A message that the engine knows already by its id counts as sent. */
  publishMessage(message: Message, options?: CommandOptions): Promise<void>;
  cancelInstance(processInstanceKey: string, options?: CommandOptions): Promise<void>;
  /** Whether the engine that is there gave this key; what an earlier one gave, it does not know (docs/adr/0017-rebuild.md). */
  owns(key: string): boolean;
  /** Whether the engine's line can move running instances to another version: 8.5 and later. */
  canMigrate(): boolean;
  /** Moves a running instance; every active element is named in `mapping`, from its id to the id in the new version. */
  migrateInstance(
    migration: { processInstanceKey: string; processDefinitionKey: string; mapping: Readonly<Record<string, string>> },
    options?: CommandOptions,
  ): Promise<void>;
  openWorker(options: WorkerOptions): OpenWorker;
  /** Counts since the start. */
  metrics(): CommandCounts & { jobs: JobCounts };
  /** Ends waiting commands with EngineUnavailable, the workers in order, then the connection. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** `host:port`. */
  address: string;
  /** How we show who we are; absent = not at all, over an open line. */
  access?: EngineAccess;
  logger: Logger;
  /** How the engine is recognised before anything is said to it; absent = it is always the same. */
  recognise?: Recognise;
  /** Commands in flight at once, and as many answers to jobs. */
  maxInFlight?: number;
  /** How long a command is tried when the engine does not answer. */
  patienceMs?: number;
}

const PATIENCE_MS = 30_000;
const OPEN: EngineAccess = { credentials: { kind: 'none' } };
const LINE_WHEN_UNKNOWN = '8.0';
const FIRST_LINE_THAT_MIGRATES = '8.5';

/** A message that is never to expire while the engine's data exist. */
const MARK_TTL_MS = 100 * 365 * 86_400_000;

export function connectEngine(options: EngineOptions): Engine {
  const { address, access = OPEN, logger, recognise, maxInFlight = 32, patienceMs = PATIENCE_MS } = options;
  const gateway = connectGateway({ address, access, logger });
  const closing = new AbortController();
  const commands = createCommands({ maxInFlight, patienceMs, logger, closing: closing.signal });
  // Beside the lanes of the others, which wait for what these find out.
  const questions = createCommands({ maxInFlight: 1, patienceMs: Infinity, logger, closing: closing.signal });
  const recognition = createRecognition(unknownEngine(questions, gateway), recognise);
  const jobs: JobCounts = { activated: 0, answered: 0, faults: 0, pollFailures: 0 };
  const workers = new Set<OpenWorker>();
  let line: string | undefined;

  /** `asked` gets the number of the engine that is there at the attempt, whose keys it is to use. */
  const send = <T>(name: string, asked: (engine: number) => Record<string, unknown>, options?: CommandOptions): Promise<Answered<T>> =>
    commands.run(
      name,
      async () => {
        const number = await recognition.soon();
        const request = asked(number);
        try {
          return { number, answer: await gateway.call<T>(name, request) };
        } catch (error) {
          if (castsDoubt(error)) recognition.doubt();
          // It may know nothing of this because it knows nothing at all.
          if (refusalOf(error)?.code === 'NOT_FOUND') {
            recognition.doubt();
            asked(await recognition.soon());
          }
          throw error;
        }
      },
      options,
    );

  const engine: Engine = {
    address,
    async topology(options) {
      const answer = await commands.run(
        'topology',
        () => gateway.call<{ gatewayVersion: string; brokers: unknown[]; partitionsCount: number }>('topology', {}),
        options,
      );
      line = /^\d+\.\d+/.exec(answer.gatewayVersion)?.[0] ?? line;
      return { gatewayVersion: answer.gatewayVersion, brokers: answer.brokers.length, partitions: answer.partitionsCount };
    },
    line: () => line ?? LINE_WHEN_UNKNOWN,
    async deploy(name, xml, options) {
      const { number, answer } = await send<{ deployments: { process?: Deployment | null }[] }>(
        'deployResource',
        () => deployRequest(name, xml),
        options,
      );
      const deployed = answer.deployments.find(({ process }) => process)?.process;
      if (!deployed) throw new EngineRefusal('INVALID_ARGUMENT', `${name} contains no executable process`);
      const { processDefinitionKey, bpmnProcessId, version } = deployed;
      return { processDefinitionKey: keptKey(number, processDefinitionKey), bpmnProcessId, version };
    },
    async createInstance({ variables, ...wanted }, options) {
      const json = toJson(variables);
      const { number, answer } = await send<Instance>(
        'createProcessInstance',
        (engine) => ({
          ...('processDefinitionKey' in wanted
            ? { processDefinitionKey: engineKey(engine, wanted.processDefinitionKey), version: -1 }
            : wanted),
          variables: json,
        }),
        options,
      );
      const { processInstanceKey, processDefinitionKey, bpmnProcessId, version } = answer;
      const started: Instance = {
        processInstanceKey: keptKey(number, processInstanceKey),
        processDefinitionKey: keptKey(number, processDefinitionKey),
        bpmnProcessId,
        version,
      };
      checkPin(wanted, started);
      return started;
    },
    async completeJob(key, variables, options) {
      const json = toJson(variables);
      await send('completeJob', (engine) => ({ jobKey: engineKey(engine, key), variables: json }), options);
    },
    async failJob(key, { retries, message, backoffMs = 0 }, options) {
      await send(
        'failJob',
        (engine) => ({ jobKey: engineKey(engine, key), retries, errorMessage: message, retryBackOff: backoffMs }),
        options,
      );
    },
    async throwBpmnError(key, { code, message }, options) {
      await send('throwError', (engine) => ({ jobKey: engineKey(engine, key), errorCode: code, errorMessage: message }), options);
    },
    async updateJobRetries(key, retries, options) {
      await send('updateJobRetries', (engine) => ({ jobKey: engineKey(engine, key), retries }), options);
    },
    async publishMessage({ name, correlationKey, messageId, ttlMs, variables }, options) {
      try {
        const request = { name, correlationKey, messageId, timeToLive: ttlMs, variables: toJson(variables) };
        await send('publishMessage', () => request, options);
      } catch (error) {
        if (!(error instanceof EngineRefusal && error.code === 'ALREADY_EXISTS')) throw error;
      }
    },
    owns: (key) => engineOfKey(key) === recognition.last(),
    canMigrate: () => atLeast(line ?? LINE_WHEN_UNKNOWN, FIRST_LINE_THAT_MIGRATES),
    async migrateInstance({ processInstanceKey, processDefinitionKey, mapping }, options) {
      const mappingInstructions = Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({
        sourceElementId,
        targetElementId,
      }));
      await send(
        'migrateProcessInstance',
        (engine) => ({
          processInstanceKey: engineKey(engine, processInstanceKey),
          migrationPlan: { targetProcessDefinitionKey: engineKey(engine, processDefinitionKey), mappingInstructions },
        }),
        options,
      );
    },
    async cancelInstance(processInstanceKey, options) {
      await send('cancelProcessInstance', (engine) => ({ processInstanceKey: engineKey(engine, processInstanceKey) }), options);
    },
    openWorker(options) {
      const opened = openJobWorker(options, {
        gateway,
        recognition,
        logger,
        counts: jobs,
        closing: closing.signal,
        answer: (job, answer) => answerJob(engine, job.key, answer),
        // Retries as they were: a technical fault is nobody's mistake.
        giveBack: (job, message) => engine.failJob(job.key, { retries: Math.max(1, job.retries), message }),
      });
      const worker: OpenWorker = {
        async close() {
          workers.delete(worker);
          await opened.close();
        },
      };
      workers.add(worker);
      return worker;
    },
    metrics: () => ({ ...commands.counts(), jobs: { ...jobs } }),
    async close() {
      const closed = [...workers].map((worker) => worker.close());
      // Jobs in hand are answered or given back first, when the engine is there to hear it.
      await Promise.race([
        Promise.allSettled(closed),
        new Promise((resolve) => {
          setTimeout(resolve, 2_000).unref();
        }),
      ]);
      closing.abort();
      await Promise.allSettled(closed);
      await gateway.close();
    },
  };
  return engine;
}

const deployRequest = (name: string, xml: string): Record<string, unknown> => ({
  resources: [{ name, content: Buffer.from(xml, 'utf8') }],
});

interface Answered<T> {
  number: number;
  answer: T;
}

/**
 * The mark is a message that nobody waits for: the engine keeps it among its data and refuses a second one by the same id. Asked with no
 * time to live, it leaves nothing behind where it is missing.
 */
function unknownEngine(questions: Commands, gateway: Gateway): UnknownEngine {
  const publish = (mark: string, timeToLive: number): Promise<boolean> =>
    questions
      .run('publishMessage', () =>
        gateway.call('publishMessage', { name: 'engine-mark', correlationKey: mark, messageId: mark, timeToLive, variables: '{}' }),
      )
      .then(
        () => false,
        (error: unknown) => {
          if (error instanceof EngineRefusal && error.code === 'ALREADY_EXISTS') return true;
          throw error;
        },
      );
  return {
    hasMark: (mark) => publish(mark, 0),
    async leaveMark(mark) {
      await publish(mark, MARK_TTL_MS);
    },
    async deploy(name, xml) {
      await questions.run('deployResource', () => gateway.call('deployResource', deployRequest(name, xml)));
    },
  };
}

/** Compares lines such as 8.10 and 8.5 by their numbers. */
function atLeast(line: string, first: string): boolean {
  const [major = 0, minor = 0] = line.split('.').map(Number);
  const [firstMajor = 0, firstMinor = 0] = first.split('.').map(Number);
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

/** An answer is tried for as long as the connection lives: while it is not given, the case does not move. */
async function answerJob(engine: Engine, key: string, answer: Exclude<JobAnswer, 'keep'>): Promise<void> {
  const options = { patienceMs: Infinity };
  if ('complete' in answer) return engine.completeJob(key, answer.complete, options);
  if ('error' in answer) return engine.throwBpmnError(key, { code: answer.error, message: answer.message }, options);
  return engine.failJob(key, { retries: answer.retries, message: answer.fail }, options);
}

/** A case runs on exactly the version it was promised (R10). */
function checkPin(wanted: ProcessVersion, got: Deployment): void {
  const same =
    'processDefinitionKey' in wanted
      ? got.processDefinitionKey === wanted.processDefinitionKey
      : got.bpmnProcessId === wanted.bpmnProcessId && got.version === wanted.version;
  if (!same)
    throw new Error(
      `Asked for ${JSON.stringify(wanted)}, the engine started ${got.bpmnProcessId} version ${got.version} (${got.processDefinitionKey})`,
    );
}

/** Party data never enters the engine, and what does stays small (docs/architecture.md, "The engine routes, the record proves"). */
function toJson(variables: Variables): string {
  const json = JSON.stringify(variables);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_VARIABLE_BYTES)
    throw new EngineRefusal('INVALID_ARGUMENT', `Variables of ${bytes} bytes; ${MAX_VARIABLE_BYTES} are allowed`);
  return json;
}
