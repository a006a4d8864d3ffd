/**
 * Sends the outbox to the engine: streams side by side, each in order, each command until it is answered.
 *
 * A command is *in doubt* when an earlier attempt may have reached the engine: the process was restarted since it
 * was stored, or an attempt failed without an answer. Handlers need that to read NOT_FOUND (docs/adr/0004-one-decision.md).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

/** Sends one command and stores its effect, including `outbox.markDone`, in one transaction. */
export type OutboxHandler = (row: OutboxRow, context: { inDoubt: boolean }) => Promise<void>;

/** Thrown by a handler when trying again cannot help. */
export class CommandRejected extends Error {}

/** Thrown by a handler when the command may not be sent yet: its stream waits, and that is nobody's fault. */
export class CommandWaits extends Error {}

const WAITING_PAUSE_MS = 1_000;

export interface Dispatcher {
  start(): Promise<void>;
  /** Stops taking commands and waits for those under way. */
  stop(): Promise<void>;
  /** Resolves when nothing is pending in memory (for tests and the seed). */
  idle(): Promise<void>;
}

export interface DispatcherOptions {
  outbox: Outbox;
  handlers: Record<string, OutboxHandler>;
  logger: Logger;
  markForAttention: (id: string, problem: string) => Promise<void>;
  pollMs?: number;
}

export function createDispatcher({ outbox, handlers, logger, markForAttention, pollMs = 1_000 }: DispatcherOptions): Dispatcher {
  const known = new Set<string>();
  const streams = new Map<string, { row: OutboxRow; inDoubt: boolean }[]>();
  const running = new Set<Promise<void>>();
  /** What was sent since the stored commands were last asked for: the answer may still name it. */
  let sentMeanwhile = new Set<string>();
  const stopping = new AbortController();
  let poller: Promise<void> | undefined;

  function offer(row: OutboxRow, inDoubt: boolean): void {
    if (known.has(row.id) || stopping.signal.aborted || !poller) return;
    known.add(row.id);
    const queue = streams.get(row.stream);
    if (queue) {
      queue.push({ row, inDoubt });
      return;
    }
    streams.set(row.stream, [{ row, inDoubt }]);
    const work = drain(row.stream).finally(() => running.delete(work));
    running.add(work);
  }

  async function drain(stream: string): Promise<void> {
    const queue = streams.get(stream) ?? [];
    for (let next = queue[0]; next && !stopping.signal.aborted; next = queue[0]) {
      await send(next.row, next.inDoubt);
      queue.shift();
      known.delete(next.row.id);
      sentMeanwhile.add(next.row.id);
    }
    streams.delete(stream);
  }

  async function send(row: OutboxRow, inDoubtAtFirst: boolean): Promise<void> {
    let inDoubt = inDoubtAtFirst;
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      try {
        const handler = handlers[row.kind];
        if (!handler) throw new CommandRejected(`No handler for outbox kind ${row.kind}`);
        await handler(row, { inDoubt });
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof CommandWaits) {
          await sleep(WAITING_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
          continue;
        }
        inDoubt = true;
        if (error instanceof CommandRejected) {
          logger.error({ id: row.id, kind: row.kind, problem: error.message }, 'outbox command needs attention');
          // The database may be away just now; then the command is simply tried again.
          const marked = await markForAttention(row.id, error.message).then(
            () => true,
            () => false,
          );
          if (marked) return;
        } else {
          logger.warn({ id: row.id, kind: row.kind, attempt, problem: String(error) }, 'outbox command will be tried again');
        }
        await sleep(Math.min(10_000, 50 * 2 ** Math.min(attempt, 8)) * (0.5 + Math.random()), undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        // In doubt, because another process may have stored and sent it. Commands offered in this process are known already.
        sentMeanwhile = new Set();
        for (const row of await outbox.pending(500)) if (!sentMeanwhile.has(row.id)) offer(row, true);
      } catch (error) {
        logger.warn({ problem: String(error) }, 'outbox cannot be read; trying again');
      }
    }
  }

  outbox.onPut((row) => offer(row, false));

  return {
    async start() {
      poller = Promise.resolve();
      for (const row of await outbox.pending(100_000)) offer(row, true);
      poller = poll();
    },
    async stop() {
      stopping.abort();
      await poller;
      await Promise.allSettled(running);
    },
    async idle() {
      while (running.size) await Promise.race(running);
    },
  };
}
