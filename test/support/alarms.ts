/** What tests of the clocks ask of a case: its limits, its signals, and the notices that were given. */
import type { Platform } from '../../src/app.ts';
import type { People } from './client.ts';

export interface Signal {
  id: string;
  rule: string;
  colour: string;
  grave: boolean;
  /** Not withdrawn. */
  stands: boolean;
  limit: string | null;
  source: string;
  latenessMs: number;
}
export interface CaseClock {
  colour: string;
  state: string;
  limits: { id: string; dueAt: string }[];
}

/** Only signals of a limit that passed: what other rules find, and when they look, is not what tests of the clocks are about. */
export async function clockAndSignals(people: People, caseId: string): Promise<{ clock: CaseClock; signals: Signal[] }> {
  const { body } = await (await people.as('jiancha')).get<{ clock: CaseClock; signals: Signal[] }>(`/cases/${caseId}`);
  return { ...body, signals: body.signals.filter(({ limit }) => limit !== null) };
}

export async function dueOf(people: People, caseId: string, limit: 'promised' | 'statutory'): Promise<string> {
  const due = (await clockAndSignals(people, caseId)).clock.limits.find(({ id }) => id === limit)?.dueAt;
  if (!due) throw new Error(`Case ${caseId} has no ${limit} due time`);
  return due;
}

export const noticesOf = (
  platform: Platform,
  caseId: string,
): Promise<{ kind: string; due_at: number; noticed_at: number; source: string }[]> =>
  platform.database.all(
    `SELECT n.kind, n.due_at, n.noticed_at, n.source FROM clock_notice n JOIN clock k ON k.id = n.clock_id
     WHERE k.matter_id = $1 AND n.kind NOT LIKE 'step-%' ORDER BY n.noticed_at, n.kind DESC`,
    [caseId],
  );

export async function historyOf(people: People, signalId: string): Promise<string[]> {
  const { body } = await (await people.as('jiancha')).get<{ history: { kind: string }[] }>(`/supervision/signals/${signalId}`);
  return body.history.map(({ kind }) => kind);
}
