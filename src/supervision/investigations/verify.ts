/** Holds what investigations rest on, whom they name and what they found against the record (R12a, R17). */
import { canonicalJson } from '../../platform/record/index.ts';
import type { Database } from '../../platform/database/index.ts';

export type InvestigationsVerified = { ok: true; investigations: number } | { ok: false; investigation: string; problem: string };

interface Payload {
  organId: string;
  people: { concerned: string[]; investigators: string[] };
  signalIds: string[];
  complaintIds: string[];
  concerned: string[];
  investigators: string[];
  version: number;
  opinionId: string;
  result: string;
  gravity: string | null;
  measure: string | null;
  measureText: string | null;
  responsible: string;
}

/** What is kept of one, each part as a line. */
type Lines = Map<string, Set<string>>;

export async function verifyInvestigations(database: Database): Promise<InvestigationsVerified> {
  const [told, kept]: [Lines, Lines] = [new Map(), new Map()];
  const add = (lines: Lines, id: string, ...written: unknown[]): void => {
    const own = lines.get(id) ?? new Set<string>();
    for (const one of written) own.add(canonicalJson(one));
    lines.set(id, own);
  };
  const entries = await database.all<{ kind: string; payload: string; matter_id: string }>(
    `SELECT kind, payload, case_id AS matter_id FROM record
     WHERE kind IN ('investigation-opened', 'investigation-joined', 'investigation-people', 'investigation-found') ORDER BY seq`,
  );
  for (const { kind, payload, matter_id: id } of entries) {
    const said = JSON.parse(payload) as Payload;
    if (kind === 'investigation-opened') add(told, id, { organ: said.organId }, { version: 1, ...said.people });
    if (kind === 'investigation-people')
      add(told, id, { version: said.version, concerned: said.concerned, investigators: said.investigators });
    if (kind === 'investigation-opened' || kind === 'investigation-joined')
      add(told, id, ...said.signalIds.map((one) => ({ signal: one })), ...said.complaintIds.map((one) => ({ complaint: one })));
    if (kind === 'investigation-found') {
      const { opinionId, result, gravity, measure, measureText, responsible } = said;
      add(told, id, { opinionId, result, gravity, measure, measureText, responsible });
    }
  }
  for (const row of await database.all<{ id: string; organ_id: string }>('SELECT * FROM investigation'))
    add(kept, row.id, { organ: row.organ_id });
  for (const row of await database.all<{ investigation_id: string; kind: string; ground_id: string }>('SELECT * FROM investigation_ground'))
    add(kept, row.investigation_id, { [row.kind]: row.ground_id });
  for (const row of await database.all<{ investigation_id: string; version: number; body: string }>('SELECT * FROM investigation_people'))
    add(kept, row.investigation_id, { version: Number(row.version), ...(JSON.parse(row.body) as object) });
  for (const row of await database.all<Record<string, string | null>>('SELECT * FROM investigation_finding'))
    add(kept, row.investigation_id ?? '', {
      opinionId: row.opinion_id,
      ...{ result: row.result, gravity: row.gravity, measure: row.measure },
      ...{ measureText: row.measure_text, responsible: row.responsible },
    });
  for (const id of [...new Set([...told.keys(), ...kept.keys()])].sort()) {
    const [said, is] = [told.get(id) ?? new Set<string>(), kept.get(id) ?? new Set<string>()];
    const missing = [...said].find((line) => !is.has(line));
    const added = [...is].find((line) => !said.has(line));
    if (missing) return { ok: false, investigation: id, problem: `${missing} is missing` };
    if (added) return { ok: false, investigation: id, problem: `the record does not know ${added}` };
  }
  return { ok: true, investigations: told.size };
}
