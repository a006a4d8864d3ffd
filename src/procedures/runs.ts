/**
 * Where each matter stands by its own record (R12a; docs/adr/0015-engine-routes-record-proves.md): its facts are read in
 * the record's order and played on the drawing that it runs on.
 *
 * What was read is remembered with the number of its last entry, so that only newer entries are read. Entries gathered
 * in the current transaction are not in the record yet: whoever adds some follows the run along by itself.
 */
import { LRUCache } from 'lru-cache';
import { carryOver, enabled, startRun, type Occurrence, type Run } from '../../domain/flowchart/conformance.ts';
import { divergence, type Divergence } from '../../domain/flowchart/divergence.ts';
import { goBack, standingAt, standOn, type GoingBack, type NoWayBack, type Standing } from '../../domain/flowchart/going-back.ts';
import { HEADERS } from '../../domain/contract.ts';
import { createQuery, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import { PROCEDURE_STARTED } from './start-outcome.ts';

/** A matter's run by its record; `refused` where the record itself is no legal run: nothing after it is proved. */
export interface RecordedRun {
  run: Run;
  refused?: Divergence;
  /** The row of the record that does not follow. */
  refusedAt?: number;
}

type Fenced = Pick<MatterRow, 'id' | 'kind' | 'procedure_id'>;

export interface Runs {
  of(matters: readonly Fenced[]): Promise<Map<string, RecordedRun>>;
  /** The matter's facts that count, from its beginning, on the version it began with. */
  factsOf(matter: Fenced): Promise<Occurrence[]>;
  /** Where it stands, with the facts that count since it began or was moved; undefined where the record is no legal run. */
  standingOf(matter: Fenced): Promise<Standing | undefined>;
}

interface Remembered extends RecordedRun {
  seq: number;
}

/** Played entry by entry: what is needed to go back, too. */
interface Played extends Remembered {
  standing: Standing;
  /** Of the versions that it was moved from. */
  before: readonly Occurrence[];
  /** The first that does not follow, so that nobody takes what is before it for the whole. */
  beyond?: Occurrence;
}

interface Entry {
  record_seq: number;
  case_id: string;
  case_seq: number;
  kind: string;
  payload: string;
}

interface Facts {
  elementId?: string;
  outcome?: string;
  /** Of a return: the element of the step that was left. */
  fromElementId?: string | null;
  template?: string;
  fromVersionId?: string;
  toVersionId?: string;
  mapping?: Record<string, string>;
}

/** About a kilobyte each. */
const MOST_REMEMBERED = 5_000;
/** Whoever has a step in hand returned the matter to an earlier one, or whoever decided took it back. */
export const STEP_RETURNED = 'step-returned';
const SHARED_KINDS = [
  PROCEDURE_STARTED,
  'step-opened',
  'step-decided',
  STEP_RETURNED,
  'document-numbered',
  'waiting-period-started',
  'waiting-period-ended',
];
const kindsOfEntries = (kind: string): string[] => [...SHARED_KINDS, `${kind}-completed`, `${kind}-migrated`];

export function createRuns({ database, kinds }: { database: Database; kinds: MatterKinds }): Runs {
  const remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED });

  /** Once it is committed: use cases that share a commit see each other's entries, and all of them may be undone together. */
  const remember = (id: string, now: Remembered): void =>
    database.afterCommit(() => {
      if ((remembered.get(id)?.seq ?? 0) <= now.seq) remembered.set(id, now);
    });

  async function read(matters: readonly Fenced[], after: (id: string) => number): Promise<Map<string, Entry[]>> {
    const { values, bind } = createQuery();
    const places = matters.map(({ id }) => `(case_id = ${bind(id)} AND case_seq > ${bind(after(id))})`);
    const names = [...new Set(matters.flatMap(({ kind }) => kindsOfEntries(kind)))].map(bind);
    const rows = await database.all<Entry>(
      `SELECT seq AS record_seq, case_id, case_seq, kind, payload FROM record WHERE (${places.join(' OR ')}) AND kind IN (${names.join(',')}) ORDER BY case_id, case_seq`,
      values,
    );
    const byMatter = new Map<string, Entry[]>();
    for (const row of rows) {
      const known = byMatter.get(row.case_id);
      if (known) known.push(row);
      else byMatter.set(row.case_id, [row]);
    }
    for (const [id, entries] of byMatter) byMatter.set(id, sinceItsStart(entries));
    return byMatter;
  }

  /** A matter that was moved began on another version than the one it runs on now. */
  async function beginning(matter: Fenced, entries: readonly Entry[]): Promise<Remembered> {
    const moved = entries.find(({ kind }) => kind === `${matter.kind}-migrated`);
    const first = moved ? (factsIn(moved).fromVersionId ?? null) : matter.procedure_id;
    const { chart } = await procedureOf(kinds, { ...matter, procedure_id: first });
    return { run: startRun(chart), seq: 0 };
  }

  /** Follows entries on top of where the matter stands. */
  async function play(matter: Fenced, from: Played, entries: readonly Entry[]): Promise<Played> {
    let { standing, before, refused, refusedAt, seq, beyond } = from;
    for (const entry of entries) {
      seq = entry.case_seq;
      if (refused) continue;
      if (entry.kind === `${matter.kind}-migrated`) before = [...before, ...standing.facts];
      const next = await after(matter, standing, entry);
      if (next.ok) ({ standing } = next);
      else [refused, refusedAt, beyond] = [next.divergence, entry.record_seq, occurrenceOf(entry, standing.run)];
    }
    return { run: standing.run, standing, before, refused, refusedAt, seq, beyond };
  }

  async function after(
    matter: Fenced,
    standing: Standing,
    entry: Entry,
  ): Promise<{ ok: true; standing: Standing } | { ok: false; divergence: Divergence }> {
    if (entry.kind === STEP_RETURNED) {
      const back = goBack(standing, goingBackOf(entry));
      return back.ok ? back : { ok: false, divergence: divergenceOf(back.problem) };
    }
    if (entry.kind !== `${matter.kind}-migrated`) return standOn(standing, occurrenceOf(entry, standing.run));
    const { toVersionId = null, mapping = {} } = factsIn(entry);
    const { chart } = await procedureOf(kinds, { ...matter, procedure_id: toVersionId });
    const moved = carryOver(standing.run, chart, mapping);
    return moved.ok ? { ok: true, standing: standingAt(moved.run) } : moved;
  }

  const playedFrom = ({ run, refused, refusedAt, seq }: Remembered): Played => ({
    ...{ run, refused, refusedAt, seq },
    ...{ standing: standingAt(run), before: [] },
  });

  /** From its first entry. */
  async function whole(matter: Fenced): Promise<Played> {
    const entries = (await read([matter], () => 0)).get(matter.id) ?? [];
    return play(matter, playedFrom(await beginning(matter, entries)), entries);
  }

  return {
    async of(matters) {
      const found = new Map<string, RecordedRun>();
      if (!matters.length) return found;
      // What is remembered now: while the newer entries are read, somebody else who asks for the same matter remembers them too, and on top
      // of those they would be played a second time.
      const known = new Map(matters.map(({ id }) => [id, remembered.get(id)]));
      const newer = await read(matters, (id) => known.get(id)?.seq ?? 0);
      for (const matter of matters) {
        const entries = newer.get(matter.id) ?? [];
        const from = known.get(matter.id);
        // Who goes back needs to know by what each fact was caused: all of them are played once more.
        const goesBack = from !== undefined && entries.some(({ kind }) => kind === STEP_RETURNED);
        const played = goesBack ? await whole(matter) : await play(matter, playedFrom(from ?? (await beginning(matter, entries))), entries);
        const { run, refused, refusedAt, seq } = played;
        const now: Remembered = { run, refused, refusedAt, seq };
        remember(matter.id, now);
        found.set(matter.id, now);
      }
      return found;
    },
    async factsOf(matter) {
      const { before, standing, beyond } = await whole(matter);
      return [...before, ...standing.facts, ...(beyond ? [beyond] : [])];
    },
    async standingOf(matter) {
      const { refused, standing } = await whole(matter);
      return refused ? undefined : standing;
    },
  };
}

/** What happened before a matter came to its drawing is no fact of it (docs/adr/0021-registry-change-as-procedure.md). */
const sinceItsStart = (entries: Entry[]): Entry[] =>
  entries.slice(
    Math.max(
      0,
      entries.findIndex(({ kind }) => kind === PROCEDURE_STARTED),
    ),
  );

const factsIn = ({ payload }: Entry): Facts => JSON.parse(payload) as Facts;

function goingBackOf(entry: Entry): GoingBack {
  const { elementId = '', fromElementId } = factsIn(entry);
  return { kind: 'returned', elementId, ...(fromElementId == null ? {} : { from: fromElementId }) };
}

const divergenceOf = ({ node }: NoWayBack): Divergence => divergence('no-way-back', node);

function occurrenceOf(entry: Entry, run: Run): Occurrence {
  const { elementId = '', outcome = '', template } = factsIn(entry);
  if (entry.kind === PROCEDURE_STARTED) return { kind: 'started', outcome };
  if (entry.kind === 'step-opened' || entry.kind === 'waiting-period-started') return { kind: 'opened', elementId };
  // A return that does not follow is told as a decision that nobody could give.
  if (entry.kind === 'step-decided' || entry.kind === STEP_RETURNED) return { kind: 'decided', elementId, outcome };
  return { kind: 'done', elementId: elementId || documentDue(run, template) };
}

/** Documents of before carry their template only: they count for the one due element that prints it. */
function documentDue(run: Run, template = ''): string {
  const due = enabled(run).filter(
    ({ kind, elementId }) => kind === 'document' && run.chart.nodes.get(elementId)?.headers[HEADERS.template] === template,
  );
  return due.length === 1 ? (due[0]?.elementId ?? '') : '';
}
