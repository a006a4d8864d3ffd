/**
 * Changes from before the procedure was drawn as steps (R6a, R7a, R7b, R8; docs/adr/0021-registry-change-as-procedure.md): each that is
 * open goes on at its place in a fresh instance, and the one that followed it by messages ends. What was done in it stays as it is.
 */
import { REGISTRY_CHANGE } from '../../../domain/registry/change-life.ts';
import type { Clocks } from '../../clocks/index.ts';
import { createMatterStore } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import { cancelCommand, recordStart, startCommand, STEPS_CLOCK, type PlatformProcedures } from '../../procedures/index.ts';
import { createChangeStore, type ChangeRow } from './store.ts';

export interface CarryOverDependencies {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  clocks: Clocks;
  procedures: PlatformProcedures;
  legalOfficeOf: (organId: string) => Promise<string | null>;
}

/** Done once for each change; answers how many were carried over. */
export async function carryOverChanges(deps: CarryOverDependencies): Promise<number> {
  const { database } = deps;
  const found = await database.all<{ id: string }>(
    'SELECT id FROM matter WHERE kind = $1 AND procedure_id IS NULL AND closed_at IS NULL ORDER BY opened_at, id',
    [REGISTRY_CHANGE],
  );
  for (const { id } of found) await database.write(() => carryOver(deps, id));
  return found.length;
}

async function carryOver(
  { database, outbox, record, clocks, procedures, legalOfficeOf }: CarryOverDependencies,
  id: string,
): Promise<void> {
  const matters = createMatterStore(database);
  const matter = await matters.lock(id);
  const change = await createChangeStore(database).change(id);
  if (!matter || !change || matter.procedure_id !== null) return;
  const { id: versionId, processDefinitionKey } = await procedures.current(REGISTRY_CHANGE);
  const { process_instance_key: old } = matter;
  await matters.update(id, {
    procedure_id: versionId,
    process_definition_key: processDefinitionKey,
    process_instance_key: null,
    answering_organ_id: matter.answering_organ_id ?? (await legalOfficeOf(matter.organ_id)),
  });
  await clocks.open({ matterId: id, purpose: STEPS_CLOCK, limits: [], entries: [] });
  recordStart(record, id, placeOf(change), null);
  await outbox.put(startCommand({ id, procedure_id: versionId }));
  if (old !== null) await outbox.put(cancelCommand(old));
}

/** The outcome with which the drawing begins at the place where the change stands. */
function placeOf({ state, adjusted_at: adjustedAt }: ChangeRow): string {
  if (state === 'confirmed') return adjustedAt === null ? 'confirmed' : 'adjusted';
  return state === 'expected' || state === 'returned' ? state : 'declared';
}
