/**
 * Re-computes the whole record (R12a): every hash, the chain, each case's own sequence, the kept documents and the files of matters.
 *
 * Needs the rows only. Names the first bad row; an unbroken chain answers how far it reaches and its last hash, which
 * is to be compared with a head kept elsewhere (a cut tail is found no other way).
 */
import { createHash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import { GENESIS_HASH, hashOf, type RecordRow } from './record.ts';

export type Verification =
  | { ok: true; rows: number; head: { seq: number; hash: string }; documents: number; files: number }
  | { ok: false; seq: number; problem: string };

/** What the record says of a file; its earliest entries less. */
interface AddedFile {
  fileId: string;
  sha256: string;
  name?: string;
  mediaType?: string;
  size?: number;
  materialCode?: string;
  form?: string;
}

const BATCH = 2_000;
const HEAD = 'SELECT seq, hash FROM record_head WHERE id = 1';

export async function verifyRecord(
  database: Database,
  progress: (rows: number) => void = () => undefined,
  /** Told each row that was found good, in their order. */
  good: (row: { seq: number; hash: string }) => void = () => undefined,
): Promise<Verification> {
  let previous = { seq: 0, hash: GENESIS_HASH };
  const caseSeqs = new Map<string, number>();
  const documents = new Map<string, string>();
  const files = new Map<string, AddedFile>();
  let rows = 0;
  // Asked before the rows: what a running platform appends meanwhile lies beyond it and is verified with the rest.
  const head = await database.get<{ seq: number; hash: string }>(HEAD);
  let reached = head?.seq === 0;
  for (;;) {
    const batch = await database.all<RecordRow>(`SELECT * FROM record WHERE seq > $1 ORDER BY seq LIMIT ${BATCH}`, [previous.seq]);
    for (const row of batch) {
      const problem = problemOf(row, previous, caseSeqs);
      if (problem) return { ok: false, seq: row.seq, problem };
      if (row.kind === 'document-kept') {
        const { documentId, sha256 } = JSON.parse(row.payload) as { documentId: string; sha256: string };
        documents.set(documentId, sha256);
      }
      if (row.kind === 'file-added') {
        const added = JSON.parse(row.payload) as AddedFile;
        files.set(added.fileId, added);
      }
      previous = { seq: row.seq, hash: row.hash };
      good(previous);
      reached ||= row.seq === head?.seq && row.hash === head.hash;
    }
    rows += batch.length;
    progress(rows);
    if (batch.length < BATCH) break;
  }
  const now = head && (await database.get<{ seq: number }>(HEAD));
  if (head && (!reached || !now || now.seq < previous.seq)) {
    const says = reached ? now?.seq : head.seq;
    return { ok: false, seq: previous.seq, problem: `the record ends at ${previous.seq}, but its head says ${says}: rows are missing` };
  }
  for (const [documentId, sha256] of documents) {
    const kept = await database.get<{ bytes: Buffer }>('SELECT bytes FROM document_content WHERE document_id = $1', [documentId]);
    if (!kept || createHash('sha256').update(kept.bytes).digest('hex') !== sha256) {
      return { ok: false, seq: previous.seq, problem: `document ${documentId} is ${kept ? 'not the one that was recorded' : 'missing'}` };
    }
  }
  for (const [fileId, added] of files) {
    const { sha256 } = added;
    const hash = createHash('sha256');
    const parts = await database.all<{ bytes: Buffer }>('SELECT bytes FROM matter_file_part WHERE file_id = $1 ORDER BY position', [
      fileId,
    ]);
    for (const { bytes } of parts) hash.update(bytes);
    const row = await database.get<Partial<AddedFile>>(
      'SELECT sha256, name, media_type AS mediaType, size, material_code AS materialCode, form FROM matter_file WHERE id = $1',
      [fileId],
    );
    const told = ['sha256', 'name', 'mediaType', 'size', 'materialCode', 'form'] as const;
    if (!row || hash.digest('hex') !== sha256 || told.some((key) => added[key] !== undefined && row[key] !== added[key])) {
      return { ok: false, seq: previous.seq, problem: `file ${fileId} is ${row ? 'not the one that was recorded' : 'missing'}` };
    }
  }
  return { ok: true, rows, head: previous, documents: documents.size, files: files.size };
}

function problemOf(row: RecordRow, previous: { seq: number; hash: string }, caseSeqs: Map<string, number>): string | null {
  if (row.seq !== previous.seq + 1) return `row ${previous.seq + 1} is missing`;
  if (row.previous_hash !== previous.hash) return 'it does not continue the row before it';
  if (hashOf(row) !== row.hash) return 'its content was changed: the hash differs';
  if (row.case_id !== null) {
    const expected = (caseSeqs.get(row.case_id) ?? 0) + 1;
    if (row.case_seq !== expected) return `it is number ${row.case_seq} of case ${row.case_id}, expected ${expected}`;
    caseSeqs.set(row.case_id, expected);
  }
  return null;
}
