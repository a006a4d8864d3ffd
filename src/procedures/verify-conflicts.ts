/**
 * Computes anew who stood in for whom and who had stepped aside, and holds every decision to it (CF43, R12a; docs/adr/0035-shared-work.md):
 * whoever decided in somebody's place was their substitute on that day, and nobody decided in a matter that they had stepped aside from.
 * Then the rows of both against the record.
 */
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { RecusalRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';

export type ConflictsVerified = { ok: true; decisions: number } | { ok: false; seq: number | null; problem: string };

interface Entry {
  seq: number;
  kind: string;
  case_id: string | null;
  actor_id: string | null;
  at: number;
  payload: string;
}

interface Said {
  substitutionId?: string;
  personId?: string;
  substituteId?: string;
  from?: string;
  to?: string;
  substituteFor?: string;
  coOfficerId?: string | null;
}

interface Substitution {
  personId: string;
  substituteId: string;
  from: string;
  to: string;
  ended: boolean;
}

const BATCH = 2_000;
const KINDS = ['substitution-entered', 'substitution-ended', 'person-recused', 'recusal-lifted', 'step-decided'];

export async function verifyConflicts(database: Database): Promise<ConflictsVerified> {
  const substitutions = new Map<string, Substitution>();
  const aside = new Set<string>();
  let decisions = 0;
  for (let after = 0; ;) {
    const entries = await database.all<Entry>(
      `SELECT seq, kind, case_id, actor_id, at, payload FROM record WHERE seq > $1 AND kind IN (${KINDS.map((kind) => `'${kind}'`).join(',')}) ORDER BY seq LIMIT ${BATCH}`,
      [after],
    );
    for (const entry of entries) {
      after = entry.seq;
      const problem = take(entry, JSON.parse(entry.payload) as Said);
      if (problem) return { ok: false, seq: entry.seq, problem };
    }
    if (entries.length < BATCH) break;
  }
  const problem = (await wrongRecusal()) ?? (await wrongSubstitution());
  return problem ? { ok: false, seq: null, problem } : { ok: true, decisions };

  function take({ kind, case_id: matterId, actor_id: actorId, at }: Entry, said: Said): string | undefined {
    const { substitutionId = '', personId = '' } = said;
    if (kind === 'substitution-entered') {
      const { substituteId = '', from = '', to = '' } = said;
      substitutions.set(substitutionId, { personId, substituteId, from, to, ended: false });
    } else if (kind === 'substitution-ended') {
      const ended = substitutions.get(substitutionId);
      if (!ended) return `substitution ${substitutionId} ended and was never entered`;
      ended.ended = true;
    } else if (kind === 'person-recused') aside.add(`${matterId} ${personId}`);
    else if (kind === 'recusal-lifted') aside.delete(`${matterId} ${personId}`);
    // The law and the platform stand in for nobody.
    else if (actorId !== null) {
      decisions += 1;
      return wrongDecision(matterId, actorId, civilDateInChina(Number(at)), said);
    }
    return undefined;
  }

  function wrongDecision(matterId: string | null, actorId: string, day: string, { substituteFor, coOfficerId }: Said): string | undefined {
    const recused = [actorId, coOfficerId].find((id) => id != null && aside.has(`${matterId} ${id}`));
    if (recused) return `${recused} decided in matter ${matterId} after stepping aside from it`;
    if (substituteFor === undefined) return undefined;
    const stoodIn = [...substitutions.values()].some(
      ({ personId, substituteId, from, to, ended }) =>
        !ended && personId === substituteFor && substituteId === actorId && from <= day && day <= to,
    );
    return stoodIn ? undefined : `${actorId} decided in the place of ${substituteFor} without standing in for them that day`;
  }

  async function wrongRecusal(): Promise<string | undefined> {
    const rows = await database.all<RecusalRow>('SELECT * FROM recusal');
    const kept = new Set(rows.map(({ matter_id, person_id }) => `${matter_id} ${person_id}`));
    const wrong = [...kept].find((one) => !aside.has(one)) ?? [...aside].find((one) => !kept.has(one));
    return wrong && `the recusal of ${wrong.split(' ')[1]} in matter ${wrong.split(' ')[0]} is not what the record says`;
  }

  async function wrongSubstitution(): Promise<string | undefined> {
    const rows = await database.all<
      Record<'id' | 'person_id' | 'substitute_id' | 'from_day' | 'to_day', string> & { ended_at: number | null }
    >('SELECT id, person_id, substitute_id, from_day, to_day, ended_at FROM substitution');
    const wrong = rows.find((row) => {
      const told = substitutions.get(row.id);
      return (
        told?.personId !== row.person_id ||
        told.substituteId !== row.substitute_id ||
        told.from !== row.from_day ||
        told.to !== row.to_day ||
        told.ended !== (row.ended_at !== null)
      );
    });
    return wrong && `substitution ${wrong.id} is not what the record says`;
  }
}
