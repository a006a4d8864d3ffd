/**
 * What supervisors read of signals, within their scope (R13, R14). In SQL of their own: the scope looks at two tables at once, and asked by
 * models it costs a third more than their join (docs/adr/0029-models.md).
 */
import type { Page } from '../../domain/api/basics.ts';
import type { SignalDetail, SignalView } from '../../domain/api/supervision.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createQuery, matterScope, olderThan, type Bind } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
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

const SIGNAL_COLUMNS = `s.*, m.kind, m.number AS serial, m.title AS subject, p.name AS power_name, p.name_en AS power_name_en,
  (SELECT COUNT(*) FROM warning_signal_event e WHERE e.signal_id = s.id AND e.kind = 'aggravated') AS grave`;
/** Enough to count them in a scope. */
export const SIGNALS = 'FROM warning_signal s JOIN matter m ON m.id = s.matter_id';
const SIGNAL_FROM = `${SIGNALS} LEFT JOIN case_file c ON c.id = m.id
  LEFT JOIN registry_change h ON h.id = m.id LEFT JOIN power p ON p.id = COALESCE(c.power_id, h.power_id)`;

/** A signal is seen where its matter belongs, and by whoever supervises the organ that answers for it (R14). */
export const signalScope = (scope: Scope, bind: Bind): string =>
  matterScope(scope, bind, { district: 'm.district_id', organs: ['m.organ_id', 's.organ_id'] });

export type SupervisionViews = ReturnType<typeof createSupervisionViews>;

export function createSupervisionViews({ database, names }: { database: Database; names: () => Promise<Directory> }) {
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

  return {
    async signals(scope: Scope, filter: { colour?: string; after?: string; limit?: number }): Promise<Page<SignalView>> {
      const { values, bind } = createQuery();
      const where = [signalScope(scope, bind)];
      if (filter.colour) where.push(`s.colour = ${bind(filter.colour)}`);
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
  };
}
