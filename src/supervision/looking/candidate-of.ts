import type { Candidate, Finding, SettingValues } from '../rules/index.ts';

/** What a rule found, at the matter where its signal is laid, and how long there is to explain it. */
export const candidateOf = (
  matterId: string,
  { occurrence, dueAt, issue = 'auto', text, textEn }: Finding,
  settings: SettingValues,
): Candidate => ({
  ...{ matterId, occurrence, grave: false, issue, evidence: { text, textEn } },
  ...(dueAt === undefined ? {} : { dueAt }),
  ...(settings.explainDays === undefined ? {} : { explainDays: settings.explainDays }),
});
