/**
 * Starts a case's flowchart on exactly the version that was published when the case was registered (R10).
 *
 * Creating an instance cannot be made idempotent in Zeebe, so the case is fenced instead: the first instance that
 * is known of, by the engine's answer or by its first job, is bound to the case; any other is cancelled.
 */
import { VARIABLES } from '../../processes/contract.ts';
import type { Database } from '../platform/database/index.ts';
import { CommandRejected, type Batcher, type Outbox, type OutboxHandler } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import type { Flowcharts } from './flowcharts.ts';
import { createCaseStore } from './store.ts';

export const START_CASE = 'start-case';
export const CANCEL_INSTANCE = 'cancel-instance';

/** Binds an instance to its case, or has it cancelled when another one is bound already. Answers whether it is the case's own. */
export type BindInstance = (found: { id: string; process_instance_key: string | null }, processInstanceKey: string) => Promise<boolean>;

export function createBindInstance({ database, outbox, record }: { database: Database; outbox: Outbox; record: RecordBook }): BindInstance {
  return async (found, processInstanceKey) => {
    let bound = found.process_instance_key;
    if (bound === null) {
      // What was read may be old: the engine's answer and the first job are stored side by side. The row itself decides.
      const first = await database.run('UPDATE case_file SET process_instance_key = $1 WHERE id = $2 AND process_instance_key IS NULL', [processInstanceKey, found.id]);
      if (first) {
        record.append({ kind: 'case-started', caseId: found.id, payload: { processInstanceKey } });
        return true;
      }
      bound = (await createCaseStore(database).lockCase(found.id))?.process_instance_key ?? null;
    }
    if (bound === processInstanceKey) return true;
    await outbox.put({ id: `cancel:${processInstanceKey}`, kind: CANCEL_INSTANCE, stream: `cancel:${processInstanceKey}`, payload: { processInstanceKey } });
    return false;
  };
}

export interface Started { rowId: string; caseId: string; processInstanceKey: string | null }

export function createStartCase(deps: { engine: Engine; flowcharts: Flowcharts; database: Database; started: Batcher<Started, void> }): OutboxHandler {
  const { engine, flowcharts, database, started } = deps;
  return async (row, { inDoubt }) => {
    const { caseId, versionId } = row.payload as { caseId: string; versionId: string };
    if (inDoubt) {
      const known = await createCaseStore(database).case(caseId);
      if (known?.process_instance_key) return started.add({ rowId: row.id, caseId, processInstanceKey: null });
    }
    const { processDefinitionKey } = await flowcharts(versionId);
    if (!processDefinitionKey) throw new CommandRejected(`Version ${versionId} of case ${caseId} is not deployed`);
    const instance = await engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.caseId]: caseId } }).catch((error: unknown) => {
      if (error instanceof EngineRefusal) throw new CommandRejected(`The engine refused to start the case: ${error.message}`);
      throw error;
    });
    return started.add({ rowId: row.id, caseId, processInstanceKey: instance.processInstanceKey });
  };
}

/** Stores a batch of answers from the engine. */
export function createStoreStarted(deps: { database: Database; outbox: Outbox; bind: BindInstance }) {
  const { database, outbox, bind } = deps;
  return (items: Started[]): Promise<void[]> => database.write(async () => {
    const cases = new Map((await createCaseStore(database).cases(items.map(({ caseId }) => caseId))).map((row) => [row.id, row]));
    for (const { caseId, processInstanceKey } of items) {
      const found = cases.get(caseId);
      if (found && processInstanceKey) await bind(found, processInstanceKey);
    }
    await outbox.markDone(items.map(({ rowId }) => rowId));
    return items.map(() => undefined);
  });
}

/** Cancels an instance that is not the case's own; one that is gone already is as good. */
export function createCancelInstance({ engine, done }: { engine: Engine; done: (id: string) => Promise<void> }): OutboxHandler {
  return async (row) => {
    const { processInstanceKey } = row.payload as { processInstanceKey: string };
    await engine.cancelInstance(processInstanceKey).catch((error: unknown) => {
      if (!(error instanceof EngineRefusal && error.code === 'NOT_FOUND')) throw error;
    });
    await done(row.id);
  };
}
