/**
 * Plays the record of every matter on the drawing that was confirmed for it (R10, R12a): what was opened, decided, issued and closed
 * follows one from the other, from the first fact to the last. Whoever forged a row of a matter has to have forged a legal run.
 */
import type { MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import { createRuns } from './runs.ts';

export type MattersVerified =
  | { ok: true; matters: number }
  /** `seq` names the row of the record; null where the drawing itself is not the confirmed one. */
  | { ok: false; matter: string; seq: number | null; problem: string };

type Found = Extract<MattersVerified, { ok: false }>;
type Played = Pick<MatterRow, 'id' | 'kind' | 'number' | 'procedure_id'>;

const BATCH = 200;

/** Names the first row, in the record's order, that is part of no legal run. */
export async function verifyMatters({ database, kinds }: { database: Database; kinds: MatterKinds }): Promise<MattersVerified> {
  const runs = createRuns({ database, kinds });
  const confirmed = await confirmedHashes(database);
  const drawings = new Map<string, string | undefined>();
  let first: Found | undefined;
  let matters = 0;

  async function drawingProblem(matter: Played): Promise<string | undefined> {
    const versionId = matter.procedure_id ?? '';
    if (!drawings.has(versionId)) drawings.set(versionId, await problemOfVersion(matter, versionId));
    return drawings.get(versionId);
  }

  async function problemOfVersion(matter: Played, versionId: string): Promise<string | undefined> {
    try {
      const { hash } = await procedureOf(kinds, matter);
      return hash === confirmed.get(versionId) ? undefined : `version ${versionId} of its drawing is not the one that was confirmed`;
    } catch (error) {
      return String(error);
    }
  }

  for (let after = ''; ;) {
    const rows = await database.all<Played>(
      `SELECT id, kind, number, procedure_id FROM matter WHERE procedure_id IS NOT NULL AND id > $1 ORDER BY id LIMIT ${BATCH}`,
      [after],
    );
    const playable: Played[] = [];
    for (const matter of rows) {
      const problem = await drawingProblem(matter);
      if (problem === undefined) playable.push(matter);
      else first ??= { ok: false, matter: matter.number, seq: null, problem };
    }
    const played = await runs.of(playable);
    for (const { id, number } of playable) {
      const { refused, refusedAt = null } = played.get(id) ?? {};
      if (refused && isEarlier(refusedAt, first?.seq))
        first = { ok: false, matter: number, seq: refusedAt, problem: `${refused.code}: ${refused.messageEn}` };
    }
    matters += rows.length;
    if (rows.length < BATCH) return first ?? { ok: true, matters };
    after = rows.at(-1)?.id ?? after;
  }
}

const isEarlier = (seq: number | null, than: number | null | undefined): boolean =>
  than === undefined || (than !== null && seq !== null && seq < than);

/** By version: what the record says of the drawing when it came into force. */
async function confirmedHashes(database: Database): Promise<Map<string, string>> {
  const rows = await database.all<{ payload: string }>(
    "SELECT payload FROM record WHERE kind IN ('registry-publish', 'procedure-published')",
  );
  return new Map(
    rows.map(({ payload }) => {
      const { versionId, flowchart, hash = '' } = JSON.parse(payload) as { versionId: string; flowchart?: string; hash?: string };
      return [versionId, flowchart ?? hash];
    }),
  );
}
