/**
 * A change's process instance (`processes/platform/registry-change.bpmn`): the engine follows what the database says.
 *
 * Each move is one message that fits exactly one waiting step: its correlation key names the change and the number of the move.
 * A message sent twice, or so late that others overtook it, therefore moves nothing else, and an engine that was away
 * catches up in order.
 */
import { MESSAGES, VARIABLES } from '../../../processes/contract.ts';
import type { Database } from '../../platform/database/index.ts';
import type { OutboxCommand, OutboxHandler } from '../../platform/outbox/index.ts';
import type { Engine } from '../../platform/zeebe/index.ts';
import type { ChangeMove } from './change-life-cycle.ts';
import { createChangeStore, type ChangeRow } from './store.ts';

/** Kind of the outbox command that speaks to a change's process instance. */
export const CHANGE_MESSAGE = 'registry-change-message';

/** How long a move waits for its instance to listen. The opening must not wait: a second instance would follow the first. */
const TTL_MS = 30 * 86_400_000;

const stepOf = (change: ChangeRow): string => `${change.id}:${change.lock_version}`;

const command = (id: string, changeId: string, payload: Record<string, unknown>): OutboxCommand => ({ id: `change:${id}`, kind: CHANGE_MESSAGE, stream: `change:${changeId}`, payload });

export const openedCommand = (change: ChangeRow): OutboxCommand => command(`${change.id}:opened`, change.id, {
  message: MESSAGES.changeOpened, key: change.id, variables: { [VARIABLES.changeId]: change.id, [VARIABLES.changeStep]: stepOf(change) },
});

export const movedCommand = (before: ChangeRow, after: ChangeRow, move: ChangeMove, answerId?: string): OutboxCommand => command(stepOf(before), before.id, {
  message: MESSAGES.changeMoved, key: stepOf(before),
  variables: { [VARIABLES.changeMove]: move, [VARIABLES.changeStep]: stepOf(after), ...(answerId ? { [VARIABLES.answerId]: answerId } : {}) },
});

export function createChangeMessages({ engine, done }: { engine: Engine; done: (id: string) => Promise<void> }): OutboxHandler {
  return async (row) => {
    const { message, key, variables } = row.payload as { message: string; key: string; variables: Record<string, unknown> };
    await engine.publishMessage({ name: message, correlationKey: key, messageId: row.id, ttlMs: message === MESSAGES.changeOpened ? 0 : TTL_MS, variables });
    await done(row.id);
  };
}

/** The process instance reached a stage; kept so that people see where the engine stands. Told again, it changes nothing. */
export function createNoteStage(database: Database): (reached: { changeId: string; processInstanceKey: string; stage: string }) => Promise<void> {
  const store = createChangeStore(database);
  return ({ changeId, processInstanceKey, stage }) => database.write(() => store.update(changeId, { process_instance_key: processInstanceKey, process_stage: stage }));
}
