/** Rows of powers and their versions (R5). */
import { randomUUID } from 'node:crypto';
import { updateRow } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { createPowerIndex } from './power-index.ts';
import type { PowerEventRow, PowerRow, VersionRow, VersionSummaryRow } from './rows.ts';

export { entryOfVersion, type PowerRow, type VersionRow, type VersionSummaryRow } from './rows.ts';

const SUMMARY = `id, power_id, number, state, bpmn_hash, lock_version, created_by, created_at, cause, cause_date, declared_by, declared_at,
  reviewed_by, reviewed_at, opinion, process_definition_key, process_version, published_at`;

export type RegistryStore = ReturnType<typeof createRegistryStore>;

export function createRegistryStore(database: Database) {
  const index = createPowerIndex(database);
  return {
    index,
    insertPower: (row: PowerRow) => database.insert('power', { ...row }),
    async insertVersion(row: VersionRow): Promise<void> {
      await database.insert('power_version', { ...row });
      await index.refresh(row.power_id);
    },
    power: (id: string) => database.get<PowerRow>('SELECT * FROM power WHERE id = $1', [id]),
    powerByCode: (code: string) => database.get<PowerRow>('SELECT * FROM power WHERE code = $1', [code]),
    powers: () => database.all<PowerRow>('SELECT * FROM power ORDER BY code'),
    version: (id: string) => database.get<VersionRow>('SELECT * FROM power_version WHERE id = $1', [id]),
    lockVersion: (id: string) => database.get<VersionRow>(`SELECT * FROM power_version WHERE id = $1${database.forUpdate}`, [id]),
    versionsOf: (powerId: string) =>
      database.all<VersionSummaryRow>(`SELECT ${SUMMARY} FROM power_version WHERE power_id = $1 ORDER BY number DESC`, [powerId]),
    allVersions: () => database.all<VersionSummaryRow>(`SELECT ${SUMMARY} FROM power_version ORDER BY power_id, number DESC`),
    latestVersion: (powerId: string) =>
      database.get<VersionRow>('SELECT * FROM power_version WHERE power_id = $1 ORDER BY number DESC LIMIT 1', [powerId]),
    publishedVersion: (powerId: string) =>
      database.get<VersionRow>("SELECT * FROM power_version WHERE power_id = $1 AND state = 'published' ORDER BY number DESC LIMIT 1", [
        powerId,
      ]),
    /** The version that governs a power: published, or suspended for now. */
    versionInForce: (powerId: string) =>
      database.get<VersionRow>(
        "SELECT * FROM power_version WHERE power_id = $1 AND state IN ('published', 'suspended') ORDER BY number DESC LIMIT 1",
        [powerId],
      ),
    /** The version whose suspension or abolition closes the power to new cases. */
    outOfForce: (powerId: string) =>
      database.get<Pick<VersionRow, 'id' | 'number' | 'state'>>(
        "SELECT id, number, state FROM power_version WHERE power_id = $1 AND state IN ('suspended', 'abolished') ORDER BY number DESC LIMIT 1",
        [powerId],
      ),
    /** A suspension outlives a new version: the event may belong to an earlier one. */
    outOfForceSince: async (powerId: string, state: 'suspended' | 'abolished'): Promise<number | null> =>
      (
        await database.get<{ at: number | null }>(
          'SELECT MAX(e.at) AS at FROM power_event e JOIN power_version v ON v.id = e.version_id WHERE v.power_id = $1 AND e.kind = $2',
          [powerId, state === 'suspended' ? 'suspend' : 'abolish'],
        )
      )?.at ?? null,
    /** Published versions of these organs' powers, by code. */
    async publishedOfOrgans(organIds: string[]): Promise<{ power: PowerRow; version: VersionRow }[]> {
      if (!organIds.length) return [];
      const powers = await database.all<PowerRow>(
        `SELECT * FROM power WHERE organ_id IN (${placeholders(organIds.length)}) ORDER BY code`,
        organIds,
      );
      const versions = await Promise.all(powers.map(({ id }) => this.publishedVersion(id)));
      return powers.flatMap((power, index) => (versions[index] ? [{ power, version: versions[index] }] : []));
    },
    /** Changes columns; the caller holds the row's lock or compares `lock_version`. Answers whether a row changed. */
    async updateVersion(id: string, lockVersion: number, changes: Partial<VersionRow>): Promise<boolean> {
      const columns = Object.entries({ ...changes, lock_version: lockVersion + 1 });
      const assignments = columns.map(([column], index) => `${column} = $${index + 1}`).join(', ');
      const changed = await database.run(
        `UPDATE power_version SET ${assignments} WHERE id = $${columns.length + 1} AND lock_version = $${columns.length + 2}`,
        [...columns.map(([, value]) => value), id, lockVersion],
      );
      const row =
        changed === 1 ? await database.get<{ power_id: string }>('SELECT power_id FROM power_version WHERE id = $1', [id]) : undefined;
      if (row) await index.refresh(row.power_id);
      return row !== undefined;
    },
    /** Where the engine has the version; nothing of the version itself changes. */
    keepDeployment: (id: string, { processDefinitionKey, version }: { processDefinitionKey: string; version: number }) =>
      updateRow(database, 'power_version', id, { process_definition_key: processDefinitionKey, process_version: version }),
    /** What the engine must have: versions in force, and those on which matters go on. */
    versionsInUse: () =>
      database.all<{ id: string }>(
        `SELECT v.id FROM power_version v WHERE v.process_definition_key IS NOT NULL AND (v.state IN ('published', 'suspended')
           OR EXISTS (SELECT 1 FROM matter m WHERE m.procedure_id = v.id AND m.closed_at IS NULL)) ORDER BY v.id`,
      ),
    async addEvent(versionId: string, kind: string, at: number, personId: string | null, text: string): Promise<void> {
      await database.insert('power_event', { id: randomUUID(), version_id: versionId, kind, at, person_id: personId, text });
    },
    hasEdited: async (versionId: string, personId: string): Promise<boolean> =>
      (await database.get(
        "SELECT id FROM power_event WHERE version_id = $1 AND person_id = $2 AND kind IN ('create', 'edit', 'declare') LIMIT 1",
        [versionId, personId],
      )) !== undefined,
    eventsOf: (versionId: string) =>
      database.all<PowerEventRow>('SELECT kind, at, person_id, text FROM power_event WHERE version_id = $1 ORDER BY at, id', [versionId]),
  };
}
