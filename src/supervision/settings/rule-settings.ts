/**
 * The figures of the rules in versions (R15, R16): append-only rows, each told by the record, so that nobody changes what a signal rested
 * on. The latest version is in force; without one, the standard figures.
 */
import { randomUUID } from 'node:crypto';
import { badInput, conflict, notFound } from '../../platform/errors.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { ruleById, type SettingValues, type SignalRule } from '../rules/index.ts';
import { figure, standardsOf } from '../rules/parts/settings.ts';

export interface SettingVersion {
  rule: string;
  version: number;
  values: Record<string, number>;
  reason: string;
  personId: string;
  at: number;
}

interface Row {
  rule: string;
  version: number;
  body: string;
  reason: string;
  person_id: string;
  at: number;
}

/** The kind of the record's entry. */
export const SETTINGS_CHANGED = 'rule-settings-changed';

export type RuleSettings = ReturnType<typeof createRuleSettings>;

export function createRuleSettings({ database, record, time }: { database: Database; record: RecordBook; time: Time }) {
  const versionOf = ({ rule, version, body, reason, person_id, at }: Row): SettingVersion => ({
    ...{ rule, version: Number(version), values: JSON.parse(body) as Record<string, number>, reason },
    ...{ personId: person_id, at: Number(at) },
  });

  const history = async (rule: string): Promise<SettingVersion[]> =>
    (await database.all<Row>('SELECT * FROM rule_setting WHERE rule = $1 ORDER BY version DESC', [rule])).map(versionOf);

  const inForceOf = async (rule: SignalRule): Promise<SettingValues> => {
    const last = await database.get<Row>('SELECT * FROM rule_setting WHERE rule = $1 ORDER BY version DESC LIMIT 1', [rule.id]);
    return { ...standardsOf(rule.settings), ...(last ? versionOf(last).values : {}) };
  };

  /** Of every rule: few rows. */
  const inForce = async (): Promise<(rule: SignalRule) => SettingValues> => {
    const rows = await database.all<Row>(
      `SELECT s.* FROM rule_setting s JOIN (SELECT rule, MAX(version) AS version FROM rule_setting GROUP BY rule) l
         ON l.rule = s.rule AND l.version = s.version`,
    );
    const byRule = new Map(rows.map((row) => [row.rule, versionOf(row).values]));
    return (rule) => ({ ...standardsOf(rule.settings), ...byRule.get(rule.id) });
  };

  return {
    history,
    inForceOf,
    inForce,

    /** How long there is to explain what a rule found; of a red signal the procedure says it. */
    async explainDays(): Promise<(ruleId: string) => number | undefined> {
      const settingsOf = await inForce();
      return (ruleId) => {
        const rule = ruleById(ruleId);
        return rule && settingsOf(rule).explainDays;
      };
    },

    /** One figure of one rule, as other features ask: how long to explain, how early to warn. */
    async figureOf(ruleId: string, key: string): Promise<number> {
      const rule = ruleById(ruleId);
      if (!rule) throw new Error(`There is no rule ${ruleId}`);
      return figure(await inForceOf(rule), key);
    },

    /** Refused with `settings-changed` where somebody set them meanwhile. */
    async set(
      personId: string,
      ruleId: string,
      { values, reason, base }: { values: Record<string, number>; reason: string; base: number },
    ): Promise<SettingVersion> {
      const rule = ruleById(ruleId);
      if (!rule) throw notFound('该规则', 'rule');
      checkSettings(rule, values);
      return database.write(async () => {
        const [last] = await history(ruleId);
        const row = {
          ...{ id: randomUUID(), rule: ruleId, version: base + 1, body: JSON.stringify(values), reason },
          ...{ person_id: personId, at: time.now().getTime() },
        };
        // The unique index decides between two at once.
        if ((last?.version ?? 0) !== base || !(await database.insertOnce('rule_setting', row))) throw settingsChanged();
        record.append({
          kind: SETTINGS_CHANGED,
          actorId: personId,
          payload: { rule: ruleId, version: row.version, values, before: last?.values ?? standardsOf(rule.settings), reason },
        });
        return versionOf(row);
      });
    },
  };
}

/** Every figure of the rule, each within its bounds. */
export function checkSettings(rule: SignalRule, values: Readonly<Record<string, number>>): void {
  const problems: FieldProblem[] = rule.settings.flatMap(({ key, text, textEn, min, max }): FieldProblem[] => {
    const value = values[key];
    if (value !== undefined && Number.isInteger(value) && value >= min && value <= max) return [];
    const [message, messageEn] = [`“${text}”应为 ${min} 至 ${max} 的整数。`, `"${textEn}" is a whole number from ${min} to ${max}.`];
    return [{ path: `values.${key}`, code: 'out-of-range', message, messageEn }];
  });
  for (const key of Object.keys(values)) {
    if (rule.settings.some((one) => one.key === key)) continue;
    problems.push({
      path: `values.${key}`,
      code: 'unknown-setting',
      message: '该规则没有这项设置。',
      messageEn: 'The rule has no such setting.',
    });
  }
  if (problems.length) throw badInput(problems);
}

const settingsChanged = () =>
  conflict(
    'settings-changed',
    '该规则的设置刚刚被他人修改，请刷新页面后再改。您填写的内容没有保存。',
    'Somebody has just changed the settings of this rule. Reload the page and set them again; yours were not saved.',
  );
