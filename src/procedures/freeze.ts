/**
 * A matter about which engine and record disagree is frozen (R12a; docs/adr/0015-engine-routes-record-proves.md): no step
 * opens, nothing is decided, numbered or closed until two people have brought it home. Its clocks run on.
 *
 * Stored with the transaction that noticed; the entry of the record wakes the live feed, so that somebody is told at once.
 */
import { randomUUID } from 'node:crypto';
import type { Divergence } from '../../domain/flowchart/divergence.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { countFrozen } from '../platform/zeebe/index.ts';

/** The place in the engine that gave the occasion. */
export interface Occasion {
  jobKey?: string | null;
  processInstanceKey?: string | null;
}

export interface DivergenceRow {
  id: string;
  matter_id: string;
  code: string;
  element_id: string | null;
  job_key: string | null;
  process_instance_key: string | null;
  message: string;
  message_en: string;
  at: number;
  settled_at: number | null;
}

/** Freezes the matter, unless it is frozen already or over. Inside a transaction that holds the matter's row. */
export type Freeze = (matter: MatterRow, divergence: Divergence, occasion?: Occasion) => Promise<void>;

export function createFreeze(deps: { database: Database; record: RecordBook; time: Time }): Freeze {
  const { database, time } = deps;
  const hold = createHold(deps);
  return async (matter, { code, elementId, message, messageEn }, { jobKey = null, processInstanceKey = null } = {}) => {
    if (matter.frozen_at !== null || matter.closed_at !== null) return;
    const at = time.now().getTime();
    const row: DivergenceRow = {
      id: randomUUID(),
      matter_id: matter.id,
      code,
      element_id: elementId,
      job_key: jobKey,
      process_instance_key: processInstanceKey,
      message,
      message_en: messageEn,
      at,
      settled_at: null,
    };
    await database.insert('divergence', { ...row });
    await database.insert('divergence_event', { id: randomUUID(), divergence_id: row.id, kind: 'found', person_id: null, at, body: '{}' });
    await hold(matter, row);
  };
}

/** Holds a matter for a divergence that is known: one that was only told is frozen while it is repaired. */
export function createHold({ database, record, time }: { database: Database; record: RecordBook; time: Time }) {
  const store = createMatterStore(database);
  return async (matter: MatterRow, row: DivergenceRow): Promise<void> => {
    // Whoever noticed it: a rebuild tells how many it could not bring home.
    if (matter.rebuilding !== null) await countFrozen(database, matter.rebuilding);
    matter.frozen_at = time.now().getTime();
    matter.rebuilding = null;
    await store.update(matter.id, { frozen_at: matter.frozen_at, rebuilding: null });
    record.append({
      kind: 'matter-frozen',
      matterId: matter.id,
      payload: {
        divergenceId: row.id,
        code: row.code,
        elementId: row.element_id,
        jobKey: row.job_key,
        processInstanceKey: row.process_instance_key,
        message: row.message,
        messageEn: row.message_en,
      },
    });
  };
}
