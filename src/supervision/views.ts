/**
 * What supervisors read of signals, within their scope (R13, R14). In SQL of their own: the scope looks at two tables at once, and asked by
 * models it costs a third more than their join (docs/adr/0029-models.md).
 */
import type { Page } from '../../domain/api/basics.ts';
import type { SignalDetail, SignalStatistics, SignalView } from '../../domain/api/supervision.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { statesOf } from '../../domain/procedures/procedure-entry.ts';
import { dayAround, isoInChina, startOfDate } from '../../domain/time/civil-time.ts';
import { createQuery, matterScope, olderThan, type Bind } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import { readPlatformEntry } from '../procedures/index.ts';
import { ruleById, type SignalRule } from './rules/index.ts';
import type { Words } from './signals/evidence.ts';
import { SERIOUS_VIOLATION } from './signals/issue-by-hand.ts';
import { WARNING_SIGNAL } from './signals/open-act.ts';
import type { Issue } from './signals/standing.ts';

interface SignalRow {
  id: string;
  rule: string;
  kind: string;
  matter_id: string;
  colour: 'yellow' | 'red';
  organ_id: string;
  limit_id: SignalView['limit'];
  due_at: number | null;
  raised_at: number;
  source: string;
  serial: string;
  power_name: string | null;
  power_name_en: string | null;
  subject: string;
  grave: number;
  issue: Issue;
  stands: number;
  corrected: number;
  position_code: string | null;
  person_id: string | null;
  evidence: string | null;
  act_id: string | null;
  act_number: string | null;
  act_state: string | null;
  act_organ: string | null;
  explain_by: number | null;
}

const SIGNAL_COLUMNS = `s.id, s.rule, s.matter_id, s.organ_id, s.limit_id, s.due_at, s.raised_at, s.source, st.colour, st.issue, st.stands,
  st.corrected, st.position_code, st.person_id, st.evidence, st.act_id, a.number AS act_number, a.state AS act_state, a.organ_id AS act_organ,
  m.kind, m.number AS serial, m.title AS subject, p.name AS power_name, p.name_en AS power_name_en,
  (SELECT COUNT(*) FROM warning_signal_event e WHERE e.signal_id = s.id AND e.kind = 'aggravated') AS grave,
  (SELECT MAX(d.due_at) FROM clock k JOIN clock_due d ON d.clock_id = k.id
   WHERE k.matter_id = st.act_id AND k.purpose = 'explanation' AND k.state <> 'stopped') AS explain_by`;
/** Enough to count them in a scope. */
export const SIGNALS = `FROM warning_signal s JOIN signal_standing st ON st.id = s.id JOIN matter m ON m.id = s.matter_id
  LEFT JOIN matter a ON a.id = st.act_id`;
const SIGNAL_FROM = `${SIGNALS} LEFT JOIN case_file c ON c.id = m.id
  LEFT JOIN registry_change h ON h.id = m.id LEFT JOIN power p ON p.id = COALESCE(c.power_id, h.power_id)`;
/** SQL over them: it stands, and something is left to do about it; an earlier one, while its matter is open. */
export const OPEN = "st.stands = 1 AND a.closed_at IS NULL AND (st.issue <> 'earlier' OR m.closed_at IS NULL)";

/** A signal is seen where its matter belongs, and by whoever supervises the organ that answers for it (R14). */
export const signalScope = (scope: Scope, bind: Bind): string =>
  matterScope(scope, bind, { district: 'm.district_id', organs: ['m.organ_id', 's.organ_id'] });

export interface SignalFilter {
  colour?: string;
  /** A state; or `open`: it stands, and something is left to do. */
  state?: string;
  organ?: string;
  /** Of the matter that it concerns. */
  district?: string;
  power?: string;
  category?: string;
  /** Name of a step at which the matter stands now. */
  step?: string;
  rule?: string;
  /** Neither withdrawn nor waiting for confirmation. */
  stands?: true;
  /** False: it rests in no investigation, or in one that was ended without a finding (R17). */
  investigated?: false;
  /** Civil dates, both included. */
  from?: string;
  to?: string;
}

/** SQL over `matter m`: the power it rests on, as `p`. */
const ofPower = (condition: string): string =>
  `EXISTS (SELECT 1 FROM power p WHERE ${condition} AND p.id = COALESCE(
     (SELECT c.power_id FROM case_file c WHERE c.id = m.id), (SELECT h.power_id FROM registry_change h WHERE h.id = m.id)))`;

/** SQL over the signals: it rests in an investigation. */
const INVESTIGATED = `EXISTS (SELECT 1 FROM investigation_ground g JOIN matter i ON i.id = g.investigation_id
  WHERE g.kind = 'signal' AND g.ground_id = s.id AND i.state <> 'ended')`;

function conditionsOf(
  { colour, state, organ, district, power, category, step, rule, stands, investigated, from, to }: SignalFilter,
  bind: Bind,
): string[] {
  const of = (value: string | undefined, sql: (value: string) => string): string[] => (value ? [sql(value)] : []);
  return [
    ...of(colour, (value) => `st.colour = ${bind(value)}`),
    ...of(state, (value) => (value === 'open' ? OPEN : `${STATE} = ${bind(value)}`)),
    ...of(organ, (value) => `s.organ_id = ${bind(value)}`),
    ...of(district, (value) => `m.district_id = ${bind(value)}`),
    ...of(power, (value) => ofPower(`p.id = ${bind(value)}`)),
    ...of(category, (value) => ofPower(`p.category = ${bind(value)}`)),
    ...of(
      step,
      (value) => `EXISTS (SELECT 1 FROM step t WHERE t.matter_id = m.id AND t.state IN ('open','claimed') AND t.name = ${bind(value)})`,
    ),
    ...of(rule, (value) => `s.rule = ${bind(value)}`),
    ...(stands ? ['st.stands = 1'] : []),
    ...(investigated === false ? [`NOT ${INVESTIGATED}`] : []),
    ...of(from, (value) => `s.raised_at >= ${bind(dayAround(startOfDate(value)).from)}`),
    ...of(to, (value) => `s.raised_at < ${bind(dayAround(startOfDate(value)).before)}`),
  ];
}

/** SQL: the signal's state, as {@link stateOf} says it. */
const STATE =
  "CASE WHEN st.corrected = 1 THEN 'withdrawn' WHEN a.state IS NOT NULL THEN a.state WHEN st.issue = 'earlier' THEN 'earlier' ELSE 'opened' END";

/** What no rule finds has words of its own. */
const wordsOf = (id: string): (Partial<Pick<SignalRule, 'describe'>> & Words) | undefined =>
  ruleById(id) ?? (id === SERIOUS_VIOLATION.id ? SERIOUS_VIOLATION : undefined);

export type SupervisionViews = ReturnType<typeof createSupervisionViews>;

export function createSupervisionViews({ database, names }: { database: Database; names: () => Promise<Directory> }) {
  const states: Readonly<Record<string, Words>> = {
    earlier: { text: '此前发出，未要求说明', textEn: 'From before; no explanation asked' },
    terminated: { text: '终止办理', textEn: 'Terminated' },
    ...Object.fromEntries(
      statesOf(readPlatformEntry(WARNING_SIGNAL)).map(({ code, name, nameEn }) => [code, { text: name, textEn: nameEn }]),
    ),
  };

  function stateOf({ corrected, act_state, issue }: SignalRow): Pick<SignalView, 'state' | 'stateName'> {
    const state = corrected ? 'withdrawn' : (act_state ?? (issue === 'earlier' ? 'earlier' : 'opened'));
    return { state, stateName: states[state] ?? { text: state, textEn: state } };
  }

  function signalView(row: SignalRow, known: Directory): SignalView {
    const rule = wordsOf(row.rule);
    const grave = Number(row.grave) > 0 || row.limit_id === 'statutory';
    const limit = grave ? 'statutory' : row.limit_id;
    return {
      id: row.id,
      rule: row.rule,
      ruleText: rule?.text ?? row.rule,
      ruleTextEn: rule?.textEn ?? row.rule,
      colour: row.colour,
      kind: row.kind,
      matterId: row.matter_id,
      caseId: row.kind === 'case' ? row.matter_id : null,
      changeId: row.kind === 'registry-change' ? row.matter_id : null,
      serial: row.serial,
      subject: row.subject,
      powerName: row.power_name,
      powerNameEn: row.power_name_en,
      organ: { id: row.organ_id, name: known.organ(row.organ_id) },
      limit,
      grave,
      dueAt: isoInChina(row.due_at),
      raisedAt: isoInChina(row.raised_at),
      latenessMs: row.due_at === null ? null : row.raised_at - row.due_at,
      source: row.source,
      issue: row.issue,
      act: row.act_id === null ? null : { id: row.act_id, number: row.act_number ?? '' },
      ...stateOf(row),
      stands: Boolean(row.stands),
      responsible:
        row.position_code === null
          ? null
          : { position: known.position(row.organ_id, row.position_code), person: known.person(row.person_id) || null },
      explainBy: row.act_state === 'explaining' ? isoInChina(row.explain_by) : null,
      ...(rule?.describe?.({ grave }) ?? { text: rule?.text ?? row.rule, textEn: rule?.textEn ?? row.rule }),
    };
  }

  const page = (row: SignalRow): string =>
    row.act_id === null ? `/supervision/signals/${encodeURIComponent(row.id)}` : `/matters/${encodeURIComponent(row.act_id)}`;

  async function detail(row: SignalRow | undefined): Promise<SignalDetail> {
    if (!row) throw notFound('该信号', 'signal');
    const known = await names();
    const events = await database.all<{ kind: string; at: number; person_id: string | null; body: string }>(
      'SELECT kind, at, person_id, body FROM warning_signal_event WHERE signal_id = $1 ORDER BY at, id',
      [row.id],
    );
    return {
      ...signalView(row, known),
      evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Words),
      office: row.act_organ === null ? null : { id: row.act_organ, name: known.organ(row.act_organ) },
      history: events.map((event) => ({
        kind: event.kind,
        at: isoInChina(event.at),
        person: event.person_id && known.person(event.person_id),
        ...(JSON.parse(event.body) as object),
      })),
    };
  }

  return {
    async signals(scope: Scope, filter: SignalFilter & { after?: string; limit?: number }): Promise<Page<SignalView>> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind), ...conditionsOf(filter, bind)];
      const total = await database.aside.get<{ n: number }>(`SELECT COUNT(*) AS n ${SIGNALS} WHERE ${where.join(' AND ')}`, values);
      if (filter.after) where.push(olderThan(filter.after, bind, { at: 's.raised_at', id: 's.id' }));
      const limit = Math.min(Math.max(filter.limit ?? 50, 1), 300);
      const rows = await database.aside.all<SignalRow>(
        `SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE ${where.join(' AND ')} ORDER BY s.raised_at DESC, s.id DESC LIMIT ${limit + 1}`,
        values,
      );
      const known = await names();
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit).map((row) => signalView(row, known)),
        next: rows.length > limit && last ? `${last.raised_at}_${last.id}` : null,
        total: Number(total?.n ?? 0),
      };
    },

    async count(scope: Scope, filter: SignalFilter): Promise<number> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind), ...conditionsOf(filter, bind)];
      const found = await database.aside.get<{ n: number }>(`SELECT COUNT(*) AS n ${SIGNALS} WHERE ${where.join(' AND ')}`, values);
      return Number(found?.n ?? 0);
    },

    /** How many were raised in a period, by rule and state; each is the list of that rule and state. */
    async statistics(scope: Scope, filter: SignalFilter & { from: string; to: string }): Promise<SignalStatistics> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind), ...conditionsOf(filter, bind)];
      const counted = await database.aside.all<{ rule: string; colour: 'yellow' | 'red'; state: string; n: number }>(
        `SELECT s.rule, st.colour, ${STATE} AS state, COUNT(*) AS n ${SIGNALS} WHERE ${where.join(' AND ')} GROUP BY s.rule, st.colour, 3`,
        values,
      );
      const byRule = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
      const rows = [...new Set(counted.map(({ rule }) => rule))].sort(byRule).map((rule) => {
        const own = counted.filter((row) => row.rule === rule);
        const sum = (of: typeof own): number => of.reduce((all, { n }) => all + Number(n), 0);
        const words = wordsOf(rule) ?? { text: rule, textEn: rule };
        return {
          ...{ rule, ruleText: words.text, ruleTextEn: words.textEn, total: sum(own) },
          yellow: sum(own.filter(({ colour }) => colour === 'yellow')),
          red: sum(own.filter(({ colour }) => colour === 'red')),
          states: Object.fromEntries(
            [...new Set(own.map(({ state }) => state))].map((state) => [state, sum(own.filter((row) => row.state === state))]),
          ),
        };
      });
      return { from: filter.from, to: filter.to, rows };
    },

    /** Red signals that stand and rest in no investigation: how many, and since when the oldest waits (R17). */
    async uninvestigated(scope: Scope): Promise<{ total: number; oldest: number | null }> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind), ...conditionsOf({ colour: 'red', stands: true, investigated: false }, bind)];
      const row = await database.aside.get<{ n: number; oldest: number | null }>(
        `SELECT COUNT(*) AS n, MIN(s.raised_at) AS oldest ${SIGNALS} WHERE ${where.join(' AND ')}`,
        values,
      );
      return { total: Number(row?.n ?? 0), oldest: row?.oldest === null || row === undefined ? null : Number(row.oldest) };
    },

    async signal(scope: Scope, id: string): Promise<SignalDetail> {
      const { values, bind } = createQuery();
      return detail(
        await database.get<SignalRow>(
          `SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = ${bind(id)} AND ${signalScope(scope, bind)}`,
          values,
        ),
      );
    },

    /** The signal that a matter is, for whoever may see the matter. */
    ofAct: async (actId: string): Promise<SignalDetail> =>
      detail(await database.get<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE st.act_id = $1`, [actId])),

    async signalsOfMatter(matterId: string): Promise<SignalView[]> {
      const known = await names();
      return (
        // What waits for confirmation, or was not confirmed, is not told to those whom it would concern.
        (
          await database.all<SignalRow>(
            `SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.matter_id = $1 AND s.matter_id <> COALESCE(st.act_id, '')
           AND (st.stands = 1 OR a.state = 'withdrawn' OR (st.corrected = 1 AND st.issue <> 'candidate')) ORDER BY s.raised_at`,
            [matterId],
          )
        ).map((row) => signalView(row, known))
      );
    },

    /** Those of the signals that are in scope, named for a link. */
    async named(scope: Scope, ids: readonly string[]): Promise<Map<string, { text: string; textEn: string; page: string }>> {
      const { values, bind } = createQuery();
      const rows = await database.all<SignalRow>(
        `SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id IN (${ids.map(bind).join(',')}) AND ${signalScope(scope, bind)}`,
        values,
      );
      return new Map(
        rows.map((row) => {
          const { text, textEn } = wordsOf(row.rule) ?? { text: '', textEn: '' };
          return [
            row.id,
            { text: `${row.rule} ${text}（${row.serial}）`, textEn: `${row.rule} ${textEn} (${row.serial})`, page: page(row) },
          ];
        }),
      );
    },

    async signalById(id: string): Promise<SignalView | undefined> {
      const row = await database.get<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = $1`, [id]);
      return row && signalView(row, await names());
    },
  };
}
