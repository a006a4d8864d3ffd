/** Lists of matters of every kind within a person's scope (R14): filters, keyset paging, and the same rows for an export. */
import { Op } from 'sequelize';
import type { Page } from '../../domain/api/basics.ts';
import type { MatterRowView } from '../../domain/api/matters.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Describe } from './describe.ts';
import { conditionsOf, type Filters } from './filters.ts';
import type { Kinds } from './kinds.ts';
import { matterModels } from './models.ts';
import { openStepsOf } from './open-steps.ts';
import { readPage } from './page.ts';
import type { Reach } from './reach.ts';
import type { MatterRow } from './store.ts';
import { hasColour, type DueTimes } from './times.ts';
import { holdsText } from './words.ts';

export interface MatterFilter {
  /** `open`, `closed`, or a state of the kind. */
  state?: string;
  organ?: string;
  answering?: string;
  q?: string;
  clock?: 'normal' | 'warned' | 'overdue';
}

/** What is asked beside the filters: one kind alone, and the page. */
export interface MatterQuestion extends MatterFilter {
  kind?: string;
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
  const { matter } = matterModels(database);
  const filters: Filters<MatterFilter, MatterRow> = {
    state: (state) => (state === 'open' ? { closed_at: null } : state === 'closed' ? { closed_at: { [Op.ne]: null } } : { state }),
    organ: (organ) => ({ organ_id: organ }),
    answering: (organ) => ({ answering_organ_id: organ }),
    clock: hasColour,
    q(typed) {
      const text = typedText(typed);
      return text ? (bind) => holdsText(database, text, bind) : undefined;
    },
  };

  /** Rows of the header as lists show them. */
  async function shown(rows: readonly MatterRow[]): Promise<MatterRowView[]> {
    const ids = rows.map(({ id }) => id);
    const [steps, dues, extras, known] = await Promise.all([openStepsOf(database, ids), dueTimes.duesOf(ids), describe(rows), names()]);
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
        currentSteps: steps.of(row.id).map((step) => ({
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

    async list(person: Person, { kind, after, limit = USUAL_PAGE, ...filter }: MatterQuestion): Promise<Page<MatterRowView>> {
      const { rows, next, total } = await readPage<MatterRow>(
        database.aside,
        { model: matter, newest: 'opened_at', parts: reach.parts(person, kind), where: conditionsOf(filters, filter) },
        { after, limit },
      );
      return { items: await shown(rows), next, total };
    },
  };
}
