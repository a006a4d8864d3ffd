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
import { createProposalStore, mayBeProposed } from './proposals.ts';
import { createQuery, type Bind } from './query.ts';
import { atPositionsOf, type Reach } from './reach.ts';
import { isRunning, type MatterProcedure, type StepViews } from './step-views.ts';
import type { MatterRow, OpinionRow, StepRow } from './store.ts';
import { holdsText } from './words.ts';

/**
 * At the person's positions; in their hands or waiting for their confirmation; in the organs where they lead; of the matters they watch,
 * one each; decided by them.
 */
export const INBOX_TABS = ['open', 'mine', 'organ', 'watched', 'done'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

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
  reach: Reach;
  unread: (person: Person) => Promise<number>;
}

const MOST = 300;

type StepWithMatter = StepRow & Pick<MatterRow, 'kind' | 'number' | 'title' | 'procedure_id'>;
type From = { name: string; personName: string };

/**
 * SQL over `step s`: what a tab holds, in parts that have no step in common and that an index leads; of one matter, whose steps are few, in
 * one.
 */
function partsOf(tab: InboxTab, person: Person, bind: Bind, ofOneMatter: boolean): string[] {
  if (tab === 'done')
    return [
      `s.state IN ('decided','done') AND s.decided_by = ${bind(person.id)}`,
      `s.state IN ('decided','done') AND s.decided_by <> ${bind(person.id)} AND ${confirmedBy(person, bind)}`,
    ];
  if (tab === 'mine')
    return [
      `s.state = 'claimed' AND s.claimed_by = ${bind(person.id)}`,
      `s.state = 'claimed' AND s.claimed_by <> ${bind(person.id)} AND ${waitsFor(person, bind)}`,
    ];
  if (tab === 'organ') return organsLedBy(person).map((organId) => `s.organ_id = ${bind(organId)} AND s.state IN ('open','claimed')`);
  if (ofOneMatter) return [`s.state IN ('open','claimed') AND ${atPositionsOf(person, bind)}`];
  return person.positions.flatMap(({ organId, code }) => {
    const at = `s.organ_id = ${bind(organId)} AND s.position_code = ${bind(code)}`;
    return ['open', 'claimed'].flatMap((state) =>
      ['s.due_at IS NOT NULL', 's.due_at IS NULL'].map((timed) => `${at} AND s.state = '${state}' AND ${timed}`),
    );
  });
}

/** Organs in which the person leads at a position of their own or an absent colleague's. */
const organsLedBy = ({ positions }: Person): string[] => [...new Set(positions.flatMap(({ organId, leads }) => (leads ? [organId] : [])))];

/** SQL over `step s`: the person confirmed it as the second officer. */
const confirmedBy = (person: Person, bind: Bind): string =>
  `s.id IN (SELECT p.step_id FROM step_proposal p WHERE p.co_officer_id = ${bind(person.id)} AND p.state = 'confirmed')`;

/** SQL over `step s`: what a colleague proposed at it waits for this person, the second officer. */
const waitsFor = (person: Person, bind: Bind): string =>
  `s.id IN (SELECT p.step_id FROM step_proposal p WHERE p.co_officer_id = ${bind(person.id)} AND p.state = 'waiting')`;

export function createInbox({ database, time, describe, stepView, procedureOf, names, reach, unread }: InboxDependencies) {
  const proposals = createProposalStore(database);
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
    const parts =
      tab === 'watched'
        ? []
        : partsOf(tab, person, bind, matterId !== undefined || exact !== undefined).map(
            (part, index) =>
              `SELECT * FROM (SELECT s.*, m.kind, m.number, m.title, m.procedure_id FROM step s JOIN matter m ON m.id = s.matter_id
          WHERE ${[part, ...narrowed].join(' AND ')} ORDER BY ${tab === 'done' ? 's.decided_at DESC' : 's.due_at, s.opened_at'} LIMIT ${MOST}) part${index}`,
          );
    const rows =
      tab === 'watched'
        ? await watchedSteps(person, text)
        : parts.length
          ? await database.all<StepWithMatter>(`SELECT * FROM (${parts.join(' UNION ALL ')}) found ORDER BY ${order} LIMIT ${MOST}`, values)
          : [];
    const matters = rows.map(({ matter_id: id, kind, number, title, procedure_id }) => ({ id, kind, number, title, procedure_id }));
    const known = await names();
    const [extras, from, opinions, proposed, counted] = await Promise.all([
      describe(matters),
      tab === 'done' || matterId !== undefined ? new Map<string, From>() : handedOn(matters, known),
      tab === 'done' ? opinionsOf(rows) : [],
      proposals.latestOf(rows.filter(mayBeProposed).map(({ id }) => id)),
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
            proposal: proposed.get(step.id),
            from: from.get(matter.id),
          });
        }),
      ),
      next: null,
      total: counted && !text ? countOf(counted, tab) : rows.length,
      counts: counted,
    };
  };

  async function opinionsOf(steps: readonly StepRow[]): Promise<OpinionRow[]> {
    const ids = steps.map(({ id }) => id);
    return ids.length ? database.all<OpinionRow>(`SELECT * FROM opinion WHERE step_id IN (${placeholders(ids.length)})`, ids) : [];
  }

  async function counts(person: Person): Promise<NonNullable<InboxPage['counts']>> {
    const beside = {
      watched: (await watchedMatters(person)).length,
      notices: await unread(person),
      done: await countOfParts('done', person),
      ...(organsLedBy(person).length ? { organ: await countOfParts('organ', person) } : {}),
    };
    if (!person.positions.length) return { open: 0, mine: 0, overdue: 0, dueToday: 0, toConfirm: 0, ...beside };
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
    const second = createQuery();
    const confirming = await database.get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM step s WHERE s.state = 'claimed' AND ${waitsFor(person, second.bind)}`,
      second.values,
    );
    const toConfirm = Number(confirming?.n ?? 0);
    return {
      open: Number(row?.open_count ?? 0),
      toConfirm,
      mine: Number(claimed?.n ?? 0) + toConfirm,
      overdue: Number(row?.overdue ?? 0),
      dueToday: Number(row?.due_today ?? 0),
      ...beside,
    };
  }

  async function countOfParts(tab: 'organ' | 'done', person: Person): Promise<number> {
    const { values, bind } = createQuery();
    const parts = partsOf(tab, person, bind, false).map((part) => `SELECT COUNT(*) AS n FROM step s WHERE ${part}`);
    const rows = await database.all<{ n: number }>(parts.join(' UNION ALL '), values);
    return rows.reduce((sum, { n }) => sum + Number(n), 0);
  }

  /** Those that the person may still read. */
  async function watchedMatters(person: Person): Promise<{ id: string }[]> {
    const { values, bind } = createQuery();
    return database.all<{ id: string }>(
      `SELECT m.id FROM watch w JOIN matter m ON m.id = w.matter_id WHERE w.person_id = ${bind(person.id)} AND ${reach.readable(person, bind)}
       ORDER BY w.at DESC LIMIT ${MOST}`,
      values,
    );
  }

  /** One step of each: the one that is due first, or where none runs the last. */
  async function watchedSteps(person: Person, text: string): Promise<StepWithMatter[]> {
    const ids = (await watchedMatters(person)).map(({ id }) => id);
    if (!ids.length) return [];
    const { values, bind } = createQuery();
    const found = await database.all<StepWithMatter>(
      `SELECT s.*, m.kind, m.number, m.title, m.procedure_id FROM step s JOIN matter m ON m.id = s.matter_id
       WHERE m.id IN (${ids.map(bind).join(',')})${text ? ` AND ${holdsText(database, text, bind)}` : ''} ORDER BY s.opened_at, s.id`,
      values,
    );
    return ids.flatMap((id) => {
      const steps = found.filter(({ matter_id }) => matter_id === id);
      const running = steps.filter(isRunning).sort((a, b) => (a.due_at ?? Infinity) - (b.due_at ?? Infinity));
      const shown = running[0] ?? steps.at(-1);
      return shown ? [shown] : [];
    });
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

/** Exact, however many are shown. */
const countOf = (counts: NonNullable<InboxPage['counts']>, tab: InboxTab): number => counts[tab] ?? 0;
