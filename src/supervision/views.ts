/** What supervisors read: signals and the wall, within their scope (R13, R14). */
import type { Page } from '../../domain/api/basics.ts';
import type { SignalDetail, SignalView, Wall } from '../../domain/api/supervision.ts';
import type { CaseState } from '../../domain/cases/case-states.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { type Time } from '../platform/time/time.ts';
import { dayAround, isoInChina } from '../../domain/time/civil-time.ts';
import { caseScope, COLOURS, createQuery, dueWithin, matterScope, olderThan, placeholders } from '../matters/index.ts';
import { CASE_CLOCK, CASES } from '../cases/index.ts';
import type { Directory } from '../organisation/index.ts';
import { createDivergences, divergenceView } from '../procedures/index.ts';
import { ruleById } from './rules/index.ts';

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
}

interface WallRow {
  case_id: string;
  serial: string;
  power_name: string;
  power_name_en: string;
  organ_id: string;
  subject: string;
  colour: 'normal' | 'warned' | 'overdue';
  state: CaseState;
  next_at: number | null;
  promised_due: number | null;
  statutory_due: number | null;
  step_name: string | null;
  step_due: number | null;
}

/** SQL over `matter m`. */
const RUNNING = "m.closed_at IS NULL AND m.kind = 'case'";
const WALL_ROWS = 300;

const SIGNAL_COLUMNS = `s.*, m.kind, m.number AS serial, m.title AS subject, p.name AS power_name, p.name_en AS power_name_en,
  (SELECT COUNT(*) FROM warning_signal_event e WHERE e.signal_id = s.id AND e.kind = 'aggravated') AS grave`;
const SIGNAL_FROM = `FROM warning_signal s JOIN matter m ON m.id = s.matter_id LEFT JOIN case_file c ON c.id = m.id
  LEFT JOIN registry_change h ON h.id = m.id LEFT JOIN power p ON p.id = COALESCE(c.power_id, h.power_id)`;

/** A signal is seen where its matter belongs, and by whoever supervises the organ that answers for it (R14). */
const signalScope = (scope: Scope, bind: (value: string) => string): string =>
  matterScope(scope, bind, { district: 'm.district_id', organs: ['m.organ_id', 's.organ_id'] });

export type SupervisionViews = ReturnType<typeof createSupervisionViews>;

export function createSupervisionViews({ database, time, names }: { database: Database; time: Time; names: () => Promise<Directory> }) {
  const divergences = createDivergences(database);

  function signalView(row: SignalRow, known: Directory): SignalView {
    const rule = ruleById(row.rule);
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
      state: 'open',
      ...(rule?.describe({ grave }) ?? { text: row.rule, textEn: row.rule }),
    };
  }

  /** The open cases that fall due first; those whose time does not run yet come last. */
  async function nextDue(scope: Scope): Promise<WallRow[]> {
    const ids: string[] = [];
    for (const timed of ['m.due_at IS NOT NULL', 'm.due_at IS NULL']) {
      if (ids.length >= WALL_ROWS) break;
      const { values, bind } = createQuery();
      const found = await database.all<{ id: string }>(
        `SELECT m.id FROM matter m WHERE ${RUNNING} AND ${timed} AND ${caseScope(scope, bind)}
         ORDER BY m.due_at, m.opened_at LIMIT ${WALL_ROWS - ids.length}`,
        values,
      );
      ids.push(...found.map(({ id }) => id));
    }
    if (!ids.length) return [];
    const rows = await database.all<WallRow>(
      `SELECT m.id AS case_id, m.number AS serial, p.name AS power_name, p.name_en AS power_name_en, m.organ_id, m.title AS subject, m.state,
        k.colour, k.next_at, promised.due_at AS promised_due, statutory.due_at AS statutory_due,
        (SELECT t.name FROM step t WHERE t.matter_id = m.id AND t.state IN ('open','claimed') ORDER BY t.opened_at DESC LIMIT 1) AS step_name,
        (SELECT MIN(t.due_at) FROM step t WHERE t.matter_id = m.id AND t.state IN ('open','claimed')) AS step_due
       FROM ${CASES} JOIN power p ON p.id = c.power_id ${CASE_CLOCK} WHERE m.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const byId = new Map(rows.map((row) => [row.case_id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  return {
    async signals(scope: Scope, filter: { colour?: string; after?: string; limit?: number }): Promise<Page<SignalView>> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind)];
      if (filter.colour) where.push(`s.colour = ${bind(filter.colour)}`);
      const total = await database.get<{ n: number }>(`SELECT COUNT(*) AS n ${SIGNAL_FROM} WHERE ${where.join(' AND ')}`, values);
      if (filter.after) where.push(olderThan(filter.after, bind, { at: 's.raised_at', id: 's.id' }));
      const limit = Math.min(Math.max(filter.limit ?? 50, 1), 300);
      const rows = await database.all<SignalRow>(
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

    async signal(scope: Scope, id: string): Promise<SignalDetail> {
      const { values, bind } = createQuery();
      const row = await database.get<SignalRow>(
        `SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = ${bind(id)} AND ${signalScope(scope, bind)}`,
        values,
      );
      if (!row) throw notFound('该信号', 'signal');
      const known = await names();
      const events = await database.all<{ kind: string; at: number; person_id: string | null; body: string }>(
        'SELECT kind, at, person_id, body FROM warning_signal_event WHERE signal_id = $1 ORDER BY at, id',
        [id],
      );
      return {
        ...signalView(row, known),
        history: events.map((event) => ({
          kind: event.kind,
          at: isoInChina(event.at),
          person: event.person_id && known.person(event.person_id),
          ...(JSON.parse(event.body) as object),
        })),
      };
    },

    async signalsOfMatter(matterId: string): Promise<SignalView[]> {
      const known = await names();
      return (
        await database.all<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.matter_id = $1 ORDER BY s.raised_at`, [matterId])
      ).map((row) => signalView(row, known));
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
          const { text, textEn } = ruleById(row.rule) ?? { text: '', textEn: '' };
          const page = `/supervision/signals/${encodeURIComponent(row.id)}`;
          return [row.id, { text: `${row.rule} ${text}（${row.serial}）`, textEn: `${row.rule} ${textEn} (${row.serial})`, page }];
        }),
      );
    },

    async signalById(id: string): Promise<SignalView | undefined> {
      const row = await database.get<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = $1`, [id]);
      return row && signalView(row, await names());
    },

    async wall(scope: Scope): Promise<Wall> {
      const now = time.now().getTime();
      const today = dayAround(now);
      const { values, bind } = createQuery();
      const dueToday = await database.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM matter m WHERE ${RUNNING} AND ${dueWithin(bind(today.from), bind(today.before))} AND ${caseScope(scope, bind)}`,
        values,
      );
      const colours = createQuery();
      const signals = await database.all<{ colour: string; n: number }>(
        `SELECT s.colour, COUNT(*) AS n ${SIGNAL_FROM} WHERE ${signalScope(scope, colours.bind)} GROUP BY s.colour`,
        colours.values,
      );
      const rows = await nextDue(scope);
      const organs = createQuery();
      const byOrgan = (
        await database.all<{ organ_id: string; colour: number; n: number }>(
          `SELECT m.organ_id, m.colour, COUNT(*) AS n FROM matter m WHERE ${RUNNING} AND ${caseScope(scope, organs.bind)} GROUP BY m.organ_id, m.colour`,
          organs.values,
        )
      ).map((row) => ({ organId: row.organ_id, colour: COLOURS[row.colour] ?? 'normal', n: Number(row.n) }));
      const count = (colour?: string, organId?: string): number =>
        byOrgan.reduce(
          (sum, row) => ((colour ?? row.colour) === row.colour && (organId ?? row.organId) === row.organId ? sum + row.n : sum),
          0,
        );
      const known = await names();
      const latest = await this.signals(scope, { limit: 100 });
      const of = (colour: string): number => Number(signals.find((row) => row.colour === colour)?.n ?? 0);
      return {
        now: isoInChina(now),
        totals: {
          running: count(),
          dueToday: Number(dueToday?.n ?? 0),
          warned: count('warned'),
          overdue: count('overdue'),
          yellow: of('yellow'),
          red: of('red'),
        },
        cases: rows.map((row) => ({
          caseId: row.case_id,
          serial: row.serial,
          powerName: row.power_name,
          powerNameEn: row.power_name_en,
          organId: row.organ_id,
          organName: known.organ(row.organ_id),
          subject: row.subject,
          state: row.state,
          stepName: row.step_name,
          colour: row.colour,
          nextDueAt: isoInChina(row.next_at),
          promisedDueAt: isoInChina(row.promised_due),
          statutoryDueAt: isoInChina(row.statutory_due),
          stepDueAt: isoInChina(row.step_due),
        })),
        signals: latest.items,
        frozen: (await divergences.open(scope)).map((row) => ({
          ...divergenceView(row),
          caseId: row.matter_kind === 'case' ? row.matter_id : null,
          title: row.title,
          organ: { id: row.organ_id, name: known.organ(row.organ_id) },
        })),
        byOrgan: [...new Set(byOrgan.map(({ organId }) => organId))].map((organId) => ({
          organId,
          organName: known.organ(organId),
          normal: count('normal', organId),
          warned: count('warned', organId),
          overdue: count('overdue', organId),
        })),
      };
    },
  };
}
