/**
 * The inbox (R10): steps of every kind of matter at a person's positions, or those they hold or have decided. In SQL of its own: every
 * decision is followed by it, and a busy position's took 0.2 s before its parts were led by indexes (docs/adr/0024-scale.md).
 */
import type { InboxPage } from '../../domain/api/steps.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { halfWidth } from '../../domain/text/half-width.ts';
import { dayAround } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Describe } from './describe.ts';
import { createQuery, type Bind } from './query.ts';
import { atPositionsOf } from './reach.ts';
import type { MatterProcedure, StepViews } from './step-views.ts';
import type { MatterRow, OpinionRow, StepRow } from './store.ts';
import { holdsText } from './words.ts';

export type InboxTab = 'open' | 'mine' | 'done';

export interface InboxFilter {
  /** What number, title or the kind's own words hold. */
  q?: string;
  /** Id of a matter. */
  matter?: string;
}

export interface InboxDependencies {
  database: Database;
  time: Time;
  describe: Describe;
  stepView: StepViews;
  procedureOf: (matter: Pick<MatterRow, 'id' | 'kind' | 'procedure_id'>) => Promise<MatterProcedure | null>;
  names: () => Promise<Directory>;
}

const MOST = 300;

type StepWithMatter = StepRow & Pick<MatterRow, 'kind' | 'number' | 'title' | 'procedure_id'>;
type From = { name: string; personName: string };

/**
 * SQL over `step s`: what a tab holds, in parts that have no step in common and that an index leads; of one matter, whose steps are few, in
 * one.
 */
function partsOf(tab: InboxTab, person: Person, bind: Bind, ofOneMatter: boolean): string[] {
  if (tab === 'done') return [`s.state IN ('decided','done') AND s.decided_by = ${bind(person.id)}`];
  if (tab === 'mine') return [`s.state = 'claimed' AND s.claimed_by = ${bind(person.id)}`];
  if (ofOneMatter) return [`s.state IN ('open','claimed') AND ${atPositionsOf(person, bind)}`];
  return person.positions.flatMap(({ organId, code }) => {
    const at = `s.organ_id = ${bind(organId)} AND s.position_code = ${bind(code)}`;
    return ['open', 'claimed'].flatMap((state) =>
      ['s.due_at IS NOT NULL', 's.due_at IS NULL'].map((timed) => `${at} AND s.state = '${state}' AND ${timed}`),
    );
  });
}

export function createInbox({ database, time, describe, stepView, procedureOf, names }: InboxDependencies) {
  /** Of one matter only its steps: a program that goes on with a case asks after each decision, and for nothing else. */
  return async (person: Person, tab: InboxTab, { q, matter: matterId }: InboxFilter = {}): Promise<InboxPage> => {
    const { values, bind } = createQuery();
    const text = typedText(q ?? '');
    // A whole number names one matter: by words, MariaDB would read the beginning that all numbers share, once for each part.
    const exact = text ? await database.get<{ id: string }>('SELECT id FROM matter WHERE number = $1', [halfWidth(text)]) : undefined;
    const narrowed = [
      ...(matterId === undefined ? [] : [`s.matter_id = ${bind(matterId)}`]),
      ...(exact ? [`s.matter_id = ${bind(exact.id)}`] : text ? [holdsText(database, text, bind)] : []),
    ];
    const order = tab === 'done' ? 'decided_at DESC' : '(due_at IS NULL), due_at, opened_at';
    // Each part in the order of its own index, as many as are shown at most: a position may have thousands of open steps.
    const parts = partsOf(tab, person, bind, matterId !== undefined || exact !== undefined).map(
      (part, index) =>
        `SELECT * FROM (SELECT s.*, m.kind, m.number, m.title, m.procedure_id FROM step s JOIN matter m ON m.id = s.matter_id
          WHERE ${[part, ...narrowed].join(' AND ')} ORDER BY ${tab === 'done' ? 's.decided_at DESC' : 's.due_at, s.opened_at'} LIMIT ${MOST}) part${index}`,
    );
    const rows = parts.length
      ? await database.all<StepWithMatter>(`SELECT * FROM (${parts.join(' UNION ALL ')}) found ORDER BY ${order} LIMIT ${MOST}`, values)
      : [];
    const matters = rows.map(({ matter_id: id, kind, number, title, procedure_id }) => ({ id, kind, number, title, procedure_id }));
    const known = await names();
    const [extras, from, opinions, counted] = await Promise.all([
      describe(matters),
      tab === 'done' || matterId !== undefined ? new Map<string, From>() : handedOn(matters, known),
      tab === 'done' ? opinionsOf(rows) : [],
      matterId === undefined ? counts(person) : undefined,
    ]);
    return {
      items: await Promise.all(
        rows.map(async (step, index) => {
          const matter = matters[index] as (typeof matters)[number];
          return stepView({
            step,
            matter,
            extra: extras.of(matter.id),
            procedure: step.form_key ? await procedureOf(matter) : null,
            names: known,
            opinion: opinions.find(({ step_id }) => step_id === step.id),
            from: from.get(matter.id),
          });
        }),
      ),
      next: null,
      total: rows.length,
      counts: counted,
    };
  };

  async function opinionsOf(steps: readonly StepRow[]): Promise<OpinionRow[]> {
    const ids = steps.map(({ id }) => id);
    return ids.length ? database.all<OpinionRow>(`SELECT * FROM opinion WHERE step_id IN (${placeholders(ids.length)})`, ids) : [];
  }

  async function counts(person: Person): Promise<NonNullable<InboxPage['counts']>> {
    if (!person.positions.length) return { open: 0, mine: 0, overdue: 0, dueToday: 0 };
    const now = time.now().getTime();
    const all = createQuery();
    // From the index alone: with a column that it does not hold, MariaDB read each of a position's ten thousand open steps (650 ms).
    const row = await database.get<Record<string, number | null>>(
      `SELECT COUNT(*) AS open_count, SUM(CASE WHEN s.due_at < ${all.bind(now)} THEN 1 ELSE 0 END) AS overdue,
        SUM(CASE WHEN s.due_at >= ${all.bind(now)} AND s.due_at < ${all.bind(dayAround(now).before)} THEN 1 ELSE 0 END) AS due_today
       FROM step s WHERE s.state IN ('open','claimed') AND ${atPositionsOf(person, all.bind)}`,
      all.values,
    );
    const own = createQuery();
    const claimed = await database.get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM step s WHERE s.state = 'claimed' AND s.claimed_by = ${own.bind(person.id)} AND ${atPositionsOf(person, own.bind)}`,
      own.values,
    );
    return {
      open: Number(row?.open_count ?? 0),
      mine: Number(claimed?.n ?? 0),
      overdue: Number(row?.overdue ?? 0),
      dueToday: Number(row?.due_today ?? 0),
    };
  }

  /** Who handed each matter on: the latest decided step. */
  async function handedOn(matters: readonly { id: string }[], known: Directory): Promise<Map<string, From>> {
    const ids = [...new Set(matters.map(({ id }) => id))];
    if (!ids.length) return new Map();
    const rows = await database.all<StepRow>(
      `SELECT * FROM step WHERE state IN ('decided','done') AND matter_id IN (${placeholders(ids.length)}) ORDER BY decided_at`,
      ids,
    );
    return new Map(rows.map((row) => [row.matter_id, { name: row.name, personName: known.person(row.decided_by) }]));
  }
}
