/** What people see of changes: the ledger of changes with their deadlines, and one change in full (R7a, R7b, R8, R19.5). */
import type { Page } from '../../../domain/api/basics.ts';
import type { Change, ChangeDetail, Deadline } from '../../../domain/api/changes.ts';
import { may, type Action, type Person } from '../../platform/auth/index.ts';
import { daysBetween } from '../../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { conditionsOf, createMatterStore, inOrder, matterModels, readPage, scopeParts, type MatterRow } from '../../matters/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import { type Time } from '../../platform/time/time.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { RegistryService } from '../service.ts';
import type { VersionState } from '../../../domain/registry/version-life.ts';
import { REGISTRY_CHANGE, type ChangeMove } from '../../../domain/registry/change-life.ts';
import type { DeadlineKind } from '../../../domain/registry/change-deadlines.ts';
import { changeFilters, type ChangeFilter } from './filters.ts';
import { CHANGE_COLUMNS, CHANGES, type ChangeRow } from './store.ts';

/** How many cases of a power are under way under each version; answered by a later feature. */
export type RunningCases = (powerId: string) => Promise<{ versionId: string; versionNumber: number; running: number }[]>;

export interface ChangeQuestion extends ChangeFilter {
  after?: string;
  limit?: number;
}

interface ListedRow extends ChangeRow {
  code: string;
  power_name: string;
  power_name_en: string;
  version_number: number | null;
  version_state: VersionState | null;
  deadline: DeadlineKind | null;
  due_at: number | null;
  colour: 'normal' | 'warned' | 'overdue' | null;
}

const COLUMNS = `${CHANGE_COLUMNS}, p.code, p.name AS power_name, p.name_en AS power_name_en, v.number AS version_number,
  k.purpose AS deadline, due.due_at, k.colour`;
const FROM = `FROM ${CHANGES} JOIN power p ON p.id = c.power_id LEFT JOIN power_version v ON v.id = c.version_id
  LEFT JOIN clock k ON k.id = c.clock_id LEFT JOIN clock_due due ON due.clock_id = k.id AND due.limit_id = 'statutory'`;
/** The ledger is the same for everybody who may read the registry. */
const EVERYWHERE = scopeParts(REGISTRY_CHANGE, { kind: 'city' });
const PAGE = 50;

export type ChangeViews = ReturnType<typeof createChangeViews>;

export function createChangeViews({
  database,
  registry,
  time,
  names,
  runningCases,
}: {
  database: Database;
  registry: RegistryService;
  time: Time;
  runningCases: RunningCases;
  names: () => Promise<{ person(id: string | null): string; organ(id: string): string }>;
}) {
  const { changes } = registry;
  const matters = createMatterStore(database);
  const { matter } = matterModels(database);
  const filters = changeFilters(database);

  /** What a page of the list shows of these changes, in their order. */
  async function listed(ids: readonly string[]): Promise<ListedRow[]> {
    if (!ids.length) return [];
    return inOrder(ids, await database.all<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE c.id IN (${placeholders(ids.length)})`, [...ids]));
  }

  async function view(row: ListedRow): Promise<Change> {
    const known = await names();
    const person = (id: string | null) => (id === null ? null : { id, name: known.person(id) });
    return {
      id: row.id,
      serial: row.serial,
      kind: row.kind,
      state: row.state,
      lockVersion: row.lock_version,
      power: { id: row.power_id, code: row.code, name: row.power_name, nameEn: row.power_name_en },
      organ: { id: row.organ_id, name: known.organ(row.organ_id) },
      versionId: row.version_id,
      versionNumber: row.version_number,
      cause: row.cause,
      causeDate: row.cause_date,
      markId: row.mark_id,
      openedAt: isoInChina(row.opened_at),
      declaredAt: isoInChina(row.declared_at),
      declaredBy: person(row.declared_by),
      takenUpBy: person(row.taken_up_by),
      reviewedBy: person(row.reviewed_by),
      reviewedAt: isoInChina(row.reviewed_at),
      opinion: row.opinion,
      adjustedAt: isoInChina(row.adjusted_at),
      doneAt: row.state === 'done' ? isoInChina(row.done_at) : null,
      deadline: deadlineOf(row),
    };
  }

  /** A due time in a year without a calendar is undetermined, never guessed. */
  function deadlineOf({ deadline, due_at: dueAt, colour }: ListedRow): Deadline | null {
    if (!deadline) return null;
    return {
      kind: deadline,
      dueAt: isoInChina(dueAt),
      colour: colour ?? 'normal',
      daysLeft: dueAt === null ? null : daysBetween(civilDateInChina(time.now()), civilDateInChina(dueAt)),
    };
  }

  /** Where the engine stands: the step by the drawing's name, or how it ended; null while it is on its way. */
  async function stageOf({ id, state, done_at: closedAt }: ListedRow): Promise<string | null> {
    if (closedAt !== null) return state;
    const standing = (await matters.stepsOf(id)).find((step) => step.state === 'open' || step.state === 'claimed');
    return standing?.element_id.toLowerCase() ?? null;
  }

  /** What the reader may do now, so that pages offer nothing the server would refuse. */
  async function permitted(person: Person, row: ListedRow): Promise<Pick<ChangeDetail, `may${string}` & keyof ChangeDetail>> {
    const target = { organId: row.organ_id, districtId: row.district_id };
    const open = async (move: ChangeMove, action: Action): Promise<boolean> =>
      may(person, action, target) && (await changes.isOpen(row.state, move));
    const own = await changes.isOwn(person, row);
    return {
      mayTakeUp: (await open('take-up', 'registry.review')) && !own,
      mayReview: (await open('confirm', 'registry.review')) && !own,
      mayDismiss: await open('dismiss', 'registry.review'),
      mayAdjust: (await open('adjust', 'registry.declare')) && row.adjusted_at === null,
      mayWithdraw: await open('withdraw', 'registry.declare'),
      mayDeclare: await open('declare', 'registry.declare'),
    };
  }

  return {
    async list({ after, limit = PAGE, ...filter }: ChangeQuestion): Promise<Page<Change>> {
      const { rows, next, total } = await readPage<MatterRow>(
        database.aside,
        { model: matter, newest: 'opened_at', attributes: ['id', 'opened_at'], parts: EVERYWHERE, where: conditionsOf(filters, filter) },
        { after, limit },
      );
      const items = await listed(rows.map(({ id }) => id));
      return { items: await Promise.all(items.map(view)), next, total };
    },

    async one(person: Person, id: string): Promise<ChangeDetail> {
      const row = await database.get<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`, [id]);
      if (!row) throw notFound('该变更', 'change');
      const [known, events, documents, running] = await Promise.all([
        names(),
        changes.store.eventsOf(id),
        changes.store.documentsOf(id),
        runningCases(row.power_id),
      ]);
      return {
        ...(await view(row)),
        baseVersionId: row.base_version_id,
        history: events.map((event) => ({
          kind: event.kind,
          at: isoInChina(event.at),
          person: event.person_id === null ? null : { id: event.person_id, name: known.person(event.person_id) },
          text: event.text,
        })),
        documents: documents.map(({ id: documentId, title, number, created_at }) => ({
          id: documentId,
          title,
          number,
          at: isoInChina(created_at),
        })),
        running,
        process: { instanceKey: row.process_instance_key, stage: await stageOf(row) },
        ...(await permitted(person, row)),
      };
    },
  };
}
