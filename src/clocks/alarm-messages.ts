/**
 * Sets the engine's alarms. A start message has no time to live, because a second one for a running alarm would wait and start another
 * instance at its end; by the correlation key the engine runs one instance a moment.
 */
import { MESSAGES, VARIABLES } from '../../domain/contract.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { OutboxHandler } from '../platform/outbox/index.ts';
import type { Engine } from '../platform/zeebe/index.ts';

export interface AlarmMessageDependencies {
  engine: Engine;
  done: (id: string) => Promise<void>;
}

export function createSetAlarm({ engine, done }: AlarmMessageDependencies): OutboxHandler {
  return async (row) => {
    const at = isoInChina((row.payload as { at: number }).at);
    await engine.publishMessage({
      name: MESSAGES.alarmSet,
      correlationKey: at,
      messageId: row.id,
      ttlMs: 0,
      variables: { [VARIABLES.alarmAt]: at, [VARIABLES.dueAt]: at },
    });
    await done(row.id);
  };
}

/** Kind of the command that ends the instance which a clock had of its own before alarms were shared. */
export const STOP_OLD_CLOCK = 'stop-old-clock';
const OLD_CLOCK_STOPPED = 'clock-stopped';
const WAITS_MS = 3_600_000;

export function createStopOldClock({ engine, done }: AlarmMessageDependencies): OutboxHandler {
  return async (row) => {
    const { clockId } = row.payload as { clockId: string };
    await engine.publishMessage({ name: OLD_CLOCK_STOPPED, correlationKey: clockId, messageId: row.id, ttlMs: WAITS_MS, variables: {} });
    await done(row.id);
  };
}
