/** How many cases of a power are under way, by version: numbers only, for whoever changes the power (R5; no case content). */
import { placeholders, type Database } from '../platform/database/index.ts';
import { CASES } from './store.ts';

export interface RunningOfVersion {
  versionId: string;
  versionNumber: number;
  running: number;
}

/** The same for many powers, all versions together. */
export function createOpenCases(database: Database): (powerIds: string[]) => Promise<Map<string, number>> {
  return async (powerIds) => {
    if (!powerIds.length) return new Map();
    const rows = await database.all<{ power_id: string; n: number }>(
      `SELECT c.power_id, COUNT(*) AS n FROM ${CASES} WHERE m.state <> 'completed' AND c.power_id IN (${placeholders(powerIds.length)}) GROUP BY c.power_id`,
      powerIds,
    );
    return new Map(rows.map(({ power_id, n }) => [power_id, Number(n)]));
  };
}

export function createRunningCases(database: Database): (powerId: string) => Promise<RunningOfVersion[]> {
  return async (powerId) => {
    const rows = await database.all<{ id: string; number: number; n: number }>(
      `SELECT v.id, v.number, COUNT(*) AS n FROM ${CASES} JOIN power_version v ON v.id = m.procedure_id
       WHERE c.power_id = $1 AND m.state <> 'completed' GROUP BY v.id, v.number ORDER BY v.number`,
      [powerId],
    );
    return rows.map(({ id, number, n }) => ({ versionId: id, versionNumber: number, running: Number(n) }));
  };
}
