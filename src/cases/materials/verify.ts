/** Holds the lists of materials against the record (R12a): what was registered, each tick since, and what became of promises. */
import type { Database } from '../../platform/database/index.ts';

export type MaterialsVerified = { ok: true; cases: number } | { ok: false; caseId: string; problem: string };

interface Entry {
  seq: number;
  case_id: string;
  kind: string;
  payload: string;
}
const BATCH = 1_000;

export async function verifyMaterials(database: Database): Promise<MaterialsVerified> {
  let cases = 0;
  const [ticks, checks] = [new Set<string>(), new Set<string>()];
  for (let seq = 0; ;) {
    const entries = await database.all<Entry>(
      `SELECT seq, case_id, kind, payload FROM record WHERE seq > $1 AND kind IN ('case-received', 'material-ticked', 'promise-checked') ORDER BY seq LIMIT ${BATCH}`,
      [seq],
    );
    for (const entry of entries) {
      seq = entry.seq;
      const problem = await problemOf(entry);
      if (problem) return { ok: false, caseId: entry.case_id, problem };
      if (entry.kind === 'case-received') cases += 1;
    }
    if (entries.length < BATCH) break;
  }
  const added = (await database.all<{ id: string; case_id: string }>('SELECT id, case_id FROM case_material')).find(
    ({ id }) => !ticks.has(id),
  );
  const claimed = (await database.all<{ id: string; case_id: string }>('SELECT id, case_id FROM case_promise_check')).find(
    ({ id }) => !checks.has(id),
  );
  if (claimed) return { ok: false, caseId: claimed.case_id, problem: `check ${claimed.id} of a promise is not in the record` };
  return added ? { ok: false, caseId: added.case_id, problem: `material tick ${added.id} is not in the record` } : { ok: true, cases };

  async function problemOf(entry: Entry): Promise<string | undefined> {
    if (entry.kind === 'case-received') return registeredProblem(entry);
    return entry.kind === 'material-ticked' ? tickProblem(entry) : checkProblem(entry);
  }

  async function checkProblem({ case_id: id, payload }: Entry): Promise<string | undefined> {
    const told = JSON.parse(payload) as { checkId: string; code: string; kept: number; note: string };
    checks.add(told.checkId);
    const row = await database.get<{ case_id: string; code: string; kept: number; note: string }>(
      'SELECT case_id, code, kept, note FROM case_promise_check WHERE id = $1',
      [told.checkId],
    );
    const agrees = row?.case_id === id && row.code === told.code && row.kept === told.kept && row.note === told.note;
    return agrees ? undefined : `what was found of promise ${told.code} is not what the record says`;
  }

  async function registeredProblem({ case_id: id, payload }: Entry): Promise<string | undefined> {
    const { materials } = JSON.parse(payload) as { materials?: unknown };
    const row = await database.get<{ materials: string }>('SELECT materials FROM case_file WHERE id = $1', [id]);
    return row && materials !== undefined && !isSame(JSON.parse(row.materials), materials)
      ? 'its materials are not those that were registered'
      : undefined;
  }

  async function tickProblem({ payload }: Entry): Promise<string | undefined> {
    const told = JSON.parse(payload) as Record<string, unknown> & { tickId: string };
    ticks.add(told.tickId);
    const row = await database.get<Record<string, unknown>>(
      'SELECT code, state, originals, copies, follow_by AS followBy FROM case_material WHERE id = $1',
      [told.tickId],
    );
    const differs = !row || Object.entries(row).some(([key, value]) => (value ?? undefined) !== told[key]);
    return differs ? `material ${String(told['code'])} does not stand as the record says` : undefined;
  }
}

/** Whatever the order of their keys, which the record's canonical form has changed. */
const isSame = (one: unknown, other: unknown): boolean => ordered(one) === ordered(other);
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  );
