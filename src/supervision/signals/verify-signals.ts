/** Holds how signals stand against the record (R12a, R13): whoever takes a signal back in the database has to forge the record too. */
import type { Database } from '../../platform/database/index.ts';
import type { StandingRow } from './standing.ts';

export type SignalsVerified = { ok: true; signals: number } | { ok: false; signal: string; problem: string };

interface Told {
  colour: string;
  stands: number;
  actId: string | null;
}

interface Payload {
  signalId?: string;
  actId?: string;
  colour?: string;
  candidate?: boolean;
}

export async function verifySignals(database: Database): Promise<SignalsVerified> {
  const told = new Map<string, Told>();
  const entries = await database.all<{ kind: string; payload: string; matter_id: string | null }>(
    `SELECT kind, payload, case_id AS matter_id FROM record
     WHERE kind IN ('warning-signal-opened', 'signal-raised', 'signal-reddened', 'signal-withdrawn') ORDER BY seq`,
  );
  for (const { kind, payload, matter_id } of entries) {
    const { signalId, actId, colour = '' } = JSON.parse(payload) as Payload;
    if (signalId === undefined) continue;
    const before = told.get(signalId);
    if (kind === 'warning-signal-opened') told.set(signalId, { ...(before ?? { colour, stands: 0 }), actId: matter_id });
    else if (kind === 'signal-raised') told.set(signalId, { colour, stands: 1, actId: actId ?? before?.actId ?? null });
    else if (before && kind === 'signal-reddened') before.colour = colour;
    else if (before) before.stands = 0;
  }
  const rows = await database.all<StandingRow>('SELECT * FROM signal_standing ORDER BY id');
  for (const row of rows) {
    const problem = problemOf(row, told.get(row.id));
    if (problem) return { ok: false, signal: row.id, problem };
    told.delete(row.id);
  }
  const [missing] = told.keys();
  return missing === undefined ? { ok: true, signals: rows.length } : { ok: false, signal: missing, problem: 'it is missing' };
}

function problemOf(row: StandingRow, told: Told | undefined): string | undefined {
  // What a rule found and nobody has confirmed yet has no matter for a moment, and nothing is told of it.
  if (!told) return row.issue === 'candidate' && !row.stands && row.act_id === null ? undefined : 'the record knows no such signal';
  if (row.stands !== told.stands) return `it ${row.stands ? 'stands' : 'does not stand'}, and the record says otherwise`;
  if (row.act_id !== told.actId) return 'its matter is not the one that the record names';
  // Of a candidate the record names the colour when it is confirmed.
  return told.colour && row.colour !== told.colour ? `it is ${row.colour}, and ${told.colour} in the record` : undefined;
}
