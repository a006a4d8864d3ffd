/**
 * The record: everything that was done, by whom and when, in one append-only hash chain (R12a, design.md section 5).
 *
 * Entries gathered during a use case are written at the end of its transaction: the chain's head is locked for
 * that moment only, so use cases wait for each other as briefly as a single chain allows.
 */
import { createHash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import type { Time } from '../time/time.ts';
import { canonicalJson } from './canonical-json.ts';

export interface RecordEntry {
  /** Kebab-case, e.g. `case-accepted`. */
  kind: string;
  caseId?: string | null;
  /** The person who acted; null = the platform itself. */
  actorId?: string | null;
  /** Facts only; files by their hash. */
  payload: Record<string, unknown>;
}

export interface RecordRow {
  seq: number;
  case_id: string | null;
  case_seq: number | null;
  kind: string;
  actor_id: string | null;
  at: number;
  payload: string;
  previous_hash: string;
  hash: string;
}

export interface RecordBook {
  /** Adds an entry to the current transaction. */
  append(entry: RecordEntry): void;
  ofCase(caseId: string): Promise<RecordRow[]>;
  /** Called after each commit in this process that added entries. */
  onAppended(listener: () => void): void;
}

export const GENESIS_HASH = '0'.repeat(64);

/** The hash of one row: over every column but itself, in canonical JSON. */
export function hashOf(row: Omit<RecordRow, 'hash'>): string {
  const { seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash } = row;
  return createHash('sha256').update(canonicalJson({ seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash })).digest('hex');
}

export function createRecord(database: Database, time: Time): RecordBook {
  const pending = new WeakMap<object, RecordEntry[]>();
  const listeners: (() => void)[] = [];
  return {
    append(entry) {
      const unit = database.currentUnit();
      let entries = pending.get(unit);
      if (!entries) {
        entries = [];
        pending.set(unit, entries);
        const gathered = entries;
        database.beforeCommit('record', () => flush(database, gathered, time.now().getTime()));
        database.afterCommit(() => listeners.forEach((tell) => tell()));
      }
      entries.push(entry);
    },
    ofCase: (caseId) => database.all<RecordRow>('SELECT * FROM record WHERE case_id = $1 ORDER BY case_seq', [caseId]),
    onAppended: (listener) => { listeners.push(listener); },
  };
}

async function flush(database: Database, entries: RecordEntry[], at: number): Promise<void> {
  const head = await database.get<{ seq: number; hash: string }>(`SELECT seq, hash FROM record_head WHERE id = 1${database.forUpdate}`);
  if (!head) throw new Error('record_head is missing: the database was not migrated');
  let { seq, hash } = head;
  const caseSeqs = await lastCaseSeqs(database, entries);
  const rows: RecordRow[] = [];
  for (const entry of entries) {
    const caseId = entry.caseId ?? null;
    let caseSeq: number | null = null;
    if (caseId !== null) {
      caseSeq = (caseSeqs.get(caseId) ?? 0) + 1;
      caseSeqs.set(caseId, caseSeq);
    }
    const row = {
      seq: seq + 1, case_id: caseId, case_seq: caseSeq, kind: entry.kind, actor_id: entry.actorId ?? null, at,
      payload: canonicalJson(entry.payload), previous_hash: hash,
    };
    hash = hashOf(row);
    seq += 1;
    rows.push({ ...row, hash });
  }
  await database.insertAll('record', rows as never);
  await database.run('UPDATE record_head SET seq = $1, hash = $2 WHERE id = 1', [seq, hash]);
}

async function lastCaseSeqs(database: Database, entries: RecordEntry[]): Promise<Map<string, number>> {
  const ids = [...new Set(entries.flatMap(({ caseId }) => caseId ?? []))];
  if (!ids.length) return new Map();
  const rows = await database.all<{ case_id: string; last: number }>(
    `SELECT case_id, MAX(case_seq) AS last FROM record WHERE case_id IN (${ids.map((_, i) => `$${i + 1}`).join(',')}) GROUP BY case_id`, ids);
  return new Map(rows.map((row) => [row.case_id, row.last]));
}
