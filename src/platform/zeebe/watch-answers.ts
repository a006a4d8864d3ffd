/**
 * Whether the engine makes progress: a process that lives, and takes connections, may answer no command for ever, after a full disk for
 * one. It is asked for the smallest command that goes through its log, and that it answers with a refusal.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { EngineAccess } from './access.ts';
import { connectGateway, type Gateway } from './gateway.ts';
import { refusalOf } from './refusal.ts';

export interface AnswerPatience {
  everyMs: number;
  /** Without one answer for so long the engine counts as stuck. A busy one turns commands away, which is an answer. */
  patienceMs: number;
}

export const ANSWER_PATIENCE: AnswerPatience = { everyMs: 10_000, patienceMs: 60_000 };

const RESOURCE_EXHAUSTED = 8;
/** Of the first partition, below the first key that it gives: no job has it, and the gateway has to ask the partition. */
const NO_JOB = String(2n ** 51n);

export interface WatchedAnswers {
  /** From a start on: its own time counts. */
  begin(): void;
  close(): Promise<void>;
}

/** `onStuck` is called once per start, when the engine has not answered for too long. */
export function watchAnswers(options: {
  address: string;
  access: EngineAccess;
  logger: Logger;
  patience: AnswerPatience;
  onStuck: (silentMs: number) => void;
}): WatchedAnswers {
  const { patience, onStuck } = options;
  const stopping = new AbortController();
  let gateway: Gateway | undefined;
  let lastAnswer: number | undefined;

  async function answers(): Promise<boolean> {
    gateway ??= connectGateway(options);
    try {
      await gateway.call('updateJobRetries', { jobKey: NO_JOB, retries: 1 });
      return true;
    } catch (error) {
      // Overloaded, or without room on its disk: it says so, and nothing is better after a new start.
      return refusalOf(error) !== undefined || (error as { code?: unknown }).code === RESOURCE_EXHAUSTED;
    }
  }

  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(patience.everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted || lastAnswer === undefined) continue;
      const asked = performance.now();
      if (await answers()) {
        lastAnswer &&= performance.now();
        continue;
      }
      const silent = performance.now() - (lastAnswer ?? asked);
      if (lastAnswer === undefined || silent < patience.patienceMs) continue;
      lastAnswer = undefined;
      onStuck(Math.round(silent));
    }
  })();

  return {
    begin() {
      lastAnswer = performance.now();
    },
    async close() {
      stopping.abort();
      await gateway?.close();
      await watching;
    },
  };
}
