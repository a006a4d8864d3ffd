/** What supervisors read: signals and the wall, within their scope (R13, R14). */
import type { Scope } from '../platform/auth/index.ts';
import { civilDateInChina } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { isoInChina, type Time } from '../platform/time/time.ts';
import { caseScope, type Names } from '../cases/index.ts';
import { ruleById, type SignalOwner } from './rules/index.ts';

interface SignalRow {
  id: string; rule: string; owner_kind: SignalOwner['ownerKind']; owner_id: string; colour: 'yellow' | 'red'; organ_id: string; limit_id: string | null; due_at: number | null; raised_at: number; source: string;
  serial: string; power_name: string; power_name_en: string; subject: string; grave: number;
}

interface WallRow {
  case_id: string; serial: string; power_name: string; power_name_en: string; organ_id: string; subject: string; colour: 'normal' | 'warned' | 'overdue'; state: string;
  next_at: number | null; promised_due: number | null; statutory_due: number | null; step_name: string | null; step_due: number | null;
}

const SIGNAL_COLUMNS = `s.*, COALESCE(c.serial, h.serial) AS serial, COALESCE(c.subject, h.cause) AS subject, p.name AS power_name, p.name_en AS power_name_en,
  (SELECT COUNT(*) FROM warning_signal_event e WHERE e.signal_id = s.id AND e.kind = 'aggravated') AS grave`;
const SIGNAL_FROM = `FROM warning_signal s LEFT JOIN case_file c ON s.owner_kind = 'case' AND c.id = s.owner_id
  LEFT JOIN registry_change h ON s.owner_kind = 'registry-change' AND h.id = s.owner_id JOIN power p ON p.id = COALESCE(c.power_id, h.power_id)`;

/** A signal is seen where its owner belongs, and by whoever supervises the organ that answers for it (R14). */
const signalScope = (scope: Scope, bind: (value: string) => string): string =>
  caseScope(scope, bind, { district: 'COALESCE(c.district_id, h.district_id)', organs: ['COALESCE(c.organ_id, h.organ_id)', 's.organ_id'] });

export type SupervisionViews = ReturnType<typeof createSupervisionViews>;

export function createSupervisionViews({ database, time, names }: { database: Database; time: Time; names: () => Promise<Names> }) {
  const binder = () => {
    const values: (string | number)[] = [];
    return { values, bind: (value: string | number): string => `$${values.push(value)}` };
  };

  function signalView(row: SignalRow, known: Names): Record<string, unknown> {
    const rule = ruleById(row.rule);
    const grave = Number(row.grave) > 0 || row.limit_id === 'statutory';
    const limit = grave ? 'statutory' : row.limit_id;
    return {
      id: row.id, rule: row.rule, ruleText: rule?.text ?? row.rule, ruleTextEn: rule?.textEn ?? row.rule, colour: row.colour,
      ownerKind: row.owner_kind, caseId: row.owner_kind === 'case' ? row.owner_id : null, changeId: row.owner_kind === 'registry-change' ? row.owner_id : null, serial: row.serial,
      subject: row.subject, powerName: row.power_name, powerNameEn: row.power_name_en, organ: { id: row.organ_id, name: known.organ(row.organ_id) }, limit, grave, dueAt: isoInChina(row.due_at), raisedAt: isoInChina(row.raised_at),
      latenessMs: row.due_at === null ? null : row.raised_at - row.due_at, source: row.source, state: 'open',
      ...rule?.describe({ grave }) ?? { text: row.rule, textEn: row.rule },
    };
  }

  return {
    async signals(scope: Scope, filter: { colour?: string; after?: string; limit?: number }): Promise<{ items: unknown[]; next: string | null; total: number }> {
      const { values, bind } = binder();
      const where = [signalScope(scope, bind)];
      if (filter.colour) where.push(`s.colour = ${bind(filter.colour)}`);
      const total = await database.get<{ n: number }>(`SELECT COUNT(*) AS n ${SIGNAL_FROM} WHERE ${where.join(' AND ')}`, values);
      if (filter.after) {
        const [at = '0', id = ''] = filter.after.split('_');
        const mark = bind(Number(at));
        where.push(`(s.raised_at < ${mark} OR (s.raised_at = ${mark} AND s.id < ${bind(id)}))`);
      }
      const limit = Math.min(Math.max(filter.limit ?? 50, 1), 300);
      const rows = await database.all<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE ${where.join(' AND ')} ORDER BY s.raised_at DESC, s.id DESC LIMIT ${limit + 1}`, values);
      const known = await names();
      const last = rows[limit - 1];
      return { items: rows.slice(0, limit).map((row) => signalView(row, known)), next: rows.length > limit && last ? `${last.raised_at}_${last.id}` : null, total: Number(total?.n ?? 0) };
    },

    async signal(scope: Scope, id: string): Promise<Record<string, unknown>> {
      const { values, bind } = binder();
      const row = await database.get<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = ${bind(id)} AND ${signalScope(scope, bind)}`, values);
      if (!row) throw notFound('该信号', 'signal');
      const known = await names();
      const events = await database.all<{ kind: string; at: number; person_id: string | null; body: string }>('SELECT kind, at, person_id, body FROM warning_signal_event WHERE signal_id = $1 ORDER BY at, id', [id]);
      return { ...signalView(row, known), history: events.map((event) => ({ kind: event.kind, at: isoInChina(event.at), person: event.person_id && known.person(event.person_id), ...(JSON.parse(event.body) as object) })) };
    },

    async signalsOfCase(caseId: string): Promise<unknown[]> {
      const known = await names();
      return (await database.all<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.owner_id = $1 ORDER BY s.raised_at`, [caseId])).map((row) => signalView(row, known));
    },

    async signalById(id: string): Promise<Record<string, unknown> | undefined> {
      const row = await database.get<SignalRow>(`SELECT ${SIGNAL_COLUMNS} ${SIGNAL_FROM} WHERE s.id = $1`, [id]);
      return row && signalView(row, await names());
    },

    async wall(scope: Scope): Promise<Record<string, unknown>> {
      const now = time.now().getTime();
      const today = Date.parse(`${civilDateInChina(now)}T00:00:00+08:00`);
      const { values, bind } = binder();
      const scoped = caseScope(scope, bind);
      const running = `FROM case_file c JOIN clock k ON k.id = c.id WHERE c.state <> 'completed' AND ${scoped}`;
      const counts = await database.get<Record<string, number | null>>(
        `SELECT COUNT(*) AS running, SUM(CASE WHEN k.colour = 'warned' THEN 1 ELSE 0 END) AS warned, SUM(CASE WHEN k.colour = 'overdue' THEN 1 ELSE 0 END) AS overdue,
          SUM(CASE WHEN k.state = 'running' AND k.promised_due >= ${bind(today)} AND k.promised_due < ${bind(today + 86_400_000)} THEN 1 ELSE 0 END) AS due_today ${running}`, values);
      const colours = binder();
      const signals = await database.all<{ colour: string; n: number }>(`SELECT s.colour, COUNT(*) AS n ${SIGNAL_FROM} WHERE ${signalScope(scope, colours.bind)} GROUP BY s.colour`, colours.values);
      const list = binder();
      const rows = await database.all<WallRow>(
        `SELECT c.id AS case_id, c.serial, p.name AS power_name, p.name_en AS power_name_en, c.organ_id, c.subject, c.state, k.colour, k.next_at, k.promised_due, k.statutory_due,
          (SELECT t.name FROM step t WHERE t.case_id = c.id AND t.state IN ('open','claimed') ORDER BY t.opened_at DESC LIMIT 1) AS step_name,
          (SELECT MIN(t.due_at) FROM step t WHERE t.case_id = c.id AND t.state IN ('open','claimed')) AS step_due
         FROM case_file c JOIN clock k ON k.id = c.id JOIN power p ON p.id = c.power_id
         WHERE c.state <> 'completed' AND ${caseScope(scope, list.bind)} ORDER BY (k.promised_due IS NULL), k.promised_due, c.received_at LIMIT 300`, list.values);
      const organs = binder();
      const byOrgan = await database.all<{ organ_id: string; colour: string; n: number }>(
        `SELECT c.organ_id, k.colour, COUNT(*) AS n FROM case_file c JOIN clock k ON k.id = c.id WHERE c.state <> 'completed' AND ${caseScope(scope, organs.bind)} GROUP BY c.organ_id, k.colour`, organs.values);
      const known = await names();
      const latest = await this.signals(scope, { limit: 100 });
      const of = (colour: string): number => Number(signals.find((row) => row.colour === colour)?.n ?? 0);
      return {
        now: isoInChina(now),
        totals: { running: Number(counts?.running ?? 0), dueToday: Number(counts?.due_today ?? 0), warned: Number(counts?.warned ?? 0), overdue: Number(counts?.overdue ?? 0), yellow: of('yellow'), red: of('red') },
        cases: rows.map((row) => ({
          caseId: row.case_id, serial: row.serial, powerName: row.power_name, powerNameEn: row.power_name_en, organId: row.organ_id, organName: known.organ(row.organ_id), subject: row.subject, state: row.state, stepName: row.step_name,
          colour: row.colour, nextDueAt: isoInChina(row.next_at), promisedDueAt: isoInChina(row.promised_due), statutoryDueAt: isoInChina(row.statutory_due), stepDueAt: isoInChina(row.step_due),
        })),
        signals: latest.items,
        byOrgan: [...new Set(byOrgan.map(({ organ_id }) => organ_id))].map((organId) => {
          const count = (colour: string): number => Number(byOrgan.find((row) => row.organ_id === organId && row.colour === colour)?.n ?? 0);
          return { organId, organName: known.organ(organId), normal: count('normal'), warned: count('warned'), overdue: count('overdue') };
        }),
      };
    },
  };
}
