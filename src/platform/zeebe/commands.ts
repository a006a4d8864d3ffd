/**
 * Sends commands until they are answered: bounded in flight, tried again with a growing, jittered pause, counted.
 *
 * From about fifty commands in flight the engine answers RESOURCE_EXHAUSTED, so that more at once is slower. Only refusals
 * and the end of a caller's patience reach callers.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from '../logger.ts';
import { causeOf, EngineUnavailable, mayHaveBeenObeyed, refusalOf } from './refusal.ts';

export interface CommandOptions {
  /** How long to go on trying, in milliseconds; `Infinity` = until the connection closes. */
  patienceMs?: number;
  signal?: AbortSignal;
}

export interface CommandCounts {
  /** Commands answered. */
  commands: number;
  /** Attempts that had to be made again, by cause. */
  retries: Record<string, number>;
  /** Commands refused, by code. */
  refusals: Record<string, number>;
  inFlight: number;
  waiting: number;
}

export interface Commands {
  run<T>(name: string, attempt: () => Promise<T>, options?: CommandOptions): Promise<T>;
  counts(): CommandCounts;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const WARN_AFTER_MS = 2_000;
const WARN_EVERY_MS = 10_000;

export const pauseMs = (attempt: number, longest = LONGEST_PAUSE_MS): number =>
  Math.min(longest, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 12)) * (0.5 + Math.random());

/** Names of commands that finish what the engine waits for. The engine never turns them away for overload. */
const ANSWERS = new Set(['completeJob', 'failJob', 'throwError']);

export function createCommands(options: { maxInFlight: number; patienceMs: number; logger: Logger; closing: AbortSignal }): Commands {
  const { maxInFlight, logger, closing } = options;
  // Every waiting command listens; that is no leak.
  setMaxListeners(0, closing);
  // Two lanes: a flood of new cases must not hold up the answers to jobs.
  const lanes = { starts: createLane(maxInFlight), answers: createLane(maxInFlight) };
  const retries: Record<string, number> = {};
  const refusals: Record<string, number> = {};
  let commands = 0;
  // One line for an outage, not one for each command that waits for its end.
  let warnedAt = 0;
  const count = (counts: Record<string, number>, name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };

  return {
    async run(name, attempt, { patienceMs = options.patienceMs, signal } = {}) {
      const lane = ANSWERS.has(name) ? lanes.answers : lanes.starts;
      const ending = signal ? AbortSignal.any([signal, closing]) : closing;
      const since = Date.now();
      let inDoubt = false;
      let cause = 'CLOSED';
      for (let tries = 0; !ending.aborted; tries += 1) {
        try {
          const answer = await lane.limit(() => {
            if (ending.aborted) throw new EngineUnavailable(name, cause, inDoubt);
            return attempt();
          });
          lane.answered();
          commands += 1;
          return answer;
        } catch (error) {
          if (error instanceof EngineUnavailable) throw error;
          const refusal = refusalOf(error, inDoubt);
          if (refusal) {
            count(refusals, refusal.code);
            throw refusal;
          }
          cause = causeOf(error);
          count(retries, cause);
          if (cause === 'RESOURCE_EXHAUSTED') lane.overloaded();
          inDoubt ||= mayHaveBeenObeyed(error);
          const waited = Date.now() - since;
          if (waited >= patienceMs) break;
          if (waited > WARN_AFTER_MS && Date.now() - warnedAt > WARN_EVERY_MS) {
            warnedAt = Date.now();
            logger.warn(
              { command: name, cause, tries, waiting: lane.limit.pendingCount, problem: String(error) },
              'the engine does not answer; trying again',
            );
          }
          await sleep(pauseMs(tries), undefined, { signal: ending }).catch(() => undefined);
        }
      }
      throw new EngineUnavailable(name, cause, inDoubt);
    },
    counts: () => ({
      commands,
      retries: { ...retries },
      refusals: { ...refusals },
      inFlight: lanes.starts.limit.activeCount + lanes.answers.limit.activeCount,
      waiting: lanes.starts.limit.pendingCount + lanes.answers.limit.pendingCount,
    }),
  };
}

/** Fewer in flight while the engine says that it is overloaded, slowly more again while it keeps up. */
function createLane(most: number) {
  const limit = pLimit(most);
  let answers = 0;
  let changedAt = 0;
  return {
    limit,
    answered() {
      answers += 1;
      if (limit.concurrency >= most || answers < limit.concurrency * 2) return;
      answers = 0;
      limit.concurrency += 1;
    },
    overloaded() {
      // The commands that were in flight together fail together: that is one overload, not many.
      if (Date.now() - changedAt < 100) return;
      changedAt = Date.now();
      answers = 0;
      limit.concurrency = Math.max(2, Math.floor(limit.concurrency * 0.7));
    },
  };
}
