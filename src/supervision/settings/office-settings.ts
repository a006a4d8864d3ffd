/**
 * Tables that the supervision office keeps (R17, R18), in versions as the figures of the rules are: append-only rows, each told by the
 * record. The latest version is in force; without one, the standard that comes with the platform.
 */
import { randomUUID } from 'node:crypto';
import { conflict } from '../../platform/errors.ts';
import type { Database } from '../../platform/database/index.ts';
import { canonicalJson, type RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';

export interface OfficeSettingVersion<T> {
  version: number;
  body: T;
  reason: string;
  personId: string;
  at: number;
}

interface Row {
  name: string;
  version: number;
  body: string;
  reason: string;
  person_id: string;
  at: number;
}

export const OFFICE_SETTING_CHANGED = 'office-setting-changed';

export type OfficeSetting<T> = ReturnType<typeof createOfficeSetting<T>>;

/** One table by its name. */
export function createOfficeSetting<T>(
  { database, record, time }: { database: Database; record: RecordBook; time: Time },
  name: string,
  standard: T,
) {
  /** Newest first. */
  const history = async (): Promise<OfficeSettingVersion<T>[]> =>
    (await database.all<Row>('SELECT * FROM office_setting WHERE name = $1 ORDER BY version DESC', [name])).map((row) => ({
      version: Number(row.version),
      body: JSON.parse(row.body) as T,
      reason: row.reason,
      personId: row.person_id,
      at: Number(row.at),
    }));

  return {
    history,
    async inForce(): Promise<T> {
      const row = await database.get<Row>('SELECT * FROM office_setting WHERE name = $1 ORDER BY version DESC LIMIT 1', [name]);
      return row ? (JSON.parse(row.body) as T) : standard;
    },
    /** `base`: the version that was read. Refused with `settings-changed` where somebody set the table meanwhile. */
    set: (personId: string, { body, reason, base }: { body: T; reason: string; base: number }): Promise<number> =>
      database.write(async () => {
        const [last] = await history();
        const row = {
          ...{ id: randomUUID(), name, version: base + 1, body: JSON.stringify(body), reason },
          ...{ person_id: personId, at: time.now().getTime() },
        };
        // The unique index decides between two at once.
        if ((last?.version ?? 0) !== base || !(await database.insertOnce('office_setting', row)))
          throw conflict(
            'settings-changed',
            '该设置刚刚被他人修改，请刷新页面后再改。您填写的内容没有保存。',
            'Somebody has just changed this setting. Reload the page and set it again; yours was not saved.',
          );
        record.append({ kind: OFFICE_SETTING_CHANGED, actorId: personId, payload: { name, version: row.version, body, reason } });
        return row.version;
      }),
  };
}

export type OfficeSettingsVerified = { ok: true; versions: number } | { ok: false; name: string; version: number; problem: string };

/** Holds the tables against the record (R12a): one that was changed in the database is named. */
export async function verifyOfficeSettings(database: Database): Promise<OfficeSettingsVerified> {
  const entries = await database.all<{ payload: string; actor_id: string | null }>(
    `SELECT payload, actor_id FROM record WHERE kind = '${OFFICE_SETTING_CHANGED}' ORDER BY seq`,
  );
  const told = new Map(
    entries.map(({ payload, actor_id: person }) => {
      const { name, version, body, reason } = JSON.parse(payload) as { name: string; version: number; body: unknown; reason: string };
      return [`${name} ${version}`, { name, version, says: canonicalJson({ body, reason, person }) }];
    }),
  );
  const rows = await database.all<Row>('SELECT * FROM office_setting ORDER BY name, version');
  for (const { name, version, body, reason, person_id: person } of rows) {
    const entry = told.get(`${name} ${version}`);
    told.delete(`${name} ${version}`);
    const problem = !entry
      ? 'the record knows no such version'
      : entry.says === canonicalJson({ body: JSON.parse(body) as unknown, reason, person })
        ? undefined
        : 'it is not what the record says';
    if (problem) return { ok: false, name, version: Number(version), problem };
  }
  const [missing] = told.values();
  return missing
    ? { ok: false, name: missing.name, version: missing.version, problem: 'it is missing' }
    : { ok: true, versions: rows.length };
}
