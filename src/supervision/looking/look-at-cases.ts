/**
 * Asks the rules about cases in which something was done since the last look, or for which a moment has come (R15, R16;
 * docs/adr/0033-warning-rules.md). Nothing of it is in the way of a decision: the record says which cases changed, and what a rule
 * expects stands in `rule_watch`, by its moment. Signals, watch and progress are stored together, so that a fault loses nothing.
 */
import { CalendarYearMissing, type WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import type { Logger } from '../../platform/logger.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { ReadCaseFacts } from '../facts/read-case-facts.ts';
import type { Found, RaiseSignals } from '../raise-signals.ts';
import type { Asked, Finding, LookRule, SettingValues, SignalRule } from '../rules/index.ts';
import { candidateOf } from './candidate-of.ts';

export interface LookAtCasesDependencies {
  rules: readonly LookRule[];
  database: Database;
  calendar: () => WorkingCalendar;
  readCases: ReadCaseFacts;
  settings: () => Promise<(rule: SignalRule) => SettingValues>;
  raise: RaiseSignals;
  logger: Logger;
}

/** Entries after which a rule may find something else. */
const LOOKED_AT = new Set([
  'case-received',
  'step-decided',
  'document-numbered',
  'waiting-period-waived',
  'file-added',
  'material-ticked',
  'case-completed',
  'case-terminated',
]);
/** Entries of the record that are looked through at once, and cases of which facts are read at once. */
const ENTRIES = 1_000;
const CASES = 100;
/** A city's night of work is done in several turns: the clocks wait for the end of each. */
const MOST_BATCHES = 50;

export function createLookAtCases({
  rules,
  database,
  calendar,
  readCases,
  settings,
  raise,
  logger,
}: LookAtCasesDependencies): (now: number) => Promise<void> {
  const inCases = rules.filter(({ inCase }) => inCase);

  /** What each rule says of a case now, and what it will say if nothing is done. */
  function ask(facts: CaseFacts, now: number, settingsOf: (rule: SignalRule) => SettingValues): { found: Found[]; next: number | null } {
    const found: Found[] = [];
    let next: number | null = null;
    for (const rule of inCases) {
      for (const finding of findings(rule, facts, { now, calendar: calendar(), settings: settingsOf(rule) }, logger)) {
        if (finding.at <= now)
          found.push({ rule, candidate: candidateOf(facts.matterId, finding, settingsOf(rule)), raisedAt: now, source: 'sweep' });
        else next = Math.min(next ?? Infinity, finding.at);
      }
    }
    return { found, next };
  }

  async function look(ids: readonly string[], now: number, progress?: number): Promise<void> {
    const settingsOf = await settings();
    const facts = await readCases(database, ids);
    const asked = [...facts.values()].map((one) => ({ matterId: one.matterId, ...ask(one, now, settingsOf) }));
    await database.write(async () => {
      await raise(asked.flatMap(({ found }) => found));
      if (ids.length) await database.run(`DELETE FROM rule_watch WHERE matter_id IN (${placeholders(ids.length)})`, [...ids]);
      await database.insertAll(
        'rule_watch',
        asked.flatMap(({ matterId, next }) => (next === null ? [] : [{ matter_id: matterId, look_at: next }])),
      );
      if (progress !== undefined) await database.run('UPDATE rule_progress SET seq = $1 WHERE id = 1 AND seq < $2', [progress, progress]);
    });
  }

  /** Answers whether something was left to look at. */
  async function lookAtChanges(now: number): Promise<boolean> {
    const progress = await database.get<{ seq: number }>('SELECT seq FROM rule_progress WHERE id = 1');
    const rows = await database.all<{ seq: number; case_id: string | null; kind: string }>(
      `SELECT seq, case_id, kind FROM record WHERE seq > $1 ORDER BY seq LIMIT ${ENTRIES}`,
      [Number(progress?.seq ?? 0)],
    );
    const last = rows.at(-1);
    if (!last) return false;
    const ids = [...new Set(rows.flatMap(({ case_id: id, kind }) => (id !== null && LOOKED_AT.has(kind) ? [id] : [])))];
    for (let start = 0; start < ids.length; start += CASES) await look(ids.slice(start, start + CASES), now);
    await look([], now, Number(last.seq));
    return rows.length === ENTRIES;
  }

  async function lookAtDue(now: number): Promise<boolean> {
    const rows = await database.all<{ matter_id: string }>(
      `SELECT matter_id FROM rule_watch WHERE look_at <= $1 ORDER BY look_at, matter_id LIMIT ${CASES}`,
      [now],
    );
    if (!rows.length) return false;
    await look(
      rows.map(({ matter_id: id }) => id),
      now,
    );
    return rows.length === CASES;
  }

  return async (now: number): Promise<void> => {
    for (let batch = 0; batch < MOST_BATCHES && (await lookAtChanges(now)); batch += 1);
    for (let batch = 0; batch < MOST_BATCHES && (await lookAtDue(now)); batch += 1);
  };
}

/**
 * In a year whose calendar is not there nobody can count, and a rule that fails silences neither the others nor this case for good: it is
 * asked again after a day.
 */
export function findings(rule: LookRule, facts: CaseFacts, asked: Asked, logger: Pick<Logger, 'warn'>): Finding[] {
  try {
    return rule.inCase?.(facts, asked) ?? [];
  } catch (error) {
    if (!(error instanceof CalendarYearMissing))
      logger.warn({ rule: rule.id, matter: facts.matterId, problem: String(error) }, 'a signal rule failed; asking again tomorrow');
    return [{ occurrence: 'asked-again', at: asked.now + DAY_MS, text: '', textEn: '' }];
  }
}
