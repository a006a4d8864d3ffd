/**
 * Starts a matter's flowchart on exactly the version that it was registered under (R10).
 *
 * Creating an instance cannot be made idempotent in Zeebe, so the matter is fenced instead: the first instance that
 * is known of, by the engine's answer or by its first job, is bound to the matter; any other is cancelled.
 */
import { VARIABLES } from '../../domain/contract.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import {
  CommandRejected,
  CommandWaits,
  type Batcher,
  type Outbox,
  type OutboxCommand,
  type OutboxHandler,
} from '../platform/outbox/index.ts';
import { divergence } from '../../domain/flowchart/divergence.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { engineOfKey, EngineRefusal, type Engine } from '../platform/zeebe/index.ts';
import type { Freeze } from './freeze.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { Sightings } from './sightings.ts';
import { startedWith } from './start-outcome.ts';

/** Its name is in stored commands since there were cases only, so it stays. */
export const START_MATTER = 'start-case';
export const CANCEL_INSTANCE = 'cancel-instance';

type Fenced = Pick<MatterRow, 'id' | 'kind' | 'process_instance_key' | 'procedure_id' | 'closed_at' | 'frozen_at' | 'rebuilding'>;
/** Our own start knows its definition; a job has a key and says which definition it is of. */
type FoundInstance = { processInstanceKey: string; processDefinitionKey?: string; key?: string };

/** Binds an instance to its matter, or has it cancelled when another one is bound already. Answers whether it is the matter's own. */
export type BindInstance = (matter: Fenced, instance: FoundInstance, elementId?: string) => Promise<boolean>;

/** The command that starts a matter's flowchart; stored with the matter. */
export const startCommand = ({ id, procedure_id }: Pick<MatterRow, 'id' | 'procedure_id'>): OutboxCommand => ({
  id: `start:${id}`,
  kind: START_MATTER,
  stream: `case:${id}`,
  payload: { caseId: id, versionId: procedure_id },
});

/** The command that gives an instance up. */
export const cancelCommand = (processInstanceKey: string): OutboxCommand => ({
  id: `cancel:${processInstanceKey}`,
  kind: CANCEL_INSTANCE,
  stream: `cancel:${processInstanceKey}`,
  payload: { processInstanceKey },
});

export function createBindInstance(deps: {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  kinds: MatterKinds;
  freeze: Freeze;
  sightings: Sightings;
}): BindInstance {
  const { database, outbox, record, kinds, freeze, sightings } = deps;
  const store = createMatterStore(database);

  /** An instance of another drawing is never the matter's own, even if it is the first that is seen. */
  async function runsItsDrawing(matter: Fenced, processDefinitionKey: string | undefined): Promise<boolean> {
    if (processDefinitionKey === undefined) return true;
    const own = (await procedureOf(kinds, matter)).processDefinitionKey;
    return own === null || own === processDefinitionKey;
  }

  /** A late job of an instance that a repair has put another one in the place of. */
  const isGivenUp = async (processInstanceKey: string): Promise<boolean> =>
    (await database.get('SELECT id FROM outbox WHERE id = $1', [`cancel:${processInstanceKey}`])) !== undefined;

  return async (matter, { processInstanceKey, processDefinitionKey, key }, elementId = '') => {
    // Late word of an instance that is gone with its engine.
    if (matter.rebuilding !== null && engineOfKey(processInstanceKey) !== matter.rebuilding) return false;
    let bound = matter.process_instance_key;
    if (
      bound === null &&
      matter.closed_at === null &&
      (await runsItsDrawing(matter, processDefinitionKey)) &&
      !(await isGivenUp(processInstanceKey))
    ) {
      // What was read may be old: the engine's answer and the first job are stored side by side. The row itself decides.
      if (await store.bindInstance(matter.id, processInstanceKey)) {
        record.append({ kind: `${matter.kind}-started`, matterId: matter.id, payload: { processInstanceKey } });
        return true;
      }
      bound = (await store.lock(matter.id))?.process_instance_key ?? null;
    }
    if (bound === processInstanceKey) return true;
    const owner = await store.matterOfInstance(processInstanceKey);
    if (owner && owner.id !== matter.id) {
      // It is another matter's instance whose variable was overwritten: that matter needs it, and a person.
      const locked = await store.lock(owner.id);
      if (locked) await freeze(locked, divergence('other-instance', { id: elementId, name: '' }), { processInstanceKey });
      return false;
    }
    // While people look into it, another instance of its own may be the one to go on with.
    if (matter.frozen_at !== null && key !== undefined) await sightings.note(matter, { key, processInstanceKey, elementId });
    else await outbox.put(cancelCommand(processInstanceKey));
    return false;
  };
}

export interface Started {
  rowId: string;
  matterId: string;
  processInstanceKey: string | null;
}

export function createStartMatter(deps: {
  engine: Engine;
  kinds: MatterKinds;
  database: Database;
  started: Batcher<Started, void>;
}): OutboxHandler {
  const { engine, kinds, database, started } = deps;
  const store = createMatterStore(database);
  return async (row, { inDoubt }) => {
    const { caseId: matterId, engine: rebuildsIn = null } = row.payload as { caseId: string; engine?: number };
    const matter = await store.matter(matterId);
    if (!matter) throw new CommandRejected(`There is no matter ${matterId}`);
    // While a matter is rebuilt it is started for that alone, and once it stands no more.
    if (matter.rebuilding !== rebuildsIn || (inDoubt && matter.process_instance_key))
      return started.add({ rowId: row.id, matterId, processInstanceKey: null });
    const procedure = await procedureOf(kinds, matter);
    const { processDefinitionKey } = procedure;
    if (!processDefinitionKey) throw new CommandRejected(`Version ${matter.procedure_id} of matter ${matterId} is not deployed`);
    if (!engine.owns(processDefinitionKey)) throw new CommandWaits(`The engine does not have version ${matter.procedure_id} yet`);
    const outcome = await startedWith(database, procedure, matter);
    const variables = { [VARIABLES.matterId]: matterId, ...(outcome === undefined ? {} : { [VARIABLES.outcome]: outcome }) };
    const instance = await engine.createInstance({ processDefinitionKey, variables }).catch((error: unknown) => {
      if (!engine.owns(processDefinitionKey)) throw new CommandWaits(`The engine of version ${matter.procedure_id} is gone`);
      if (error instanceof EngineRefusal) throw new CommandRejected(`The engine refused to start matter ${matterId}: ${error.message}`);
      throw error;
    });
    return started.add({ rowId: row.id, matterId, processInstanceKey: instance.processInstanceKey });
  };
}

/** Stores a batch of answers from the engine. */
export function createStoreStarted(deps: { database: Database; outbox: Outbox; bind: BindInstance }) {
  const { database, outbox, bind } = deps;
  const store = createMatterStore(database);
  return (items: Started[]): Promise<void[]> =>
    database.write(async () => {
      const matters = new Map((await store.lockAll(items.map(({ matterId }) => matterId))).map((row) => [row.id, row]));
      for (const { matterId, processInstanceKey } of items) {
        const matter = matters.get(matterId);
        if (matter && processInstanceKey) await bind(matter, { processInstanceKey });
      }
      await outbox.markDone(items.map(({ rowId }) => rowId));
      return items.map(() => undefined);
    });
}

/** Cancels an instance that is not the matter's own; one that is gone already is as good. */
export function createCancelInstance({ engine, done }: { engine: Engine; done: (id: string) => Promise<void> }): OutboxHandler {
  return async (row) => {
    const { processInstanceKey } = row.payload as { processInstanceKey: string };
    await engine.cancelInstance(processInstanceKey).catch((error: unknown) => {
      if (!(error instanceof EngineRefusal && error.code === 'NOT_FOUND')) throw error;
    });
    await done(row.id);
  };
}
