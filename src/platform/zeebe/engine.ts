/**
 * The one module that speaks to Zeebe (design.md section 2): over gRPC, on 8.0, 8.5 and 8.8 alike. Nothing outside
 * this folder knows the client or the engine's line.
 */
import { MAX_VARIABLE_BYTES } from '../../../processes/contract.ts';
import type { Logger } from '../logger.ts';
import { createCommands, type CommandCounts, type CommandOptions } from './commands.ts';
import { connectGateway } from './gateway.ts';
import { openJobWorker, type JobAnswer, type JobCounts, type OpenWorker, type WorkerOptions } from './job-worker.ts';
import { EngineRefusal } from './refusal.ts';

type Variables = Record<string, unknown>;

/** One deployed version: by its key, or by process id and version number. */
export type ProcessVersion = { processDefinitionKey: string } | { bpmnProcessId: string; version: number };

export interface Deployment { processDefinitionKey: string; bpmnProcessId: string; version: number }
export interface Instance extends Deployment { processInstanceKey: string }
export interface Message { name: string; correlationKey: string; messageId: string; ttlMs: number; variables: Variables }
export interface Topology { gatewayVersion: string; brokers: number; partitions: number }

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
  /** Whether the engine's line can move running instances to another version: 8.5 and later. */
  canMigrate(): boolean;
  /** Moves a running instance; every active element is named in `mapping`, from its id to the id in the new version. */
  migrateInstance(migration: { processInstanceKey: string; processDefinitionKey: string; mapping: Readonly<Record<string, string>> }, options?: CommandOptions): Promise<void>;
  openWorker(options: WorkerOptions): OpenWorker;
  /** Counts since the start. */
  metrics(): CommandCounts & { jobs: JobCounts };
  /** Ends waiting commands with EngineUnavailable, the workers in order, then the connection. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** `host:port`. */
  address: string;
  logger: Logger;
  /** Commands in flight at once, and as many answers to jobs. */
  maxInFlight?: number;
  /** How long a command is tried when the engine does not answer. */
  patienceMs?: number;
}

const PATIENCE_MS = 30_000;
const LINE_WHEN_UNKNOWN = '8.0';
const FIRST_LINE_THAT_MIGRATES = '8.5';

export function connectEngine({ address, logger, maxInFlight = 32, patienceMs = PATIENCE_MS }: EngineOptions): Engine {
  const gateway = connectGateway({ address, logger });
  const closing = new AbortController();
  const commands = createCommands({ maxInFlight, patienceMs, logger, closing: closing.signal });
  const jobs: JobCounts = { activated: 0, answered: 0, faults: 0, pollFailures: 0 };
  const workers = new Set<OpenWorker>();
  let line: string | undefined;

  const send = <T>(name: string, request: Record<string, unknown>, options?: CommandOptions): Promise<T> =>
    commands.run(name, () => gateway.call<T>(name, request), options);

  const engine: Engine = {
    address,
    async topology(options) {
      const answer = await send<{ gatewayVersion: string; brokers: unknown[]; partitionsCount: number }>('topology', {}, options);
      line = /^\d+\.\d+/.exec(answer.gatewayVersion)?.[0] ?? line;
      return { gatewayVersion: answer.gatewayVersion, brokers: answer.brokers.length, partitions: answer.partitionsCount };
    },
    line: () => line ?? LINE_WHEN_UNKNOWN,
    async deploy(name, xml, options) {
      const answer = await send<{ deployments: { process?: Deployment | null }[] }>('deployResource', { resources: [{ name, content: Buffer.from(xml, 'utf8') }] }, options);
      const deployed = answer.deployments.find(({ process }) => process)?.process;
      if (!deployed) throw new EngineRefusal('INVALID_ARGUMENT', `${name} contains no executable process`);
      return { processDefinitionKey: deployed.processDefinitionKey, bpmnProcessId: deployed.bpmnProcessId, version: deployed.version };
    },
    async createInstance({ variables, ...wanted }, options) {
      const request = 'processDefinitionKey' in wanted ? { processDefinitionKey: wanted.processDefinitionKey, version: -1 } : wanted;
      const answer = await send<Instance>('createProcessInstance', { ...request, variables: toJson(variables) }, options);
      checkPin(wanted, answer);
      const { processInstanceKey, processDefinitionKey, bpmnProcessId, version } = answer;
      return { processInstanceKey, processDefinitionKey, bpmnProcessId, version };
    },
    async completeJob(jobKey, variables, options) {
      await send('completeJob', { jobKey, variables: toJson(variables) }, options);
    },
    async failJob(jobKey, { retries, message, backoffMs = 0 }, options) {
      await send('failJob', { jobKey, retries, errorMessage: message, retryBackOff: backoffMs }, options);
    },
    async throwBpmnError(jobKey, { code, message }, options) {
      await send('throwError', { jobKey, errorCode: code, errorMessage: message }, options);
    },
    async updateJobRetries(jobKey, retries, options) {
      await send('updateJobRetries', { jobKey, retries }, options);
    },
    async publishMessage({ name, correlationKey, messageId, ttlMs, variables }, options) {
      try {
        await send('publishMessage', { name, correlationKey, messageId, timeToLive: ttlMs, variables: toJson(variables) }, options);
      } catch (error) {
        if (!(error instanceof EngineRefusal && error.code === 'ALREADY_EXISTS')) throw error;
      }
    },
    canMigrate: () => atLeast(line ?? LINE_WHEN_UNKNOWN, FIRST_LINE_THAT_MIGRATES),
    async migrateInstance({ processInstanceKey, processDefinitionKey, mapping }, options) {
      const mappingInstructions = Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
      await send('migrateProcessInstance', { processInstanceKey, migrationPlan: { targetProcessDefinitionKey: processDefinitionKey, mappingInstructions } }, options);
    },
    async cancelInstance(processInstanceKey, options) {
      await send('cancelProcessInstance', { processInstanceKey }, options);
    },
    openWorker(options) {
      const opened = openJobWorker(options, {
        gateway, logger, counts: jobs, closing: closing.signal,
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
      await Promise.race([Promise.allSettled(closed), new Promise((resolve) => { setTimeout(resolve, 2_000).unref(); })]);
      closing.abort();
      await Promise.allSettled(closed);
      await gateway.close();
    },
  };
  return engine;
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
  const same = 'processDefinitionKey' in wanted ? got.processDefinitionKey === wanted.processDefinitionKey : got.bpmnProcessId === wanted.bpmnProcessId && got.version === wanted.version;
  if (!same) throw new Error(`Asked for ${JSON.stringify(wanted)}, the engine started ${got.bpmnProcessId} version ${got.version} (${got.processDefinitionKey})`);
}

/** Party data never enters the engine, and what does stays small (design.md section 1). */
function toJson(variables: Variables): string {
  const json = JSON.stringify(variables);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_VARIABLE_BYTES) throw new EngineRefusal('INVALID_ARGUMENT', `Variables of ${bytes} bytes; ${MAX_VARIABLE_BYTES} are allowed`);
  return json;
}
