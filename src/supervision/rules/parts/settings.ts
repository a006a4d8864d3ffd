/** The figures of the rules (R15, R16): what each rule lets the supervision office set. */
import type { SettingDescription, SettingValues } from '../rule.ts';

/** How long an organ has to explain or correct before a yellow signal turns red (R15). */
export const EXPLAIN_DAYS: SettingDescription = {
  key: 'explainDays',
  text: '说明或者纠正的期限',
  textEn: 'Time to explain or correct',
  unit: 'working-day',
  standard: 5,
  min: 1,
  max: 60,
};

export const workingDays = (key: string, standard: number, text: string, textEn: string): SettingDescription => ({
  ...{ key, text, textEn, unit: 'working-day', standard, min: 0, max: 365 },
});

/** A rule names its settings itself; this one means that it does not. */
export function figure(settings: SettingValues, key: string): number {
  const value = settings[key];
  if (value === undefined) throw new Error(`The rule has no setting ${key}`);
  return value;
}

export const standardsOf = (settings: readonly SettingDescription[]): Record<string, number> =>
  Object.fromEntries(settings.map(({ key, standard }) => [key, standard]));
