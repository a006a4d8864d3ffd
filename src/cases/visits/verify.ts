/** Holds what was proposed, answered and merged against the record (R12a): whoever changes it has to forge the record too. */
import { toDay } from '../../../domain/time/civil-date.ts';
import type { Database } from '../../platform/database/index.ts';
import type { AnswerRow, ProposalRow, VisitRow } from './models.ts';

export type VisitsVerified = { ok: true; proposals: number } | { ok: false; matter: string; problem: string };

interface Told {
  proposalId: string;
  visitId: string;
  visitOn: string;
  reason: string;
  kind: string;
}

export async function verifyVisits(database: Database): Promise<VisitsVerified> {
  const entries = await database.all<{ kind: string; case_id: string; actor_id: string | null; payload: string }>(
    `SELECT kind, case_id, actor_id, payload FROM record
     WHERE kind IN ('visit-proposed', 'visit-answered', 'visit-joined', 'visit-left') ORDER BY seq`,
  );
  const [proposals, answers, joined] = [new Map<string, string>(), new Map<string, string>(), new Map<string, [string, number]>()];
  for (const { kind, case_id: matterId, actor_id: actor, payload } of entries) {
    const told = JSON.parse(payload) as Told;
    if (kind === 'visit-proposed') proposals.set(told.proposalId, says(matterId, toDay(told.visitOn), told.reason, actor));
    if (kind === 'visit-answered') answers.set(told.proposalId, says(told.kind, told.reason, actor));
    if (kind === 'visit-joined') joined.set(matterId, [told.visitId, toDay(told.visitOn)]);
    if (kind === 'visit-left') joined.delete(matterId);
  }
  const [kept, answered] = [
    await database.all<ProposalRow>('SELECT * FROM visit_proposal'),
    await database.all<AnswerRow>('SELECT * FROM visit_answer'),
  ];
  for (const row of kept) {
    if (proposals.get(row.id) !== says(row.matter_id, Number(row.day), row.reason, row.person_id))
      return { ok: false, matter: row.matter_id, problem: `proposal ${row.id} is not what the record says` };
    proposals.delete(row.id);
  }
  for (const row of answered) {
    if (answers.get(row.proposal_id) !== says(row.kind, row.reason, row.person_id))
      return { ok: false, matter: row.proposal_id, problem: 'the answer to the proposal is not what the record says' };
    answers.delete(row.proposal_id);
  }
  const [missing] = [...proposals.keys(), ...answers.keys()];
  if (missing !== undefined) return { ok: false, matter: missing, problem: 'a proposal or its answer is missing' };
  for (const row of await database.all<VisitRow>('SELECT * FROM inspection_visit')) {
    const [visitId, day] = joined.get(row.id) ?? [null, null];
    joined.delete(row.id);
    if (row.visit_id !== visitId || (visitId !== null && Number(row.day) !== day))
      return { ok: false, matter: row.id, problem: 'its shared visit is not what the record says' };
  }
  const [gone] = joined.keys();
  return gone === undefined ? { ok: true, proposals: kept.length } : { ok: false, matter: gone, problem: 'its shared visit is missing' };
}

const says = (...parts: unknown[]): string => JSON.stringify(parts);
