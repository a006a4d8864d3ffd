/** Rows of registry changes (R7a, R7b, R8). */
import { randomUUID } from 'node:crypto';
import type { ClockRef } from '../../clocks/index.ts';
import { createDetails, selectOf, type HeaderMap } from '../../matters/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { ACTIVE_STATES, type ChangeKind, type ChangeState } from '../../../domain/registry/change-life.ts';
import type { DeadlineKind } from '../../../domain/registry/change-deadlines.ts';

export interface ChangeRow {
  id: string;
  serial: string;
  power_id: string;
  organ_id: string;
  district_id: string | null;
  kind: ChangeKind;
  state: ChangeState;
  version_id: string | null;
  /** The version in force when the change was declared: what it is compared with. */
  base_version_id: string | null;
  cause: string;
  cause_date: string;
  mark_id: string | null;
  /** 1: expected by law, so that it stays due when its declaration is withdrawn. */
  expected: number;
  /** Counts the moves. */
  lock_version: number;
  /** Declarations so far. */
  rounds: number;
  /** The clock of the deadline that is running now. */
  clock_id: string | null;
  opened_at: number;
  declared_by: string | null;
  declared_at: number | null;
  taken_up_by: string | null;
  taken_up_at: number | null;
  reviewed_by: string | null;
  reviewed_at: number | null;
  review_organ_id: string | null;
  opinion: string | null;
  /** JSON of the confirmed content's parts and their hashes. */
  confirmed: string | null;
  adjusted_by: string | null;
  adjusted_at: number | null;
  done_at: number | null;
  process_instance_key: string | null;
}

export interface ChangeEventRow {
  kind: string;
  at: number;
  person_id: string | null;
  text: string;
}
export interface ChangeDocumentRow {
  id: string;
  matter_id: string;
  template: string;
  title: string;
  number: string;
  data: string;
  created_at: number;
}

const ACTIVE = ACTIVE_STATES.map((state) => `'${state}'`).join(',');

/** Where a change's column stands in the header of its matter. */
const HEADER = {
  serial: 'number',
  organ_id: 'organ_id',
  district_id: 'district_id',
  state: 'state',
  opened_at: 'opened_at',
  review_organ_id: 'answering_organ_id',
  done_at: 'closed_at',
  process_instance_key: 'process_instance_key',
} as const satisfies HeaderMap<ChangeRow>;

/** Every column of a change, of `registry_change c` and `matter m`. */
export const { columns: CHANGE_COLUMNS, from: CHANGES } = selectOf<ChangeRow>('registry_change', 'c', HEADER);

export type ChangeStore = ReturnType<typeof createChangeStore>;

export function createChangeStore(database: Database) {
  const details = createDetails<ChangeRow>(database, 'registry_change', HEADER);
  const select = `SELECT ${CHANGE_COLUMNS} FROM ${CHANGES}`;
  return {
    attach: (row: ChangeRow) => details.attach(row),
    change: (id: string) => database.get<ChangeRow>(`${select} WHERE c.id = $1`, [id]),
    lock: (id: string) => database.get<ChangeRow>(`${select} WHERE c.id = $1${database.forUpdate}`, [id]),
    /** Moves of one power wait for each other here, before they look at its versions and changes. */
    lockPower: (powerId: string) => database.get<{ id: string }>(`SELECT id FROM power WHERE id = $1${database.forUpdate}`, [powerId]),
    ofMark: (powerId: string, markId: string) =>
      database.get<ChangeRow>(`${select} WHERE c.power_id = $1 AND c.mark_id = $2`, [powerId, markId]),
    ofMarks: async (markIds: string[]): Promise<Pick<ChangeRow, 'id' | 'power_id' | 'state' | 'mark_id'>[]> =>
      markIds.length
        ? database.all(
            `SELECT c.id, c.power_id, m.state, c.mark_id FROM ${CHANGES} WHERE c.mark_id IN (${placeholders(markIds.length)}) ORDER BY m.opened_at DESC`,
            markIds,
          )
        : [],
    activeOf: (powerId: string) =>
      database.get<ChangeRow>(`${select} WHERE c.power_id = $1 AND m.state IN (${ACTIVE}) ORDER BY m.opened_at LIMIT 1`, [powerId]),
    /** The expected change with the earliest cause that a declaration of one of these kinds answers. */
    expectedOf: (powerId: string, kinds: readonly ChangeKind[]) =>
      database.get<ChangeRow>(
        `${select} WHERE c.power_id = $1 AND m.state = 'expected' AND c.kind IN (${placeholders(kinds.length, 2)}) ORDER BY c.cause_date, m.opened_at LIMIT 1`,
        [powerId, ...kinds],
      ),
    activeOfVersion: (versionId: string) =>
      database.get<ChangeRow>(`${select} WHERE c.version_id = $1 AND m.state IN (${ACTIVE})`, [versionId]),

    update: (id: string, changes: Partial<ChangeRow>) => details.update(id, changes),
    addEvent: (changeId: string, event: ChangeEventRow & { position: number }) =>
      database.insert('registry_change_event', { id: randomUUID(), change_id: changeId, ...event }),
    eventsOf: (changeId: string) =>
      database.all<ChangeEventRow>('SELECT kind, at, person_id, text FROM registry_change_event WHERE change_id = $1 ORDER BY position', [
        changeId,
      ]),

    clock: async (id: string): Promise<ClockRef | undefined> => {
      const row = await database.get<{ matter_id: string; purpose: DeadlineKind; round: number }>(
        'SELECT matter_id, purpose, round FROM clock WHERE id = $1',
        [id],
      );
      return row && { matterId: row.matter_id, purpose: row.purpose, round: row.round };
    },
    roundsOf: async (changeId: string, kind: DeadlineKind): Promise<number> =>
      Number(
        (await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM clock WHERE matter_id = $1 AND purpose = $2', [changeId, kind]))?.n ??
          0,
      ),

    insertDocument: (row: ChangeDocumentRow) => database.insert('document', { ...row }),
    document: (id: string) =>
      database.get<ChangeDocumentRow>(`SELECT d.* FROM document d JOIN registry_change c ON c.id = d.matter_id WHERE d.id = $1`, [id]),
    documentsOf: (changeId: string) =>
      database.all<ChangeDocumentRow>('SELECT * FROM document WHERE matter_id = $1 ORDER BY created_at, number', [changeId]),
    content: (documentId: string) =>
      database.get<{ bytes: Buffer; sha256: string }>('SELECT bytes, sha256 FROM document_content WHERE document_id = $1', [documentId]),
  };
}
