/**
 * Holds the decisions of two officers against the record (XK34, CF42, R12a): each was proposed by the first and confirmed by the second
 * one before it was decided, and what is kept of the proposals is what they said.
 */
import type { Database } from '../platform/database/index.ts';
import type { ProposalRow } from '../matters/index.ts';

export type SecondOfficersVerified = { ok: true; proposals: number } | { ok: false; seq: number | null; problem: string };

interface Entry {
  seq: number;
  kind: string;
  actor_id: string | null;
  payload: string;
}
interface Facts {
  proposalId?: string;
  stepId?: string;
  outcome?: string;
  text?: string;
  coOfficerId?: string | null;
}
interface Acts {
  by: string | null;
  facts: Facts;
  answer?: 'confirmed' | 'declined' | 'withdrawn';
}

const BATCH = 2_000;
const KINDS = ['step-proposed', 'step-confirmed', 'step-proposal-declined', 'step-proposal-withdrawn', 'step-decided'];

/** Decisions from before proposals were kept named both officers at once: they are those before the first proposal of all. */
export async function verifySecondOfficers(database: Database): Promise<SecondOfficersVerified> {
  const proposed = new Map<string, Acts>();
  for (let after = 0; ;) {
    const entries = await database.all<Entry>(
      `SELECT seq, kind, actor_id, payload FROM record WHERE seq > $1 AND kind IN (${KINDS.map((kind) => `'${kind}'`).join(',')}) ORDER BY seq LIMIT ${BATCH}`,
      [after],
    );
    for (const entry of entries) {
      const problem = problemOf(entry, proposed);
      if (problem) return { ok: false, seq: entry.seq, problem };
    }
    if (entries.length < BATCH) break;
    after = entries.at(-1)?.seq ?? after;
  }
  return rowsOf(database, proposed);
}

function problemOf({ kind, actor_id: actor, payload }: Entry, proposed: Map<string, Acts>): string | undefined {
  const facts = JSON.parse(payload) as Facts;
  const { proposalId = '' } = facts;
  if (kind === 'step-decided') {
    if (!facts.coOfficerId || !proposed.size) return undefined;
    const acts = proposed.get(proposalId);
    if (acts?.answer !== 'confirmed' || acts.by !== actor || acts.facts.coOfficerId !== facts.coOfficerId)
      return `step ${facts.stepId} was decided by two officers without the second one's confirmation`;
    const isSame = acts.facts.outcome === facts.outcome && acts.facts.text === facts.text;
    return isSame ? undefined : `step ${facts.stepId} was decided otherwise than proposal ${proposalId} said`;
  }
  if (kind === 'step-proposed') {
    proposed.set(proposalId, { by: actor, facts });
    return undefined;
  }
  const acts = proposed.get(proposalId);
  if (!acts || acts.answer) return `proposal ${proposalId} is answered, but it was not waiting`;
  acts.answer = kind === 'step-confirmed' ? 'confirmed' : kind === 'step-proposal-declined' ? 'declined' : 'withdrawn';
  const answering = acts.answer === 'withdrawn' ? acts.by : acts.facts.coOfficerId;
  return actor === answering ? undefined : `proposal ${proposalId} was answered by somebody else than it was put to`;
}

async function rowsOf(database: Database, proposed: Map<string, Acts>): Promise<SecondOfficersVerified> {
  let count = 0;
  for (let after = ''; ;) {
    const rows = await database.all<ProposalRow>(`SELECT * FROM step_proposal WHERE id > $1 ORDER BY id LIMIT ${BATCH}`, [after]);
    for (const row of rows) {
      const acts = proposed.get(row.id);
      const { by, facts } = acts ?? { by: null, facts: {} };
      const isSame =
        by === row.person_id &&
        facts.coOfficerId === row.co_officer_id &&
        facts.stepId === row.step_id &&
        facts.outcome === row.outcome &&
        facts.text === row.body;
      if (!isSame || !isAnswered(row, acts)) return { ok: false, seq: null, problem: `proposal ${row.id} is not what the record says` };
    }
    count += rows.length;
    if (rows.length < BATCH) return { ok: true, proposals: count };
    after = rows.at(-1)?.id ?? after;
  }
}

/** What was taken back with the step, or lapsed, has no answer of its own in the record. */
const isAnswered = ({ state }: ProposalRow, acts: Acts | undefined): boolean =>
  acts?.answer === state || (acts?.answer === undefined && state !== 'confirmed' && state !== 'declined');
