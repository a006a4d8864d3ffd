/** What people see of changes: the ledger of changes with their deadlines, and one change in full (R7a, R7b, R8, R19.5). */
import { may, type Action, type Person } from '../../platform/auth/index.ts';
import { civilDateInChina } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import { isoInChina, type Time } from '../../platform/time/time.ts';
import type { RegistryService } from '../service.ts';
import type { VersionState } from '../store.ts';
import { isMoveOpen, type ChangeKind, type ChangeMove, type ChangeState } from './change-life-cycle.ts';
import type { DeadlineKind } from './deadlines.ts';
import type { ChangeRow } from './store.ts';

/** How many cases of a power are under way under each version; answered by a later feature. */
export type RunningCases = (powerId: string) => Promise<{ versionId: string; versionNumber: number; running: number }[]>;

export interface ChangeFilter { state?: ChangeState; kind?: ChangeKind; organ?: string; power?: string; late?: boolean; after?: string; limit?: number }

interface ListedRow extends ChangeRow {
  code: string; power_name: string; power_name_en: string; version_number: number | null; version_state: VersionState | null;
  deadline: DeadlineKind | null; due_at: number | null; colour: 'normal' | 'warned' | 'overdue' | null;
}

const COLUMNS = `c.*, p.code, p.name AS power_name, p.name_en AS power_name_en, v.number AS version_number, d.kind AS deadline, k.statutory_due AS due_at, k.colour`;
const FROM = `FROM registry_change c JOIN power p ON p.id = c.power_id LEFT JOIN power_version v ON v.id = c.version_id
  LEFT JOIN registry_change_deadline d ON d.clock_id = c.clock_id LEFT JOIN clock k ON k.id = c.clock_id`;
/** A change is late for good once one of its deadlines was missed. */
const LATE = "EXISTS (SELECT 1 FROM registry_change_deadline x JOIN clock y ON y.id = x.clock_id WHERE x.change_id = c.id AND y.colour = 'overdue')";
const PAGE = 50;

export type ChangeViews = ReturnType<typeof createChangeViews>;

export function createChangeViews({ database, registry, time, names, runningCases }: {
  database: Database; registry: RegistryService; time: Time; runningCases: RunningCases;
  names: () => Promise<{ person(id: string | null): string; organ(id: string): string }>;
}) {
  const { changes } = registry;

  async function view(row: ListedRow): Promise<Record<string, unknown>> {
    const known = await names();
    const person = (id: string | null) => (id === null ? null : { id, name: known.person(id) });
    return {
      id: row.id, serial: row.serial, kind: row.kind, state: row.state, lockVersion: row.lock_version,
      power: { id: row.power_id, code: row.code, name: row.power_name, nameEn: row.power_name_en }, organ: { id: row.organ_id, name: known.organ(row.organ_id) },
      versionId: row.version_id, versionNumber: row.version_number, cause: row.cause, causeDate: row.cause_date, markId: row.mark_id, openedAt: isoInChina(row.opened_at),
      declaredAt: isoInChina(row.declared_at), declaredBy: person(row.declared_by), takenUpBy: person(row.taken_up_by), reviewedBy: person(row.reviewed_by), reviewedAt: isoInChina(row.reviewed_at),
      opinion: row.opinion, adjustedAt: isoInChina(row.adjusted_at), doneAt: isoInChina(row.done_at), deadline: deadlineOf(row),
    };
  }

  /** A due time in a year without a calendar is undetermined, never guessed. */
  function deadlineOf({ deadline, due_at: dueAt, colour }: ListedRow): Record<string, unknown> | null {
    if (!deadline) return null;
    const day = (instant: number | Date): number => Date.parse(`${civilDateInChina(instant)}T00:00:00Z`) / 86_400_000;
    return { kind: deadline, dueAt: isoInChina(dueAt), colour: colour ?? 'normal', daysLeft: dueAt === null ? null : day(dueAt) - day(time.now()) };
  }

  /** What the reader may do now, so that pages offer nothing the server would refuse. */
  async function permitted(person: Person, row: ListedRow): Promise<Record<string, boolean>> {
    const target = { organId: row.organ_id, districtId: row.district_id };
    const open = (move: ChangeMove, action: Action): boolean => isMoveOpen(row.state, move) && may(person, action, target);
    const own = await changes.isOwn(person, row);
    return {
      mayTakeUp: open('take-up', 'registry.review') && !own, mayReview: open('confirm', 'registry.review') && !own, mayDismiss: open('dismiss', 'registry.review'),
      mayAdjust: open('adjust', 'registry.declare') && row.adjusted_at === null, mayWithdraw: open('withdraw', 'registry.declare'), mayDeclare: open('declare', 'registry.declare'),
    };
  }

  return {
    async list(filter: ChangeFilter): Promise<{ items: unknown[]; next: string | null; total: number }> {
      const values: (string | number)[] = [];
      const bind = (value: string | number): string => `$${values.push(value)}`;
      const where = ['1 = 1'];
      if (filter.state) where.push(`c.state = ${bind(filter.state)}`);
      if (filter.kind) where.push(`c.kind = ${bind(filter.kind)}`);
      if (filter.organ) where.push(`c.organ_id = ${bind(filter.organ)}`);
      if (filter.power) where.push(`c.power_id = ${bind(filter.power)}`);
      if (filter.late !== undefined) where.push(filter.late ? LATE : `NOT ${LATE}`);
      const total = await database.get<{ n: number }>(`SELECT COUNT(*) AS n FROM registry_change c WHERE ${where.join(' AND ')}`, values);
      if (filter.after) {
        const [at = '0', id = ''] = filter.after.split('_');
        const mark = bind(Number(at));
        where.push(`(c.opened_at < ${mark} OR (c.opened_at = ${mark} AND c.id < ${bind(id)}))`);
      }
      const limit = filter.limit ?? PAGE;
      const rows = await database.all<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE ${where.join(' AND ')} ORDER BY c.opened_at DESC, c.id DESC LIMIT ${Math.trunc(limit) + 1}`, values);
      const last = rows[limit - 1];
      return { items: await Promise.all(rows.slice(0, limit).map(view)), next: rows.length > limit && last ? `${last.opened_at}_${last.id}` : null, total: Number(total?.n ?? 0) };
    },

    async one(person: Person, id: string): Promise<Record<string, unknown>> {
      const row = await database.get<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`, [id]);
      if (!row) throw notFound('该变更', 'change');
      const [known, events, documents, running] = await Promise.all([names(), changes.store.eventsOf(id), changes.store.documentsOf(id), runningCases(row.power_id)]);
      return {
        ...await view(row), baseVersionId: row.base_version_id,
        history: events.map((event) => ({ kind: event.kind, at: isoInChina(event.at), person: event.person_id === null ? null : { id: event.person_id, name: known.person(event.person_id) }, text: event.text })),
        documents: documents.map(({ id: documentId, title, number, created_at }) => ({ id: documentId, title, number, at: isoInChina(created_at) })),
        running, process: { instanceKey: row.process_instance_key, stage: row.process_stage },
        ...await permitted(person, row),
      };
    },
  };
}
