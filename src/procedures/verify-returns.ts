/** Holds what went back against the record (R12a; docs/adr/0040-going-back.md): each return, and which steps count no more for it. */
import type { Database } from '../platform/database/index.ts';
import { STEP_RETURNED } from './runs.ts';

export type ReturnsVerified = { ok: true; returns: number } | { ok: false; matterId: string; problem: string };

interface Row {
  id: string;
  matter_id: string;
  kind: string;
  element_id: string;
  from_step_id: string | null;
  person_id: string;
  reason: string;
}

/** That the drawing lets each of them happen is for whoever plays the matters (`verify-matters.ts`). */
export async function verifyReturns(database: Database): Promise<ReturnsVerified> {
  const entries = await database.all<{ case_id: string; actor_id: string; payload: string }>(
    'SELECT case_id, actor_id, payload FROM record WHERE kind = $1 ORDER BY seq',
    [STEP_RETURNED],
  );
  const rows = new Map((await database.all<Row>('SELECT * FROM step_return')).map((row) => [row.id, row]));
  const steps = await database.all<{ id: string; matter_id: string; taken_back: string }>(
    'SELECT id, matter_id, taken_back FROM step WHERE taken_back IS NOT NULL',
  );
  for (const { case_id: matterId, actor_id: actorId, payload } of entries) {
    const told = JSON.parse(payload) as Record<'returnId' | 'kind' | 'elementId' | 'reason', string> & {
      fromStepId: string | null;
      stepIds: string[];
    };
    const row = rows.get(told.returnId);
    rows.delete(told.returnId);
    const agrees =
      row?.matter_id === matterId &&
      row.kind === told.kind &&
      row.element_id === told.elementId &&
      row.from_step_id === told.fromStepId &&
      row.person_id === actorId &&
      row.reason === told.reason;
    if (!agrees) return { ok: false, matterId, problem: `return ${told.returnId} is not what the record says` };
    const taken = steps.filter(({ taken_back: by }) => by === told.returnId).map(({ id }) => id);
    if (taken.sort().join() !== told.stepIds.join())
      return { ok: false, matterId, problem: `the steps that return ${told.returnId} took back are not those of the record` };
  }
  const [added] = rows.values();
  if (added) return { ok: false, matterId: added.matter_id, problem: `return ${added.id} is not in the record` };
  const known = new Set(entries.map(({ payload }) => (JSON.parse(payload) as { returnId: string }).returnId));
  const stray = steps.find(({ taken_back: by }) => !known.has(by));
  return stray
    ? { ok: false, matterId: stray.matter_id, problem: `step ${stray.id} was taken back by no return of the record` }
    : { ok: true, returns: entries.length };
}
