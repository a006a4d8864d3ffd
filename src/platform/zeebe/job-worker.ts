/**
 * One job worker: a long poll is always open while there is room, and every job gets an answer.
 *
 * A technical fault gives the job back with its retries untouched, after a growing pause, so that it never ends as an
 * incident. The engine of line 8.0 knows no such pause; it is kept here.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../logger.ts';
import { pauseMs } from './commands.ts';
import type { Gateway, RawJob } from './gateway.ts';
import { keptKey } from './kept-keys.ts';
import type { Recognition } from './recognition.ts';
import { castsDoubt, EngineRefusal, EngineUnavailable, refusalOf } from './refusal.ts';

type Variables = Record<string, unknown>;

export interface Job {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionKey: string;
  elementId: string;
  headers: Record<string, string>;
  variables: Variables;
  retries: number;
}

/**
 * `keep`: the job stays with the engine and is completed later by its key. `error`: a BPMN error, for a business refusal.
 * `fail`: counts as a failure with this many retries left; none makes an incident.
 */
export type JobAnswer = 'keep' | { complete: Variables } | { error: string; message: string } | { fail: string; retries: number };

export interface WorkerOptions {
  type: string;
  /**
   * How long the engine waits before it hands the job out again. A job whose delivery is lost (a kill at the wrong
   * moment) is lost for as long, so a kept job too should come again now and then and change nothing.
   */
  timeoutMs: number;
  /** Jobs in hand at once. */
  maxActive: number;
  /** Empty = all that the job sees. */
  fetchVariables: string[];
  /** A thrown error gives the job back; it comes again after a pause. */
  handle(job: Job): Promise<JobAnswer>;
}

export interface OpenWorker {
  /** Takes no more jobs, waits for those in hand, gives back the rest. */
  close(): Promise<void>;
}

export interface JobCounts {
  activated: number;
  answered: number;
  faults: number;
  pollFailures: number;
}

export interface JobWorkerDependencies {
  gateway: Gateway;
  recognition: Recognition;
  logger: Logger;
  closing: AbortSignal;
  counts: JobCounts;
  /** Commands that end when the connection closes. */
  answer(job: Job, answer: Exclude<JobAnswer, 'keep'>): Promise<void>;
  giveBack(job: Job, message: string): Promise<void>;
  longPollMs?: number;
}

const LONG_POLL_MS = 20_000;
const LONGEST_POLL_PAUSE_MS = 500;
const LONGEST_FAULT_PAUSE_MS = 5_000;
const CLOSE_WITHIN_MS = 10_000;
/**
 * A poll that is cancelled while the engine hands jobs out loses them until their time is up (8.0 does not take them
 * back). So a closing worker cancels only after a moment in which none came.
 */
const QUIET_MS = 300;
/** A new poll is opened once this share of the room is free: fewer, fuller polls under load. */
/** How often each job failed; of a job that is forgotten, its next failure counts as the first. */
const JOBS_REMEMBERED = 10_000;
const REOPEN_AT = 0.3;

export function openJobWorker(options: WorkerOptions, deps: JobWorkerDependencies): OpenWorker {
  const { gateway, recognition, logger, counts, longPollMs = LONG_POLL_MS } = deps;
  const stopping = new AbortController();
  const ending = AbortSignal.any([stopping.signal, deps.closing]);
  const active = new Set<Promise<void>>();
  /** Keys of jobs whose work has begun and not ended. */
  const inHand = new Set<string>();
  const faults = new LRUCache<string, number>({ max: JOBS_REMEMBERED });
  const worker = `sunlit-${randomUUID().slice(0, 8)}`;
  let roomy: (() => void) | undefined;
  ending.addEventListener('abort', () => roomy?.(), { once: true });

  async function handle(job: Job): Promise<void> {
    // Its time is up while we still work on it: a second pair of hands would only make a busy machine busier.
    if (inHand.has(job.key)) return;
    inHand.add(job.key);
    try {
      const answer = await options.handle(job).finally(() => inHand.delete(job.key));
      if (answer !== 'keep') await deps.answer(job, answer);
      counts.answered += 1;
      faults.delete(job.key);
    } catch (error) {
      // Somebody completed it, or its instance is gone. Either way nothing is left to do here.
      if (error instanceof EngineRefusal && error.code === 'NOT_FOUND') return;
      if (ending.aborted && error instanceof EngineUnavailable) return;
      counts.faults += 1;
      const fault = (faults.get(job.key) ?? 0) + 1;
      faults.set(job.key, fault);
      logger.warn({ type: options.type, jobKey: job.key, fault, problem: String(error) }, 'a job failed and will come again');
      await sleep(pauseMs(fault + 2, LONGEST_FAULT_PAUSE_MS), undefined, { signal: ending }).catch(() => undefined);
      await giveBack(job, String(error));
    }
  }

  const giveBack = (job: Job, message: string): Promise<void> =>
    deps.giveBack(job, message.slice(0, 500)).catch((error: unknown) => {
      // Then it comes again when its time is up.
      logger.debug({ jobKey: job.key, problem: String(error) }, 'a job could not be given back');
    });

  /** A job that an engine handed out before another one took its place is nobody's any more; a living one comes again. */
  async function handleOf(number: number, job: Job): Promise<void> {
    if ((recognition.known() ?? (await recognised())) === number) await handle(job);
  }

  function take(raw: RawJob, number: number): void {
    counts.activated += 1;
    const job = toJob(raw, number);
    const work = (ending.aborted ? giveBack(job, 'The worker is closing') : handleOf(number, job)).finally(() => {
      active.delete(work);
      roomy?.();
    });
    active.add(work);
  }

  async function room(): Promise<number> {
    const wanted = Math.max(1, Math.floor(options.maxActive * REOPEN_AT));
    while (options.maxActive - active.size < wanted && !ending.aborted) {
      await new Promise<void>((resolve) => {
        roomy = resolve;
      });
    }
    return options.maxActive - active.size;
  }

  const ended = new Promise<undefined>((resolve) => ending.addEventListener('abort', () => resolve(undefined), { once: true }));

  /** The number of the engine that is there; undefined when that cannot be found out now. */
  async function recognised(): Promise<number | undefined> {
    try {
      return await Promise.race([recognition.sure(), ended]);
    } catch (error) {
      if (!ending.aborted) logger.warn({ type: options.type, problem: String(error) }, 'the engine cannot be recognised; trying again');
      await sleep(LONGEST_POLL_PAUSE_MS, undefined, { signal: ending }).catch(() => undefined);
      return undefined;
    }
  }

  async function poll(): Promise<void> {
    let failures = 0;
    while (!ending.aborted) {
      const maxJobsToActivate = await room();
      if (ending.aborted) return;
      const request = {
        type: options.type,
        worker,
        timeout: options.timeoutMs,
        maxJobsToActivate,
        requestTimeout: longPollMs,
        fetchVariable: options.fetchVariables,
      };
      const number = recognition.known() ?? (await recognised());
      if (number === undefined) continue;
      const open = gateway.activateJobs(request, (jobs) => jobs.forEach((job) => take(job, number)));
      let quiet: NodeJS.Timeout | undefined;
      const cancelSoon = (): void => {
        quiet = setTimeout(() => open.cancel(), deps.closing.aborted ? 0 : QUIET_MS);
      };
      ending.addEventListener('abort', cancelSoon, { once: true });
      try {
        await open.ended;
        failures = 0;
      } catch (error) {
        if (ending.aborted) return;
        counts.pollFailures += 1;
        failures += 1;
        const refusal = refusalOf(error);
        if (castsDoubt(error)) recognition.doubt();
        if (refusal || failures === 5)
          logger.warn({ type: options.type, failures, problem: String(error) }, 'the engine hands out no jobs; trying again');
        await sleep(pauseMs(failures, LONGEST_POLL_PAUSE_MS), undefined, { signal: ending }).catch(() => undefined);
      } finally {
        clearTimeout(quiet);
        ending.removeEventListener('abort', cancelSoon);
      }
    }
  }

  const polling = poll();
  return {
    async close() {
      stopping.abort();
      await polling;
      const patient = new AbortController();
      await Promise.race([
        Promise.allSettled(active),
        sleep(CLOSE_WITHIN_MS, undefined, { signal: patient.signal }).catch(() => undefined),
      ]);
      patient.abort();
    },
  };
}

function toJob(raw: RawJob, engine: number): Job {
  return {
    key: keptKey(engine, raw.key),
    type: raw.type,
    processInstanceKey: keptKey(engine, raw.processInstanceKey),
    bpmnProcessId: raw.bpmnProcessId,
    processDefinitionKey: keptKey(engine, raw.processDefinitionKey),
    elementId: raw.elementId,
    retries: raw.retries,
    headers: JSON.parse(raw.customHeaders || '{}') as Record<string, string>,
    variables: JSON.parse(raw.variables || '{}') as Variables,
  };
}
