/** Lists of matters of every kind within a person's scope (R14): filters, keyset paging, and the same rows for an export. */
import type { MatterRowView } from '../../domain/api/matters.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Describe } from './describe.ts';
import type { Kinds } from './kinds.ts';
import { readPage } from './page.ts';
import { createQuery } from './query.ts';
import type { Reach } from './reach.ts';
import type { MatterRow, StepRow } from './store.ts';
import { hasColour, type DueTimes } from './times.ts';
import { holdsText } from './words.ts';

export interface MatterFilter {
  kind?: string;
  /** `open`, `closed`, or a state of the kind. */
  state?: string;
  organ?: string;
  answering?: string;
  q?: string;
  clock?: 'normal' | 'warned' | 'overdue';
  after?: string;
  limit?: number;
}

export interface ListDependencies {
  database: Database;
  kinds: Kinds;
  reach: Reach;
  describe: Describe;
  dueTimes: DueTimes;
  names: () => Promise<Directory>;
}

const USUAL_PAGE = 50;

export type MatterLists = ReturnType<typeof createMatterLists>;

export function createMatterLists({ database, kinds, reach, describe, dueTimes, names }: ListDependencies) {
  function select(person: Person, filter: MatterFilter) {
    const query = createQuery();
    const { bind } = query;
    const parts = reach.parts(person, bind, filter.kind);
    const where: string[] = [];
    if (filter.state === 'open') where.push('m.closed_at IS NULL');
    else if (filter.state === 'closed') where.push('m.closed_at IS NOT NULL');
    else if (filter.state) where.push(`m.state = ${bind(filter.state)}`);
    if (filter.organ) where.push(`m.organ_id = ${bind(filter.organ)}`);
    if (filter.answering) where.push(`m.answering_organ_id = ${bind(filter.answering)}`);
    if (filter.clock) where.push(hasColour(filter.clock));
    const text = typedText(filter.q ?? '');
    if (text) where.push(holdsText(database, text, bind));
    return { ...query, parts, where };
  }

  /** Rows of the header as lists show them. */
  async function shown(rows: readonly MatterRow[]): Promise<MatterRowView[]> {
    const ids = rows.map(({ id }) => id);
    const [steps, dues, extras, known] = await Promise.all([
      ids.length
        ? database.all<StepRow>(
            `SELECT * FROM step WHERE state IN ('open','claimed') AND matter_id IN (${placeholders(ids.length)}) ORDER BY opened_at`,
            ids,
          )
        : [],
      dueTimes.duesOf(ids),
      describe(rows),
      names(),
    ]);
    return rows.map((row) => {
      const times = dues.get(row.id);
      return {
        id: row.id,
        kind: row.kind,
        kindName: kinds.named(row.kind),
        page: kinds.pageOf(row),
        number: row.number,
        title: row.title,
        organ: { id: row.organ_id, name: known.organ(row.organ_id) },
        answeringOrgan: row.answering_organ_id === null ? null : { id: row.answering_organ_id, name: known.organ(row.answering_organ_id) },
        state: row.state,
        stateName: kinds.stateOf(row),
        openedAt: isoInChina(row.opened_at),
        closedAt: isoInChina(row.closed_at),
        currentSteps: steps
          .filter(({ matter_id }) => matter_id === row.id)
          .map((step) => ({
            id: step.id,
            name: step.name,
            positionName: known.position(step.organ_id, step.position_code),
            since: isoInChina(step.opened_at),
            dueAt: isoInChina(step.due_at),
          })),
        colour: times?.colour ?? 'normal',
        due: times?.due ? { ...times.due, dueAt: isoInChina(times.due.dueAt) } : null,
        extra: extras.of(row.id),
      };
    });
  }

  return {
    shown,

    async list(person: Person, filter: MatterFilter): Promise<{ items: MatterRowView[]; next: string | null; total: number }> {
      const { after, limit = USUAL_PAGE } = filter;
      const { rows, next, total } = await readPage(database.aside, select(person, filter), { after, limit });
      return { items: await shown(rows), next, total };
    },
  };
}
