/**
 * A matter may begin with an outcome, where its drawing has a gateway right behind the start: a registry change is declared by the organ
 * or expected by a law's mark (R7a). It stands in the record, once, before every other fact of the matter; the instance is started with it.
 */
import { beginsWithOutcome } from '../../domain/flowchart/token-game.ts';
import type { MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Procedure } from './matter-kind.ts';

/** Kind of the record's entry; its payload names the outcome. */
export const PROCEDURE_STARTED = 'procedure-started';

/** Records the outcome with which a matter begins, inside the transaction that opens it. */
export function recordStart(record: RecordBook, matterId: string, outcome: string, actorId: string | null): void {
  record.append({ kind: PROCEDURE_STARTED, matterId, actorId, payload: { outcome } });
}

/** The outcome with which the matter began; none where its drawing asks for none. */
export async function startedWith(database: Database, procedure: Procedure, matter: Pick<MatterRow, 'id'>): Promise<string | undefined> {
  if (!beginsWithOutcome(procedure.chart)) return undefined;
  const entry = await database.get<{ payload: string }>('SELECT payload FROM record WHERE case_id = $1 AND kind = $2 ORDER BY case_seq', [
    matter.id,
    PROCEDURE_STARTED,
  ]);
  if (!entry) throw new Error(`Matter ${matter.id} began without the outcome that its drawing asks for`);
  return (JSON.parse(entry.payload) as { outcome: string }).outcome;
}
