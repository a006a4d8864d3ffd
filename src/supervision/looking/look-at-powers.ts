/** Asks the rules about powers (R16.2, R16.3), once a day by the platform's time, aside. */
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import type { Database } from '../../platform/database/index.ts';
import type { PowerFacts } from '../facts/power-facts.ts';
import { anchorOf, readPowerFacts } from '../facts/read-power-facts.ts';
import type { Found, RaiseSignals } from '../raise-signals.ts';
import type { LookRule, SettingValues, SignalRule } from '../rules/index.ts';
import { candidateOf } from './candidate-of.ts';

/** The rule that says what a silence is. */
const SILENCE = 'R16.2';
const STANDARD_SILENCE = 6;

export interface LookAtPowersDependencies {
  rules: readonly LookRule[];
  database: Database;
  calendar: () => WorkingCalendar;
  settings: () => Promise<(rule: SignalRule) => SettingValues>;
  raise: RaiseSignals;
}

export const silentMonths = (rules: readonly LookRule[], settingsOf: (rule: SignalRule) => SettingValues): number => {
  const rule = rules.find(({ id }) => id === SILENCE);
  return (rule && settingsOf(rule).silentMonths) ?? STANDARD_SILENCE;
};

export function createLookAtPowers({
  rules,
  database,
  calendar,
  settings,
  raise,
}: LookAtPowersDependencies): (now: number) => Promise<void> {
  const ofPowers = rules.filter(({ ofPower }) => ofPower);
  return async (now) => {
    const settingsOf = await settings();
    const found: Found[] = [];
    const ask = async (facts: PowerFacts): Promise<void> => {
      for (const rule of ofPowers) {
        const findings = rule.ofPower?.(facts, { now, calendar: calendar(), settings: settingsOf(rule) }) ?? [];
        const matterId = findings.length ? await anchorOf(database.aside, facts.powerId) : undefined;
        if (matterId === undefined) continue;
        found.push(
          ...findings.map((one) => ({ rule, candidate: candidateOf(matterId, one, settingsOf(rule)), raisedAt: now, source: 'sweep' })),
        );
      }
    };
    for (const facts of await readPowerFacts(database.aside, now, silentMonths(ofPowers, settingsOf))) await ask(facts);
    if (found.length) await database.write(() => raise(found));
  };
}
