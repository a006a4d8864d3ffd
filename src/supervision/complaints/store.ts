/** Rows of complaints (R18), all append-only. Who complained, and in which words, is read here and nowhere else. */
import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../platform/record/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { tellsOf } from './protection.ts';

/** Names of the kinds of matter: the complaint, and what an organ receives of it. */
export const COMPLAINT = 'complaint';
export const COMPLAINT_TRANSFER = 'complaint-transfer';

export interface Identity {
  name: string;
  phone: string;
  idNumber: string;
  address: string;
}

/** About whom and what it is; null where nobody knows. */
export interface ComplaintSubject {
  organId: string | null;
  caseId: string | null;
  personId: string | null;
}

export interface SubjectVersion extends ComplaintSubject {
  version: number;
}

export interface TransferRow {
  transfer_id: string;
  complaint_id: string;
  at: number;
}

export type Verdict = 'upheld' | 'partly' | 'unfounded';

/** What the record keeps in place of something that it must not tell. */
export const digestOf = (salt: string, content: unknown): string =>
  createHash('sha256')
    .update(`${salt}\n${canonicalJson(content)}`, 'utf8')
    .digest('hex');

export const newSalt = (): string => randomUUID();

export type ComplaintStore = ReturnType<typeof createComplaintStore>;

export function createComplaintStore(database: Database) {
  const store = {
    insert: (row: { id: string; named: boolean; reference: string | null }) =>
      database.insert('complaint', { ...row, named: row.named ? 1 : 0 }),
    async complaint(id: string): Promise<{ id: string; named: boolean; reference: string | null } | undefined> {
      const row = await database.get<{ id: string; named: number; reference: string | null }>('SELECT * FROM complaint WHERE id = $1', [
        id,
      ]);
      return row && { ...row, named: Boolean(row.named) };
    },
    byReference: (reference: string) =>
      database.get<{ id: string; number: string }>(
        'SELECT c.id, m.number FROM complaint c JOIN matter m ON m.id = c.id WHERE c.reference = $1',
        [reference],
      ),

    async subject(id: string): Promise<SubjectVersion> {
      const row = await database.get<{ version: number; organ_id: string | null; case_id: string | null; person_id: string | null }>(
        'SELECT * FROM complaint_subject WHERE complaint_id = $1 ORDER BY version DESC LIMIT 1',
        [id],
      );
      if (!row) throw new Error(`Matter ${id} is no complaint`);
      return { version: Number(row.version), organId: row.organ_id, caseId: row.case_id, personId: row.person_id };
    },
    /** False where somebody was first. */
    setSubject: (id: string, { version, organId, caseId, personId }: SubjectVersion, byId: string, at: number) =>
      database.insertOnce('complaint_subject', {
        ...{ id: randomUUID(), complaint_id: id, version, organ_id: organId, case_id: caseId, person_id: personId, by_id: byId, at },
      }),
    /** Complaints whose latest subject is the case. */
    ofCase: (caseId: string) =>
      database.all<{ id: string }>(
        `SELECT s.complaint_id AS id FROM complaint_subject s WHERE s.case_id = $1 AND NOT EXISTS
          (SELECT 1 FROM complaint_subject l WHERE l.complaint_id = s.complaint_id AND l.version > s.version) ORDER BY s.at, s.complaint_id`,
        [caseId],
      ),

    keepIdentity: (id: string, { name, phone, idNumber, address }: Identity, salt: string) =>
      database.insert('complaint_identity', { complaint_id: id, name, phone, id_number: idNumber, address, salt }),
    async identity(id: string): Promise<Identity | undefined> {
      const row = await database.get<{ name: string; phone: string; id_number: string; address: string }>(
        'SELECT * FROM complaint_identity WHERE complaint_id = $1',
        [id],
      );
      return row && { name: row.name, phone: row.phone, idNumber: row.id_number, address: row.address };
    },
    keepText: (id: string, body: string, salt: string) => database.insert('complaint_text', { complaint_id: id, body, salt }),
    text: async (id: string): Promise<string> =>
      (await database.get<{ body: string }>('SELECT body FROM complaint_text WHERE complaint_id = $1', [id]))?.body ?? '',
    /** Complaints by the same person, by telephone, number or both name and address; never told apart from that they are there. */
    bySame: async (id: string): Promise<string[]> =>
      (
        await database.all<{ id: string }>(
          `SELECT o.complaint_id AS id FROM complaint_identity i JOIN complaint_identity o ON o.complaint_id <> i.complaint_id
             AND ((i.phone <> '' AND o.phone = i.phone) OR (i.id_number <> '' AND o.id_number = i.id_number))
           WHERE i.complaint_id = $1`,
          [id],
        )
      ).map((row) => row.id),

    /** Whether any of the texts tells who complained. */
    async tells(id: string, texts: readonly string[]): Promise<boolean> {
      const [identity, text, files] = [
        await store.identity(id),
        await store.text(id),
        await database.all<{ name: string }>('SELECT name FROM matter_file WHERE matter_id = $1', [id]),
      ];
      return tellsOf({ identity: Object.values(identity ?? {}), text, fileNames: files.map(({ name }) => name) }, texts);
    },

    addTransfer: (row: TransferRow) => database.insert('complaint_transfer', { ...row }),
    transfers: (id: string) =>
      database.all<TransferRow>('SELECT * FROM complaint_transfer WHERE complaint_id = $1 ORDER BY at, transfer_id', [id]),
    complaintOf: async (transferId: string): Promise<string | undefined> =>
      (await database.get<TransferRow>('SELECT * FROM complaint_transfer WHERE transfer_id = $1', [transferId]))?.complaint_id,

    conclude: (row: { opinion_id: string; complaint_id: string; verdict: Verdict; at: number }) =>
      database.insert('complaint_verdict', { ...row }),
    verdict: async (id: string): Promise<Verdict | null> =>
      (
        await database.get<{ verdict: Verdict }>('SELECT verdict FROM complaint_verdict WHERE complaint_id = $1 ORDER BY at DESC LIMIT 1', [
          id,
        ])
      )?.verdict ?? null,
  };
  return store;
}
