/** Holds the settings of the warning rules against the record (R12a): a figure that was changed in the database is named. */
import { canonicalJson } from '../../platform/record/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { SETTINGS_CHANGED } from './rule-settings.ts';

export type RuleSettingsVerified = { ok: true; versions: number } | { ok: false; rule: string; version: number; problem: string };

export async function verifyRuleSettings(database: Database): Promise<RuleSettingsVerified> {
  const entries = await database.all<{ payload: string; actor_id: string | null }>(
    `SELECT payload, actor_id FROM record WHERE kind = '${SETTINGS_CHANGED}' ORDER BY seq`,
  );
  const told = new Map(
    entries.map(({ payload, actor_id: person }) => {
      const { rule, version, values, reason } = JSON.parse(payload) as { rule: string; version: number; values: object; reason: string };
      return [`${rule} ${version}`, { rule, version, says: canonicalJson({ values, reason, person }) }];
    }),
  );
  const rows = await database.all<{ rule: string; version: number; body: string; reason: string; person_id: string }>(
    'SELECT rule, version, body, reason, person_id FROM rule_setting ORDER BY rule, version',
  );
  for (const { rule, version, body, reason, person_id: person } of rows) {
    const entry = told.get(`${rule} ${version}`);
    told.delete(`${rule} ${version}`);
    if (!entry) return { ok: false, rule, version, problem: 'the record knows no such version' };
    if (entry.says !== canonicalJson({ values: JSON.parse(body) as object, reason, person }))
      return { ok: false, rule, version, problem: 'it is not what the record says' };
  }
  const [missing] = told.values();
  return missing
    ? { ok: false, rule: missing.rule, version: missing.version, problem: 'it is missing' }
    : { ok: true, versions: rows.length };
}
