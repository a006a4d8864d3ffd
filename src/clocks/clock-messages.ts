/**
 * Sends what the ledger says to the clock's process instance; a message has the outbox row's id, so that sending it twice sends it once.
 */
import { MESSAGES, VARIABLES } from '../../domain/contract.ts';
import type { OutboxHandler } from '../platform/outbox/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';

/** How long a message waits for its instance to listen. A start message must not wait: a second instance would follow the first. */
const TTL_MS = 3_600_000;

export function createClockMessages({ engine, done }: { engine: Engine; done: (id: string) => Promise<void> }): OutboxHandler {
  return async (row) => {
    const { message, clockId, dueAt } = row.payload as { message: string; clockId: string; dueAt?: string };
    await engine.publishMessage({
      name: message,
      correlationKey: clockId,
      messageId: row.id,
      ttlMs: message === MESSAGES.clockStarted ? 0 : TTL_MS,
      variables: message === MESSAGES.clockStopped ? {} : { [VARIABLES.clockId]: clockId, [VARIABLES.dueAt]: dueAt ?? null },
    });
    await done(row.id);
  };
}
