/** Holds complaints against the record (R12a, R18): who complained and in which words by their hashes, the rest as it is. */
import { canonicalJson } from '../../platform/record/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { digestOf } from './store.ts';

export type ComplaintsVerified = { ok: true; complaints: number } | { ok: false; complaint: string; problem: string };

interface Payload {
  subject: object;
  named: boolean;
  reference: string | null;
  identityDigest: string | null;
  textDigest: string;
  transferId: string;
  opinionId: string;
  verdict: string;
}

type Lines = Map<string, Set<string>>;

export async function verifyComplaints(database: Database): Promise<ComplaintsVerified> {
  const [told, kept]: [Lines, Lines] = [new Map(), new Map()];
  const add = (lines: Lines, id: string, ...written: unknown[]): void => {
    const own = lines.get(id) ?? new Set<string>();
    for (const one of written) own.add(canonicalJson(one));
    lines.set(id, own);
  };
  const entries = await database.all<{ kind: string; payload: string; matter_id: string }>(
    `SELECT kind, payload, case_id AS matter_id FROM record
     WHERE kind IN ('complaint-opened', 'complaint-subject', 'complaint-transferred', 'complaint-concluded') ORDER BY seq`,
  );
  for (const { kind, payload, matter_id: id } of entries) {
    const said = JSON.parse(payload) as Payload;
    if (kind === 'complaint-opened') {
      const { named, reference, identityDigest, textDigest } = said;
      add(
        told,
        id,
        { named, reference },
        said.subject,
        { text: textDigest },
        ...(identityDigest === null ? [] : [{ identity: identityDigest }]),
      );
    }
    if (kind === 'complaint-subject') add(told, id, JSON.parse(payload) as object);
    if (kind === 'complaint-transferred') add(told, id, { transfer: said.transferId });
    if (kind === 'complaint-concluded') add(told, id, { opinion: said.opinionId, verdict: said.verdict });
  }
  for (const row of await database.all<{ id: string; named: number; reference: string | null }>('SELECT * FROM complaint'))
    add(kept, row.id, { named: Boolean(row.named), reference: row.reference });
  for (const row of await database.all<Record<string, string | null>>('SELECT * FROM complaint_subject'))
    add(kept, row.complaint_id ?? '', {
      ...{ version: Number(row.version), organId: row.organ_id, caseId: row.case_id, personId: row.person_id },
    });
  for (const row of await database.all<Record<string, string>>('SELECT * FROM complaint_text'))
    add(kept, row.complaint_id ?? '', { text: digestOf(row.salt ?? '', row.body) });
  for (const row of await database.all<Record<string, string>>('SELECT * FROM complaint_identity'))
    add(kept, row.complaint_id ?? '', {
      identity: digestOf(row.salt ?? '', { name: row.name, phone: row.phone, idNumber: row.id_number, address: row.address }),
    });
  for (const row of await database.all<Record<string, string>>('SELECT * FROM complaint_transfer'))
    add(kept, row.complaint_id ?? '', { transfer: row.transfer_id });
  for (const row of await database.all<Record<string, string>>('SELECT * FROM complaint_verdict'))
    add(kept, row.complaint_id ?? '', { opinion: row.opinion_id, verdict: row.verdict });
  for (const id of [...new Set([...told.keys(), ...kept.keys()])].sort()) {
    const [said, is] = [told.get(id) ?? new Set<string>(), kept.get(id) ?? new Set<string>()];
    // A line of who complained would tell its hash, never more.
    const missing = [...said].find((line) => !is.has(line));
    const added = [...is].find((line) => !said.has(line));
    if (missing) return { ok: false, complaint: id, problem: `${missing} is missing` };
    if (added) return { ok: false, complaint: id, problem: `the record does not know ${added}` };
  }
  return { ok: true, complaints: told.size };
}
