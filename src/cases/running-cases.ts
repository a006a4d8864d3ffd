/** How many cases of a power are under way, by version: numbers only, for whoever changes the power (R5; no case content). */
import type { Database } from '../platform/database/index.ts';

export interface RunningOfVersion { versionId: string; versionNumber: number; running: number }

export function createRunningCases(database: Database): (powerId: string) => Promise<RunningOfVersion[]> {
  return async (powerId) => {
    const rows = await database.all<{ id: string; number: number; n: number }>(
      `SELECT v.id, v.number, COUNT(*) AS n FROM case_file c JOIN power_version v ON v.id = c.version_id
       WHERE c.power_id = $1 AND c.state <> 'completed' GROUP BY v.id, v.number ORDER BY v.number`, [powerId]);
    return rows.map(({ id, number, n }) => ({ versionId: id, versionNumber: number, running: Number(n) }));
  };
}
