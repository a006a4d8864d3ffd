/** What is shown of the warning rules: the list with its counts, and one with figures, history and examples (R15, R16). */
import type { RuleBrief, RuleView } from '../../../domain/api/rules.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import { createQuery } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Time } from '../../platform/time/time.ts';
import { exampleFires } from '../rules/parts/ask.ts';
import { ruleById, SIGNAL_RULES, type SignalRule } from '../rules/index.ts';
import type { RuleSettings } from '../settings/rule-settings.ts';
import { SIGNALS, signalScope } from '../views.ts';

/** Signals are counted over so long. */
const COUNTED_MS = 30 * DAY_MS;

export interface RuleViewDependencies {
  database: Database;
  time: Time;
  names: () => Promise<Directory>;
  calendar: () => WorkingCalendar;
  settings: RuleSettings;
}

export type RuleViews = ReturnType<typeof createRuleViews>;

export function createRuleViews({ database, time, names, calendar, settings }: RuleViewDependencies) {
  async function countsOf(scope: Scope): Promise<Map<string, number>> {
    const { values, bind } = createQuery();
    const rows = await database.aside.all<{ rule: string; n: number }>(
      `SELECT s.rule, COUNT(*) AS n ${SIGNALS} WHERE st.stands = 1 AND s.raised_at >= ${bind(time.now().getTime() - COUNTED_MS)} AND ${signalScope(scope, bind)} GROUP BY s.rule`,
      values,
    );
    return new Map(rows.map(({ rule, n }) => [rule, Number(n)]));
  }

  const brief = ({ id, pack, colour, text, textEn, trigger, issue, blind }: SignalRule, raised: number): RuleBrief => ({
    ...{ id, pack, colour, text, textEn, trigger, issue, blind: blind ?? null, raised },
  });

  return {
    async list(scope: Scope): Promise<RuleBrief[]> {
      const counts = await countsOf(scope);
      return SIGNAL_RULES.map((rule) => brief(rule, counts.get(rule.id) ?? 0));
    },

    async rule(scope: Scope, id: string, maySet: boolean): Promise<RuleView> {
      const rule = ruleById(id);
      if (!rule) throw notFound('该规则', 'rule');
      const [counts, history, values, known] = [
        await countsOf(scope),
        await settings.history(id),
        await settings.inForceOf(rule),
        await names(),
      ];
      return {
        ...brief(rule, counts.get(id) ?? 0),
        plain: rule.plain,
        evidence: rule.evidence,
        settings: rule.settings.map((one) => ({ ...one, value: values[one.key] ?? one.standard })),
        version: history[0]?.version ?? 0,
        history: history.map((one) => ({
          ...{ version: one.version, values: one.values, reason: one.reason, person: known.person(one.personId), at: isoInChina(one.at) },
        })),
        examples: rule.examples.map(({ text, textEn, on, fires }, index) => ({
          ...{ text, textEn, on, fires, found: exampleFires(rule, index, { calendar: calendar(), settings: values }) },
        })),
        maySet,
      };
    },
  };
}
