/**
 * What changes how a signal stands (R13, R15): it is issued after a confirmation, turns red, is withdrawn. Each with its entry in the
 * record and in the signal's own history, inside the caller's transaction; each once.
 */
import type { Database } from '../../platform/database/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { createStandingStore, type StandingRow } from './standing.ts';

interface SignalRow {
  id: string;
  rule: string;
  matter_id: string;
  colour: 'yellow' | 'red';
  organ_id: string;
  limit_id: string | null;
  due_at: number | null;
  source: string;
}

export interface Reason {
  /** Null where the platform does it. */
  personId: string | null;
  text: string;
  textEn?: string;
}

export type ChangeStanding = ReturnType<typeof createChangeStanding>;

export interface ChangeDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  /** Inside the transaction: whatever rests on the signal may have lost its ground (R17). */
  withdrawn?: (signalId: string) => Promise<void>;
}

export function createChangeStanding({ database, record, time, withdrawn }: ChangeDependencies) {
  const standing = createStandingStore(database);

  async function signalOf(id: string): Promise<SignalRow> {
    const row = await database.get<SignalRow>('SELECT * FROM warning_signal WHERE id = $1', [id]);
    if (!row) throw new Error(`There is no signal ${id}`);
    return row;
  }

  async function tell(kind: string, { id, matter_id }: StandingRow, why: Reason, more: object = {}): Promise<void> {
    const { personId, text, textEn } = why;
    const signal = await signalOf(id);
    const words = { reason: text, ...(textEn ? { reasonEn: textEn } : {}) };
    const isFirst = await database.insertOnce('warning_signal_event', {
      id: `${id}:${kind}`,
      signal_id: id,
      kind,
      at: time.now().getTime(),
      person_id: personId,
      body: JSON.stringify(words),
    });
    if (!isFirst) return;
    record.append({
      kind: `signal-${kind}`,
      matterId: matter_id,
      actorId: personId,
      payload: { addressee: signal.organ_id, signalId: id, rule: signal.rule, ...words, ...more },
    });
  }

  return {
    /** A supervisor has confirmed what a rule found: from now on it stands, and the matter's record says so. */
    async issue(row: StandingRow, personId: string | null): Promise<void> {
      if (row.stands) return;
      await standing.update(row.id, { stands: 1 });
      const { id, rule, matter_id, colour, organ_id, limit_id, due_at } = await signalOf(row.id);
      await database.insert('warning_signal_event', {
        id: `${id}:issued`,
        signal_id: id,
        kind: 'issued',
        at: time.now().getTime(),
        person_id: personId,
        body: '{}',
      });
      record.append({
        kind: 'signal-raised',
        matterId: matter_id,
        actorId: personId,
        payload: {
          addressee: organ_id,
          signalId: id,
          rule,
          colour,
          limit: limit_id,
          grave: false,
          dueAt: isoInChina(due_at),
          source: 'confirmed',
        },
      });
    },
    /** R15: yellow turns red; red stays what it is. */
    async redden(row: StandingRow, why: Reason): Promise<void> {
      if (row.colour === 'red' || !row.stands) return;
      await standing.update(row.id, { colour: 'red' });
      await tell('reddened', row, why, { colour: 'red' });
    },
    /** By a supervisor, or by the platform because its ground is gone (`corrected`); then the same may be found anew. */
    async withdraw(row: StandingRow, why: Reason): Promise<void> {
      const corrected = why.personId === null;
      if (!row.stands && !corrected) return;
      await standing.update(row.id, { stands: 0, ...(corrected ? { corrected: 1 } : {}) });
      await tell('withdrawn', row, why, { colour: row.colour, corrected });
      await withdrawn?.(row.id);
    },
  };
}
