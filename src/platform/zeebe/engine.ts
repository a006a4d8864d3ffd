/**
 * The one module that speaks to Zeebe (design.md section 2): over gRPC, on 8.0, 8.5 and 8.8 alike.
 *
 * Commands in flight are bounded, because from about fifty on the engine answers RESOURCE_EXHAUSTED. Whatever may pass
 * (overload, restart, no answer) is tried again with a growing pause until it is answered; only refusals reach callers.
 * Polling for jobs is our own loop: the client's worker has stalled for good after errors (camunda-8-js-sdk#784, #466).
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Camunda8 } from '@camunda8/sdk';
import pLimit from 'p-limit';
import { MAX_VARIABLE_BYTES } from '../../../processes/contract.ts';
import type { Logger } from '../logger.ts';
import { EngineRefusal, refusalOf } from './refusal.ts';

type Variables = Record<string, unknown>;

export interface Job {
  key: string;
  type: string;
  processInstanceKey: string;
  elementId: string;
  headers: Record<string, string>;
  variables: Variables;
  retries: number;
}

/** `keep`: the job stays with the engine and is completed later by {@link Engine.completeJob}. */
export type JobAnswer = 'keep' | { complete: Variables } | { error: string; message: string };

export interface WorkerOptions {
  type: string;
  /** How long the engine waits before it hands the job out again. */
  timeoutMs: number;
  /** Jobs in hand at once. */
  maxActive: number;
  fetchVariables: string[];
  /** A thrown error fails the job; it comes again after a pause. */
  handle(job: Job): Promise<JobAnswer>;
}

export interface OpenWorker { close(): Promise<void> }

export interface Engine {
  readonly address: string;
  topology(): Promise<{ gatewayVersion: string; brokers: number; partitions: number }>;
  /** The engine's line from its topology, e.g. `8.0`; the last known one while it is away. */
  line(): string;
  deploy(fileName: string, xml: string): Promise<{ processDefinitionKey: string; bpmnProcessId: string; version: number }>;
  /** Starts an instance of exactly one deployed version. */
  createInstance(request: { processDefinitionKey: string; variables: Variables }): Promise<{ processInstanceKey: string }>;
  completeJob(key: string, variables: Variables): Promise<void>;
  /** A message that the engine knows already by its id counts as sent. */
  publishMessage(message: { name: string; correlationKey: string; messageId: string; ttlMs: number; variables: Variables }): Promise<void>;
  cancelInstance(processInstanceKey: string): Promise<void>;
  openWorker(options: WorkerOptions): OpenWorker;
  /** Counts since the start: commands answered, and attempts that had to be made again, by cause. */
  metrics(): { commands: number; retries: Record<string, number>; inFlight: number };
  close(): Promise<void>;
}

export interface EngineOptions {
  /** `host:port`, optionally with `grpcs://`. */
  address: string;
  logger: Logger;
  /** Commands in flight at once. */
  maxInFlight?: number;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 2_000;
const LONG_POLL_MS = 20_000;
const COMMAND_DEADLINE_MS = 15_000;
const LINE_WHEN_UNKNOWN = '8.0';

export function connectEngine({ address, logger, maxInFlight = 32 }: EngineOptions): Engine {
  const client = new Camunda8({
    ZEEBE_GRPC_ADDRESS: address.includes('://') ? address : `grpc://${address}`,
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    // Trying again is done here, where it is counted and can be stopped.
    zeebeGrpcSettings: { ZEEBE_GRPC_CLIENT_RETRY: false, ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false, ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
    CAMUNDA_LOG_LEVEL: 'none',
  } as never).getZeebeGrpcApiClient();
  const limit = pLimit(maxInFlight);
  const closing = new AbortController();
  // Every waiting command listens; that is no leak.
  setMaxListeners(0, closing.signal);
  const workers = new Set<OpenWorker>();
  const retries: Record<string, number> = {};
  let commands = 0;
  let line: string | undefined;

  /** One command until it is answered; refusals and the closing of the engine end it. */
  function command<T>(name: string, send: () => Promise<T>): Promise<T> {
    return limit(async () => {
      for (let attempt = 0; ; attempt += 1) {
        if (closing.signal.aborted) throw new Error(`The engine connection was closed before "${name}" was answered`);
        try {
          const answer = await withDeadline(send());
          commands += 1;
          return answer;
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal) throw refusal;
          const cause = String((error as { code?: unknown }).code ?? 'unknown');
          retries[cause] = (retries[cause] ?? 0) + 1;
          if (attempt === 3) logger.warn({ command: name, cause, problem: String(error) }, 'the engine does not answer; trying again');
          await pause(attempt);
        }
      }
    });
  }

  const pause = (attempt: number): Promise<unknown> =>
    sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random()), undefined, { signal: closing.signal }).catch(() => undefined);

  async function topology(): Promise<{ gatewayVersion: string; brokers: number; partitions: number }> {
    const answer = await command('topology', () => client.topology());
    line = /^\d+\.\d+/.exec(answer.gatewayVersion)?.[0] ?? line;
    return { gatewayVersion: answer.gatewayVersion, brokers: answer.brokers.length, partitions: answer.partitionsCount };
  }

  function openWorker(options: WorkerOptions): OpenWorker {
    const stopping = new AbortController();
    const active = new Set<Promise<void>>();
    const stopped = (): boolean => stopping.signal.aborted || closing.signal.aborted;

    async function handle(job: Job): Promise<void> {
      try {
        const answer = await options.handle(job);
        if (answer === 'keep') return;
        if ('complete' in answer) await engine.completeJob(job.key, answer.complete);
        else await command('throwError', () => client.throwError({ jobKey: job.key, errorCode: answer.error, errorMessage: answer.message }));
      } catch (error) {
        // NOT_FOUND: somebody completed it, or its instance is gone. Either way nothing is left to do here.
        if (error instanceof EngineRefusal && error.code === 'NOT_FOUND') return;
        if (stopped()) return;
        logger.warn({ type: options.type, jobKey: job.key, problem: String(error) }, 'a job failed and will come again');
        await command('failJob', () => client.failJob({ jobKey: job.key, retries: Math.max(1, job.retries), errorMessage: String(error).slice(0, 500), retryBackOff: 1_000 })).catch(() => undefined);
      }
    }

    async function poll(): Promise<void> {
      let failures = 0;
      while (!stopped()) {
        const room = options.maxActive - active.size;
        if (room <= 0) {
          await Promise.race(active);
          continue;
        }
        try {
          const jobs = await client.activateJobs({
            type: options.type, worker: 'sunlit', timeout: options.timeoutMs, maxJobsToActivate: room, requestTimeout: LONG_POLL_MS, fetchVariable: options.fetchVariables,
          });
          failures = 0;
          for (const raw of jobs) {
            const work = handle(toJob(raw as never)).finally(() => active.delete(work));
            active.add(work);
          }
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal && refusal.code !== 'NOT_FOUND') logger.error({ type: options.type, problem: refusal.message }, 'the engine refuses to hand out jobs');
          failures += 1;
          await pause(failures);
        }
      }
    }

    const polling = poll();
    const worker: OpenWorker = {
      async close() {
        stopping.abort();
        workers.delete(worker);
        // The long poll itself cannot be cancelled and ends with the connection; what it may still bring is handed out again later.
        await Promise.race([polling, sleep(50)]);
        await Promise.allSettled(active);
      },
    };
    workers.add(worker);
    return worker;
  }

  const engine: Engine = {
    address,
    topology,
    line: () => line ?? LINE_WHEN_UNKNOWN,
    async deploy(fileName, xml) {
      const answer = await command('deploy', () => client.deployResource({ name: fileName, process: Buffer.from(xml, 'utf8') }));
      const deployed = answer.deployments[0]?.process;
      if (!deployed) throw new Error(`The engine deployed ${fileName} without naming a process`);
      return { processDefinitionKey: deployed.processDefinitionKey, bpmnProcessId: deployed.bpmnProcessId, version: deployed.version };
    },
    async createInstance({ processDefinitionKey, variables }) {
      checkSize(variables);
      const answer = await command('createInstance', () => createByKey(client, processDefinitionKey, variables));
      return { processInstanceKey: answer.processInstanceKey };
    },
    async completeJob(key, variables) {
      checkSize(variables);
      await command('completeJob', () => client.completeJob({ jobKey: key, variables: variables as never }));
    },
    async publishMessage({ name, correlationKey, messageId, ttlMs, variables }) {
      checkSize(variables);
      await command('publishMessage', () => client.publishMessage({ name, correlationKey, messageId, timeToLive: ttlMs, variables: variables as never }))
        .catch((error: unknown) => {
          if (!(error instanceof EngineRefusal && error.code === 'ALREADY_EXISTS')) throw error;
        });
    },
    async cancelInstance(processInstanceKey) {
      await command('cancelInstance', () => client.cancelProcessInstance(processInstanceKey));
    },
    openWorker,
    metrics: () => ({ commands, retries: { ...retries }, inFlight: limit.activeCount }),
    async close() {
      closing.abort();
      await Promise.allSettled([...workers].map((worker) => worker.close()));
      await Promise.race([client.close(), sleep(1_000)]).catch(() => undefined);
    },
  };
  return engine;
}

/** The client names versions by process id only; the gateway takes the key of one version, which is what a case is pinned to (R10). */
async function createByKey(client: ReturnType<Camunda8['getZeebeGrpcApiClient']>, processDefinitionKey: string, variables: Variables): Promise<{ processInstanceKey: string }> {
  const grpc = await (client as unknown as { grpc: Promise<{ createProcessInstanceSync(request: object): Promise<{ processInstanceKey: string; processDefinitionKey: string }> }> }).grpc;
  const answer = await grpc.createProcessInstanceSync({ processDefinitionKey, version: -1, variables: JSON.stringify(variables) });
  if (answer.processDefinitionKey !== processDefinitionKey) throw new Error(`Asked for process definition ${processDefinitionKey}, the engine started ${answer.processDefinitionKey}`);
  return answer;
}

function checkSize(variables: Variables): void {
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  if (bytes > MAX_VARIABLE_BYTES) throw new EngineRefusal('INVALID_ARGUMENT', `Variables of ${bytes} bytes; ${MAX_VARIABLE_BYTES} are allowed`);
}

interface RawJob { key: string; type: string; processInstanceKey: string; elementId: string; customHeaders: Record<string, unknown>; variables: Variables; retries: number }

function toJob(raw: RawJob): Job {
  const headers: Record<string, string> = {};
  // The client parses header values that look like JSON; the contract's headers are strings.
  for (const [key, value] of Object.entries(raw.customHeaders)) headers[key] = typeof value === 'string' ? value : JSON.stringify(value);
  return { key: raw.key, type: raw.type, processInstanceKey: raw.processInstanceKey, elementId: raw.elementId, headers, variables: { ...raw.variables }, retries: raw.retries };
}

/** The client has no deadline of its own without retries; an answer that never comes is as good as none. */
async function withDeadline<T>(answer: Promise<T>): Promise<T> {
  const late = new AbortController();
  const deadline = sleep(COMMAND_DEADLINE_MS, undefined, { signal: late.signal }).then(() => { throw Object.assign(new Error('no answer in time'), { code: 'DEADLINE' }); });
  deadline.catch(() => undefined);
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    late.abort();
  }
}
