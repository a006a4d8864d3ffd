/** Rows of repairs, and what is told of each: to its history and to the record, in the transaction of the thing itself (R12a). */
import { randomUUID } from 'node:crypto';
import type { RepairKind } from '../../domain/flowchart/repairs.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';

export type RepairState = 'proposed' | 'approved' | 'done' | 'refused' | 'withdrawn' | 'failed';

export interface RepairRow {
  id: string;
  divergence_id: string;
  matter_id: string;
  kind: RepairKind;
  /** The instance to go on with, of a re-binding. */
  process_instance_key: string | null;
  reason: string;
  state: RepairState;
  proposed_by: string;
  /** The sides on which the proposer stood, with blanks between. */
  proposed_as: string;
  proposed_at: number;
  approved_by: string | null;
  approved_at: number | null;
  ended_at: number | null;
}

/** Why a repair could not be carried out. */
export interface RepairProblem {
  code: string;
  message: string;
  messageEn: string;
}

/** What a person did with a proposal, and why. */
interface Act {
  state: 'approved' | 'refused' | 'withdrawn';
  personId: string;
  reason: string;
}

export type RepairLog = ReturnType<typeof createRepairLog>;

export function createRepairLog({ database, record, time }: { database: Database; record: RecordBook; time: Time }) {
  async function tell(repair: RepairRow, kind: RepairState, personId: string | null, facts: Record<string, unknown>): Promise<void> {
    const { id, divergence_id, matter_id } = repair;
    const told = { repairId: id, divergenceId: divergence_id, repair: repair.kind, ...facts };
    const event = { id: randomUUID(), divergence_id, kind, person_id: personId, at: time.now().getTime() };
    await database.insert('divergence_event', { ...event, body: JSON.stringify(told) });
    record.append({ kind: `repair-${kind}`, matterId: matter_id, actorId: personId, payload: told });
  }

  const end = (repair: RepairRow, state: RepairState): Promise<unknown> =>
    database.run('UPDATE repair SET state = $1, ended_at = $2 WHERE id = $3', [state, time.now().getTime(), repair.id]);

  return {
    lock: (id: string) => database.get<RepairRow>(`SELECT * FROM repair WHERE id = $1${database.forUpdate}`, [id]),
    repair: (id: string) => database.get<RepairRow>('SELECT * FROM repair WHERE id = $1', [id]),
    approvedOf: (matterId: string, kind: RepairKind) =>
      database.get<RepairRow>("SELECT * FROM repair WHERE matter_id = $1 AND kind = $2 AND state = 'approved'", [matterId, kind]),
    underWay: (matterId: string) =>
      database.get<RepairRow>("SELECT * FROM repair WHERE matter_id = $1 AND state IN ('proposed', 'approved')", [matterId]),
    /** By matter. */
    allUnderWay: async (): Promise<Map<string, RepairRow>> => {
      const rows = await database.all<RepairRow>("SELECT * FROM repair WHERE state IN ('proposed', 'approved')");
      return new Map(rows.map((row) => [row.matter_id, row]));
    },

    async propose(repair: RepairRow): Promise<void> {
      await database.insert('repair', { ...repair });
      await tell(repair, 'proposed', repair.proposed_by, { reason: repair.reason, processInstanceKey: repair.process_instance_key });
    },
    async act(repair: RepairRow, { state, personId, reason }: Act): Promise<RepairRow> {
      if (state === 'approved')
        await database.run('UPDATE repair SET state = $1, approved_by = $2, approved_at = $3 WHERE id = $4', [
          state,
          personId,
          time.now().getTime(),
          repair.id,
        ]);
      else await end(repair, state);
      await tell(repair, state, personId, { reason });
      return { ...repair, state, approved_by: state === 'approved' ? personId : repair.approved_by };
    },
    /** It was not possible; another one may be proposed. */
    async fail(repair: RepairRow, { code, message, messageEn }: RepairProblem): Promise<void> {
      await end(repair, 'failed');
      await tell(repair, 'failed', null, { code, message, messageEn });
    },
    done: async (repair: RepairRow): Promise<void> => {
      await end(repair, 'done');
    },
  };
}
