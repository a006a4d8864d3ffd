/**
 * What a rule would find with other figures (R15, R16): over the cases of a past period, in the reader's scope, bounded, aside and without
 * writing anything. A rule of clocks is asked about the notices of the period, one of powers about the powers as they stand.
 */
import type { DryRun, DryRunRow } from '../../../domain/api/rules.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { DueNotice } from '../../clocks/index.ts';
import { caseScope, createQuery, matterScope } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { conflict } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Time } from '../../platform/time/time.ts';
import type { ReadCaseFacts } from '../facts/read-case-facts.ts';
import { anchorOf, readPowerFacts } from '../facts/read-power-facts.ts';
import { findings } from '../looking/look-at-cases.ts';
import { silentMonths } from '../looking/look-at-powers.ts';
import { signalId } from '../raise-signals.ts';
import type { LookRule, NoticeRule, SettingValues, SignalRule } from '../rules/index.ts';

/** Cases of one run, and of one reading. */
const MOST_CASES = 5_000;
const AT_ONCE = 100;
const MOST_ROWS = 300;

export interface DryRunAsked {
  rule: SignalRule;
  /** Milliseconds: cases received from, and before. */
  from: number;
  before: number;
  inForce: SettingValues;
  proposed: SettingValues;
}

export interface DryRunDependencies {
  database: Database;
  time: Time;
  logger: Logger;
  calendar: () => WorkingCalendar;
  names: () => Promise<Directory>;
  readCases: ReadCaseFacts;
}

interface Seen {
  matterId: string;
  occurrence: string;
  at: number;
  text: string;
  textEn: string;
  now: boolean;
  then: boolean;
}

interface Looked {
  looked: number;
  cut: boolean;
  seen: Seen[];
}

export type RunDry = (scope: Scope, asked: DryRunAsked) => Promise<DryRun>;

export function createRunDry({ database, time, logger, calendar, names, readCases }: DryRunDependencies): RunDry {
  const reader = database.aside;

  async function ofCases(scope: Scope, rule: LookRule, { from, before, inForce, proposed }: DryRunAsked): Promise<Looked> {
    const { values, bind } = createQuery();
    const rows = await reader.all<{ id: string }>(
      `SELECT m.id FROM matter m WHERE m.kind = 'case' AND m.opened_at >= ${bind(from)} AND m.opened_at < ${bind(before)} AND ${caseScope(scope, bind)}
       ORDER BY m.opened_at DESC, m.id DESC LIMIT ${MOST_CASES + 1}`,
      values,
    );
    const ids = rows.slice(0, MOST_CASES).map(({ id }) => id);
    const now = time.now().getTime();
    const seen: Seen[] = [];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      for (const facts of (await readCases(reader, ids.slice(start, start + AT_ONCE))).values()) {
        const ask = (settings: SettingValues) =>
          findings(rule, facts, { now, calendar: calendar(), settings }, logger).filter(({ at }) => at <= now);
        seen.push(...together(facts.matterId, ask(inForce), ask(proposed)));
      }
    }
    return { looked: ids.length, cut: rows.length > MOST_CASES, seen };
  }

  async function ofPowers(rule: LookRule, { inForce, proposed }: DryRunAsked): Promise<Looked> {
    const now = time.now().getTime();
    const ask = async (settings: SettingValues) => {
      const months = silentMonths([rule], () => settings);
      const found = new Map<string, ReturnType<NonNullable<LookRule['ofPower']>>>();
      for (const facts of await readPowerFacts(reader, now, months))
        found.set(facts.powerId, rule.ofPower?.(facts, { now, calendar: calendar(), settings }) ?? []);
      return found;
    };
    const [today, then] = [await ask(inForce), await ask(proposed)];
    const seen: Seen[] = [];
    for (const [powerId, found] of today) {
      const other = then.get(powerId) ?? [];
      const matterId = found.length || other.length ? await anchorOf(reader, powerId) : undefined;
      if (matterId !== undefined) seen.push(...together(matterId, found, other));
    }
    return { looked: today.size, cut: false, seen };
  }

  async function ofNotices(scope: Scope, rule: NoticeRule, { from, before }: DryRunAsked): Promise<Looked> {
    const { values, bind } = createQuery();
    const rows = await reader.all<{
      clock_id: string;
      matter_id: string;
      purpose: DueNotice['purpose'];
      round: number;
      kind: DueNotice['kind'];
      occurrence: string;
      due_at: number;
      noticed_at: number;
      source: DueNotice['source'];
    }>(
      `SELECT n.clock_id, k.matter_id, k.purpose, k.round, n.kind, n.occurrence, n.due_at, n.noticed_at, n.source
       FROM matter m JOIN clock k ON k.matter_id = m.id JOIN clock_notice n ON n.clock_id = k.id
       WHERE m.opened_at >= ${bind(from)} AND m.opened_at < ${bind(before)} AND ${matterScope(scope, bind)} ORDER BY m.opened_at DESC LIMIT ${MOST_CASES + 1}`,
      values,
    );
    const seen = rows.slice(0, MOST_CASES).flatMap((row): Seen[] => {
      const [dueAt, noticedAt] = [Number(row.due_at), Number(row.noticed_at)];
      const { clock_id: clockId, matter_id: matterId, purpose, round, kind, occurrence, source } = row;
      const found = rule.fromNotice({ clockId, matterId, purpose, round: Number(round), kind, occurrence, dueAt, noticedAt, source });
      if (!found) return [];
      const words = rule.describe?.({ grave: found.grave }) ?? rule;
      return [{ matterId, occurrence: found.occurrence, at: dueAt, text: words.text, textEn: words.textEn, now: true, then: true }];
    });
    // A limit that becomes grave is the same signal.
    const once = [...new Map(seen.map((one) => [`${one.matterId} ${one.occurrence}`, one])).values()];
    return { looked: Math.min(rows.length, MOST_CASES), cut: rows.length > MOST_CASES, seen: once };
  }

  async function rowsOf(scope: Scope, rule: SignalRule, seen: readonly Seen[]): Promise<DryRunRow[]> {
    if (!seen.length) return [];
    const { values, bind } = createQuery();
    const matters = await reader.all<{ id: string; kind: string; number: string; title: string; organ_id: string }>(
      `SELECT m.id, m.kind, m.number, m.title, m.organ_id FROM matter m
       WHERE m.id IN (${[...new Set(seen.map(({ matterId }) => matterId))].map(bind).join(',')}) AND ${matterScope(scope, bind)}`,
      values,
    );
    const byId = new Map(matters.map((row) => [row.id, row]));
    const ids = seen.map(({ matterId, occurrence }) => signalId(rule.id, matterId, occurrence));
    const raised = new Set(
      (await reader.all<{ id: string }>(`SELECT id FROM warning_signal WHERE id IN (${placeholders(ids.length)})`, ids)).map(
        ({ id }) => id,
      ),
    );
    const known = await names();
    return seen.flatMap(({ matterId, at, text, textEn, now, then }, index): DryRunRow[] => {
      const matter = byId.get(matterId);
      if (!matter) return [];
      const { kind, number, title, organ_id: organId } = matter;
      return [
        {
          ...{ matterId, page: kind === 'case' ? `/cases/${matterId}` : `/matters/${matterId}`, number, title, text, textEn },
          organ: { id: organId, name: known.organ(organId) },
          at: isoInChina(at),
          change: changeOf(now, then),
          raised: raised.has(ids[index] ?? ''),
        },
      ];
    });
  }

  return async (scope, asked) => {
    const { rule } = asked;
    if (rule.trigger === 'by-hand')
      throw conflict('rule-by-hand', '该规则由监察人员手工发出，无法试运行。', 'This rule is raised by hand; there is nothing to run.');
    const { looked, cut, seen } =
      rule.trigger === 'notice'
        ? await ofNotices(scope, rule, asked)
        : rule.inCase
          ? await ofCases(scope, rule, asked)
          : await ofPowers(rule, asked);
    const all = rule.trigger !== 'notice' && rule.inCase && rule.ofPower ? [...seen, ...(await ofPowers(rule, asked)).seen] : seen;
    const inOrder = [...all].sort((a, b) => ORDER[changeOf(a.now, a.then)] - ORDER[changeOf(b.now, b.then)] || b.at - a.at);
    const rows = await allRows(inOrder, (some) => rowsOf(scope, rule, some));
    const count = (...changes: DryRunRow['change'][]): number => rows.filter(({ change }) => changes.includes(change)).length;
    const totals = { now: count('stays', 'gone'), then: count('stays', 'new'), new: count('new'), gone: count('gone') };
    return { looked, cut, totals, rows: rows.slice(0, MOST_ROWS) };
  };
}

const ORDER: Readonly<Record<DryRunRow['change'], number>> = { new: 0, gone: 1, stays: 2 };

const changeOf = (now: boolean, then: boolean): DryRunRow['change'] => (now && then ? 'stays' : then ? 'new' : 'gone');

/** A signal is one by its occurrence. */
function together(
  matterId: string,
  today: readonly Omit<Seen, 'matterId' | 'now' | 'then'>[],
  then: readonly Omit<Seen, 'matterId' | 'now' | 'then'>[],
): Seen[] {
  const byOccurrence = new Map<string, Seen>();
  for (const { occurrence, at, text, textEn } of today)
    byOccurrence.set(occurrence, { matterId, occurrence, at, text, textEn, now: true, then: false });
  for (const { occurrence, at, text, textEn } of then)
    byOccurrence.set(occurrence, {
      ...(byOccurrence.get(occurrence) ?? { matterId, occurrence, at, text, textEn, now: false }),
      then: true,
    });
  return [...byOccurrence.values()];
}

async function allRows(seen: readonly Seen[], read: (some: readonly Seen[]) => Promise<DryRunRow[]>): Promise<DryRunRow[]> {
  const rows: DryRunRow[] = [];
  for (let start = 0; start < seen.length; start += AT_ONCE) rows.push(...(await read(seen.slice(start, start + AT_ONCE))));
  return rows;
}
