/** Rows of registry changes (R7a, R7b, R8). */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/index.ts';
import { ACTIVE_STATES, type ChangeKind, type ChangeState } from './change-life-cycle.ts';
import type { DeadlineId } from './deadlines.ts';

export interface ChangeRow {
  id: string; serial: string; power_id: string; organ_id: string; district_id: string | null; kind: ChangeKind; state: ChangeState;
  version_id: string | null;
  /** The version in force when the change was declared: what it is compared with. */
  base_version_id: string | null;
  cause: string; cause_date: string; mark_id: string | null;
  /** 1: expected by law, so that it stays due when its declaration is withdrawn. */
  expected: number;
  /** Counts the moves; also the step that the process instance waits for. */
  lock_version: number;
  /** Declarations so far. */
  rounds: number;
  /** The clock of the deadline that is running now. */
  clock_id: string | null;
  opened_at: number; declared_by: string | null; declared_at: number | null; taken_up_by: string | null; taken_up_at: number | null;
  reviewed_by: string | null; reviewed_at: number | null; review_organ_id: string | null; opinion: string | null;
  /** JSON of the confirmed content's parts and their hashes. */
  confirmed: string | null;
  adjusted_by: string | null; adjusted_at: number | null; done_at: number | null;
  process_instance_key: string | null; process_stage: string | null;
}

export interface ChangeEventRow { kind: string; at: number; person_id: string | null; text: string }
export interface ChangeDocumentRow { id: string; change_id: string; round: number; template: string; title: string; number: string; data: string; created_at: number }

const ACTIVE = ACTIVE_STATES.map((state) => `'${state}'`).join(',');

export type ChangeStore = ReturnType<typeof createChangeStore>;

export function createChangeStore(database: Database) {
  return {
    insert: (row: ChangeRow) => database.insert('registry_change', { ...row }),
    change: (id: string) => database.get<ChangeRow>('SELECT * FROM registry_change WHERE id = $1', [id]),
    lock: (id: string) => database.get<ChangeRow>(`SELECT * FROM registry_change WHERE id = $1${database.forUpdate}`, [id]),
    /** Moves of one power wait for each other here, before they look at its versions and changes. */
    lockPower: (powerId: string) => database.get<{ id: string }>(`SELECT id FROM power WHERE id = $1${database.forUpdate}`, [powerId]),
    ofMark: (powerId: string, markId: string) => database.get<ChangeRow>('SELECT * FROM registry_change WHERE power_id = $1 AND mark_id = $2', [powerId, markId]),
    ofMarks: async (markIds: string[]): Promise<Pick<ChangeRow, 'id' | 'power_id' | 'state' | 'mark_id'>[]> => (markIds.length
      ? database.all(`SELECT id, power_id, state, mark_id FROM registry_change WHERE mark_id IN (${markIds.map((_, i) => `$${i + 1}`).join(',')}) ORDER BY opened_at DESC`, markIds) : []),
    activeOf: (powerId: string) => database.get<ChangeRow>(`SELECT * FROM registry_change WHERE power_id = $1 AND state IN (${ACTIVE}) ORDER BY opened_at LIMIT 1`, [powerId]),
    /** The expected change with the earliest cause that a declaration of one of these kinds answers. */
    expectedOf: (powerId: string, kinds: readonly ChangeKind[]) => database.get<ChangeRow>(
      `SELECT * FROM registry_change WHERE power_id = $1 AND state = 'expected' AND kind IN (${kinds.map((_, i) => `$${i + 2}`).join(',')}) ORDER BY cause_date, opened_at LIMIT 1`, [powerId, ...kinds]),
    activeOfVersion: (versionId: string) => database.get<ChangeRow>(`SELECT * FROM registry_change WHERE version_id = $1 AND state IN (${ACTIVE})`, [versionId]),

    async update(id: string, changes: Partial<ChangeRow>): Promise<void> {
      const columns = Object.entries(changes);
      await database.run(`UPDATE registry_change SET ${columns.map(([column], i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${columns.length + 1}`, [...columns.map(([, value]) => value), id]);
    },
    addEvent: (changeId: string, event: ChangeEventRow & { position: number }) => database.insert('registry_change_event', { id: randomUUID(), change_id: changeId, ...event }),
    eventsOf: (changeId: string) => database.all<ChangeEventRow>('SELECT kind, at, person_id, text FROM registry_change_event WHERE change_id = $1 ORDER BY position', [changeId]),

    addDeadline: async (clockId: string, { changeId, kind, round }: DeadlineId): Promise<void> => {
      await database.insertOnce('registry_change_deadline', { clock_id: clockId, change_id: changeId, kind, round });
    },
    roundsOf: async (changeId: string, kind: DeadlineId['kind']): Promise<number> =>
      Number((await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM registry_change_deadline WHERE change_id = $1 AND kind = $2', [changeId, kind]))?.n ?? 0),

    insertDocument: (row: ChangeDocumentRow) => database.insert('registry_change_document', { ...row }),
    document: (id: string) => database.get<ChangeDocumentRow>('SELECT * FROM registry_change_document WHERE id = $1', [id]),
    documentsOf: (changeId: string) => database.all<ChangeDocumentRow>('SELECT * FROM registry_change_document WHERE change_id = $1 ORDER BY created_at, number', [changeId]),
    content: (documentId: string) => database.get<{ bytes: Buffer; sha256: string }>('SELECT bytes, sha256 FROM document_content WHERE document_id = $1', [documentId]),
  };
}
