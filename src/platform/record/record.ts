/**
 * The record: everything that was done, by whom and when, in one append-only hash chain (R12a; docs/adr/0006-record.md).
 *
 * Entries gathered during a use case are written at the end of its transaction: the chain's head is locked for
 * that moment only, so use cases wait for each other as briefly as a single chain allows.
 *
 * Every transaction ends here: at 32 clients on MariaDB each held the head for four turns of a busy process while all others waited. So
 * head and entries go in one turn with the commit (docs/adr/0022-hot-path.md), and what this process wrote last is not read again as long
 * as the chain still ends with it.
 */
import { createHash } from 'node:crypto';
import { insertStatements, placeholders, type Database, type Statement } from '../database/index.ts';
import type { Time } from '../time/time.ts';
import { canonicalJson } from './canonical-json.ts';

export interface RecordEntry {
  /** Kebab-case, e.g. `case-accepted`. */
  kind: string;
  /** The matter that it is about. */
  matterId?: string | null;
  /** The person who acted; null = the platform itself. */
  actorId?: string | null;
  /** Facts only; files by their hash. */
  payload: Record<string, unknown>;
}

export interface RecordRow {
  seq: number;
  /** The matter. Its name is inside the hashes since there were cases only, so it stays. */
  case_id: string | null;
  case_seq: number | null;
  kind: string;
  actor_id: string | null;
  at: number;
  payload: string;
  previous_hash: string;
  hash: string;
}

export type AppendingListener = (entries: readonly RecordEntry[]) => Promise<void>;

export interface RecordBook {
  /** Adds an entry to the current transaction. */
  append(entry: RecordEntry): void;
  /** In their order; of some kinds where only they are asked for. */
  ofMatter(matterId: string, kinds?: readonly string[]): Promise<RecordRow[]>;
  /**
   * Called inside each transaction that adds entries, with all of them, before they are written: a listener that fails ends the use
   * case. What listeners append is written with the rest and not handed on.
   */
  onAppending(listener: AppendingListener): void;
  /** Called after each commit in this process that added entries. */
  onAppended(listener: () => void): void;
}

export const GENESIS_HASH = '0'.repeat(64);

/** The hash of one row: over every column but itself, in canonical JSON. */
export function hashOf(row: Omit<RecordRow, 'hash'>): string {
  const { seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash } = row;
  return createHash('sha256').update(canonicalJson({ seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash })).digest('hex');
}

/** What this process wrote last. It says nothing once the chain ends with another hash: then somebody else wrote, or it was undone. */
interface Tail {
  seq: number;
  hash: string;
  /** Last number of each matter that was written to, as long as the chain ends with `hash`. */
  caseSeqs: Map<string, number>;
}

/** About a hundred bytes each. */
const MOST_REMEMBERED = 10_000;

export function createRecord(database: Database, time: Time): RecordBook {
  const tail: Tail = { seq: -1, hash: '', caseSeqs: new Map() };
  const pending = new WeakMap<object, RecordEntry[]>();
  const appending: AppendingListener[] = [];
  const listeners: (() => void)[] = [];

  async function handOn(gathered: readonly RecordEntry[]): Promise<void> {
    if (!appending.length) return;
    const entries = [...gathered];
    for (const listener of appending) await listener(entries);
  }

  return {
    append(entry) {
      const unit = database.currentUnit();
      let entries = pending.get(unit);
      if (!entries) {
        entries = [];
        pending.set(unit, entries);
        const gathered = entries;
        database.beforeCommit('record', async () => {
          await handOn(gathered);
          const at = time.now().getTime();
          database.lastly((fresh) => endOf(database, tail, gathered, { at, fresh }));
        });
        database.afterCommit(() => listeners.forEach((tell) => tell()));
      }
      entries.push(entry);
    },
    ofMatter: (matterId, kinds = []) => {
      const among = kinds.length ? ` AND kind IN (${placeholders(kinds.length, 2)})` : '';
      return database.all<RecordRow>(`SELECT * FROM record WHERE case_id = $1${among} ORDER BY case_seq`, [matterId, ...kinds]);
    },
    onAppending: (listener) => {
      appending.push(listener);
    },
    onAppended: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Fails where the chain does not end with that hash: nothing may not stand there. */
const MOVE_HEAD = 'UPDATE record_head SET hash = CASE WHEN hash = $1 THEN $2 ELSE NULL END, seq = $3 WHERE id = 1';

async function endOf(
  database: Database,
  tail: Tail,
  entries: RecordEntry[],
  { at, fresh }: { at: number; fresh: boolean },
): Promise<Statement[]> {
  if (fresh || !tail.hash) {
    const head = await database.get<{ seq: number; hash: string }>(`SELECT seq, hash FROM record_head WHERE id = 1${database.forUpdate}`);
    if (!head) throw new Error('record_head is missing: the database was not migrated');
    Object.assign(tail, head).caseSeqs.clear();
  }
  const before = tail.hash;
  const { rows, next } = chain(tail, await caseSeqsOf(database, tail, entries), entries, at);
  // Believed at once: where the transaction is undone all the same, the chain does not end with this hash, and all is read anew.
  Object.assign(tail, next);
  if (tail.caseSeqs.size > MOST_REMEMBERED) tail.caseSeqs.clear();
  for (const { case_id: id, case_seq: caseSeq } of rows) if (id !== null && caseSeq !== null) tail.caseSeqs.set(id, caseSeq);
  return [{ sql: MOVE_HEAD, values: [before, next.hash, next.seq] }, ...insertStatements('record', rows as never)];
}

/** The rows that follow the chain's end, each with its hash over the one before it. */
function chain(
  end: Pick<Tail, 'seq' | 'hash'>,
  caseSeqs: Map<string, number>,
  entries: RecordEntry[],
  at: number,
): { rows: RecordRow[]; next: Pick<Tail, 'seq' | 'hash'> } {
  let { seq, hash } = end;
  const rows: RecordRow[] = [];
  for (const entry of entries) {
    const caseId = entry.matterId ?? null;
    let caseSeq: number | null = null;
    if (caseId !== null) {
      caseSeq = (caseSeqs.get(caseId) ?? 0) + 1;
      caseSeqs.set(caseId, caseSeq);
    }
    const row = {
      seq: seq + 1,
      case_id: caseId,
      case_seq: caseSeq,
      kind: entry.kind,
      actor_id: entry.actorId ?? null,
      at,
      payload: canonicalJson(entry.payload),
      previous_hash: hash,
    };
    hash = hashOf(row);
    seq += 1;
    rows.push({ ...row, hash });
  }
  return { rows, next: { seq, hash } };
}

/** The last number of each matter, read for those that are not remembered. */
async function caseSeqsOf(database: Database, { caseSeqs }: Tail, entries: RecordEntry[]): Promise<Map<string, number>> {
  const ids = [...new Set(entries.flatMap(({ matterId }) => matterId ?? []))];
  const found = new Map(ids.flatMap((id) => (caseSeqs.has(id) ? [[id, caseSeqs.get(id) as number]] : [])));
  const unknown = ids.filter((id) => !found.has(id));
  if (!unknown.length) return found;
  const rows = await database.all<{ case_id: string; last: number }>(
    `SELECT case_id, MAX(case_seq) AS last FROM record WHERE case_id IN (${placeholders(unknown.length)}) GROUP BY case_id`,
    unknown,
  );
  for (const row of rows) found.set(row.case_id, row.last);
  return found;
}
