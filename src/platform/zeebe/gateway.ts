/**
 * One connection to the engine's gateway, by the gRPC client of @camunda8/sdk. Only this file, access.ts and compression.ts know
 * the client.
 *
 * It uses the client's transport below its commands: those cannot start an instance by process definition key, retry by
 * themselves after a second, and cannot end a long poll; its worker can stall for good (camunda-8-js-sdk#466, #784).
 */
import { Camunda8 } from '@camunda8/sdk';
import type { Logger } from '../logger.ts';
import { headersFor, type EngineAccess } from './access.ts';
import { isHere, stopPacking } from './compression.ts';

type Request = Record<string, unknown>;

/** A job as the gateway sends it: variables and headers are JSON texts, keys are decimal texts. */
export interface RawJob {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: string;
  variables: string;
  retries: number;
  /** Milliseconds of the engine's clock. */
  deadline: string;
}

export interface JobPoll {
  /** Resolves when the gateway has ended the poll, with or without jobs; rejects when it failed or was cancelled. */
  readonly ended: Promise<void>;
  cancel(): void;
}

export interface Gateway {
  /** One attempt of one command. Rejects with the gateway's error, which has a numeric gRPC `code`. */
  call<Answer>(method: string, request: Request): Promise<Answer>;
  /** One long poll. */
  activateJobs(request: Request & { requestTimeout: number }, onJobs: (jobs: RawJob[]) => void): JobPoll;
  close(): Promise<void>;
}

/** What we use of the client's transport; proven by test/platform/zeebe on every line. */
type Transport = Record<string, ((request: Request) => Promise<unknown>) | undefined>;
interface JobStream {
  on(event: 'data', listener: (answer: { jobs: RawJob[] }) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'end', listener: () => void): void;
  cancel(): void;
}

const CALL_WITHIN_MS = 15_000;
/** The longest pause between attempts to connect: the engine is missed from its return on, not seconds later. */
const RECONNECT_WITHIN_MS = 1_000;

const UNAUTHENTICATED = 16;

export function connectGateway({ address, access, logger }: { address: string; access: EngineAccess; logger: Logger }): Gateway {
  const headers = headersFor(access);
  const client = new Camunda8({
    ZEEBE_GRPC_ADDRESS: `${access.tls ? 'grpcs' : 'grpc'}://${address}`,
    // Ours, so that secrets never become part of the client's own settings, which it prints when asked to.
    oAuthProvider: headers,
    CAMUNDA_CUSTOM_ROOT_CERT_PATH: access.caFile,
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: {
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      ZEEBE_GRPC_CLIENT_RETRY: false,
      ZEEBE_GRPC_CLIENT_EAGER_CONNECT: false,
      GRPC_INITIAL_RECONNECT_BACKOFF_MS: 100,
      GRPC_MAX_RECONNECT_BACKOFF_MS: RECONNECT_WITHIN_MS,
      // A connection that is dead without having been closed is found within a minute.
      GRPC_KEEPALIVE_TIME_MS: 40_000,
      GRPC_KEEPALIVE_TIMEOUT_MS: 15_000,
    },
  } as never).getZeebeGrpcApiClient();
  const transport = (client as unknown as { grpc: Promise<Transport> }).grpc.then((found) => {
    if (isHere(address)) stopPacking(found);
    return found;
  });
  transport.catch(() => undefined);
  let closed = false;

  async function method(name: string): Promise<(request: Request) => Promise<unknown>> {
    const found = (await transport)[name];
    if (!found) throw new Error(`The gRPC client has no ${name}`);
    return found;
  }

  function forgetIfDoubted(error: unknown): void {
    if ((error as { code?: unknown }).code === UNAUTHENTICATED) headers.forget();
  }
  const doubted = (error: unknown): never => {
    forgetIfDoubted(error);
    throw error;
  };

  return {
    async call<Answer>(name: string, request: Request) {
      const send = await method(`${name}Sync`);
      const answer = await within(CALL_WITHIN_MS, send(request)).catch(doubted);
      // The client answers nothing at all once it is being closed.
      if (answer === undefined) throw gatewayError(1, 'The connection is closed');
      return answer as Answer;
    },
    activateJobs(request, onJobs) {
      let stream: JobStream | undefined;
      let cancelled = false;
      const ended = (async () => {
        const open = await method('activateJobsStream');
        const opened = (await open(request)) as JobStream | { error: Error } | undefined;
        if (!opened) throw gatewayError(1, 'The connection is closed');
        if ('error' in opened) throw opened.error;
        stream = opened;
        await new Promise<void>((resolve, reject) => {
          opened.on('data', ({ jobs }) => onJobs(jobs));
          opened.on('error', (error) => {
            reject(error);
            forgetIfDoubted(error);
          });
          opened.on('end', resolve);
          if (cancelled) opened.cancel();
        });
      })();
      ended.catch(() => undefined);
      return {
        ended,
        cancel() {
          cancelled = true;
          stream?.cancel();
        },
      };
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.race([
        client.close(),
        new Promise((resolve) => {
          setTimeout(resolve, 1_000).unref();
        }),
      ]).catch((error: unknown) => logger.debug({ problem: String(error) }, 'closing the engine connection'));
    },
  };
}

const gatewayError = (code: number, message: string): Error => Object.assign(new Error(message), { code });

/** An answer that does not come is as good as none: 4 is DEADLINE_EXCEEDED. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(gatewayError(4, 'No answer in time')), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
