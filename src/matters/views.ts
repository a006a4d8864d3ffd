/**
 * One matter in full, of whatever kind, and one of its steps: what a page shows and what the reader may see of it (R12a, R14). In SQL: it
 * is read with every step of a case (docs/adr/0022-hot-path.md).
 */
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { LIMIT_PASSED } from '../../domain/contract.ts';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import { ownOutcomes } from '../../domain/flowchart/outcomes.ts';
import type { ClockView, DocumentView, MatterDetail, TimelineEvent, RecordLine } from '../../domain/api/matters.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { clockView, type MatterClock } from './clock-view.ts';
import type { Comments } from './comments.ts';
import type { Describe } from './describe.ts';
import type { Files } from './files.ts';
import type { Kinds } from './kinds.ts';
import type { Links } from './links.ts';
import type { MatterLists } from './list.ts';
import { createQuery } from './query.ts';
import { createProposalStore, mayBeProposed, type ProposalRow } from './proposals.ts';
import { createReturnStore } from './returns.ts';
import { isAtPositionOf, type Reach } from './reach.ts';
import { isRunning, type MatterProcedure, type StepViews } from './step-views.ts';
import { createMatterStore, outcomesOf, type MatterRow, type OpinionRow, type StepRow } from './store.ts';
import { timelineOf } from './timeline.ts';

/** What every matter has beside its header, read at once. */
export interface MatterParts {
  steps: StepRow[];
  opinions: OpinionRow[];
  stepViews: StepView[];
  documents: DocumentView[];
  clocks: ClockView[];
  signals: MatterDetail['signals'];
  timeline: TimelineEvent[];
  record: RecordLine[];
}

export interface MatterViewDependencies {
  database: Database;
  record: RecordBook;
  kinds: Kinds;
  reach: Reach;
  describe: Describe;
  lists: MatterLists;
  stepView: StepViews;
  files: Files;
  comments: Comments;
  links: Links;
  names: () => Promise<Directory>;
  procedureOf: (matter: Pick<MatterRow, 'id' | 'kind' | 'procedure_id'>) => Promise<MatterProcedure | null>;
  /** What a step's form is judged with; null of a matter without a procedure. */
  judgingOf: (matter: MatterRow, step: StepRow) => Promise<StepDetail['judging']>;
  calendar: () => WorkingCalendar;
  /** Every clock of a matter, in the order of their opening. */
  clocksOf: (matterId: string) => Promise<MatterClock[]>;
  documentsOf: (matterId: string) => Promise<DocumentView[]>;
  signalsOf: (matterId: string) => Promise<MatterParts['signals']>;
  ownPhrases: (person: Person) => Promise<StepDetail['ownPhrases']>;
  colleaguesOf: (organId: string, positionCode: string) => Promise<{ id: string; name: string }[]>;
}

export type MatterViews = ReturnType<typeof createMatterViews>;

export function createMatterViews(deps: MatterViewDependencies) {
  const { database, record, kinds, reach } = deps;
  const store = createMatterStore(database);
  const proposals = createProposalStore(database);
  const returns = createReturnStore(database);

  function rowFor(person: Person, matterId: string): Promise<MatterRow | undefined> {
    const { values, bind } = createQuery();
    return database.get<MatterRow>(`SELECT m.* FROM matter m WHERE m.id = ${bind(matterId)} AND ${reach.readable(person, bind)}`, values);
  }

  /** The header, where the person may see the matter; whether it is there is told to nobody else. */
  async function readable(person: Person, matterId: string): Promise<MatterRow> {
    const row = await rowFor(person, matterId);
    if (!row) throw notFound('该办理事项', 'matter');
    return row;
  }

  async function partsOf(matter: MatterRow): Promise<MatterParts> {
    const [steps, opinions, documents, clocks, signals, entries, extras, procedure, names] = await Promise.all([
      store.stepsOf(matter.id),
      store.opinionsOf(matter.id),
      deps.documentsOf(matter.id),
      deps.clocksOf(matter.id),
      deps.signalsOf(matter.id),
      record.ofMatter(matter.id),
      deps.describe([matter]),
      deps.procedureOf(matter),
      deps.names(),
    ]);
    const proposed = await proposals.latestOf(steps.filter(mayBeProposed).map(({ id }) => id));
    const returned = await returns.ofSteps(steps);
    const opening = kinds.of(matter.kind).opening?.(matter.number) ?? {
      text: `登记，编号 ${matter.number}`,
      textEn: `Opened, number ${matter.number}`,
    };
    return {
      steps,
      opinions,
      documents,
      signals,
      stepViews: steps.map((step) =>
        deps.stepView({
          step,
          matter,
          extra: extras.of(matter.id),
          procedure,
          names,
          opinion: opinions.find((opinion) => opinion.step_id === step.id),
          proposal: proposed.get(step.id),
          returned: returned.get(step.return_id ?? ''),
        }),
      ),
      clocks: clocks.map((clock) => clockView(clock, steps, deps.calendar())),
      timeline: timelineOf({
        matter,
        opening,
        steps,
        opinions,
        documents,
        entries,
        names,
        nameOf: (id) => procedure?.description.nameOf(id) ?? id,
      }),
      record: entries.map(({ seq, case_seq, kind, at, hash, previous_hash, actor_id }) => ({
        seq,
        caseSeq: case_seq,
        kind,
        at: isoInChina(at),
        hash,
        previousHash: previous_hash,
        person: actor_id && names.person(actor_id),
      })),
    };
  }

  async function shown(person: Person, matter: MatterRow): Promise<MatterDetail> {
    const [parts, procedure, rows, files, comments, links, names] = await Promise.all([
      partsOf(matter),
      deps.procedureOf(matter),
      deps.lists.shown([matter]),
      deps.files.of(matter.id),
      deps.comments.of(matter.id),
      deps.links.of(person, matter.id),
      deps.names(),
    ]);
    const { stepViews: steps, documents, clocks, signals, timeline, record: lines } = parts;
    const running = parts.steps.filter(isRunning);
    return {
      ...(rows[0] as (typeof rows)[number]),
      openedBy: matter.opened_by && names.person(matter.opened_by),
      frozenAt: isoInChina(matter.frozen_at),
      atReader: running.filter((step) => isAtPositionOf(person, step)).map(({ id }) => id),
      readerGives: running.flatMap((step) =>
        outcomesOf(step).flatMap(({ position, ...outcome }) =>
          position !== undefined &&
          isAtPositionOf(person, {
            organ_id: organOfPosition(procedure?.positions ?? [], position, matter),
            position_code: position,
          })
            ? [{ stepId: step.id, outcome }]
            : [],
        ),
      ),
      steps,
      documents,
      files,
      comments,
      links,
      clocks,
      signals,
      timeline,
      record: lines,
    };
  }

  async function stepRow(stepId: string): Promise<StepRow> {
    const row = await store.step(stepId);
    if (!row) throw notFound('该环节', 'step');
    return row;
  }

  return {
    readable,
    mayRead: async (person: Person, matterId: string): Promise<boolean> => (await rowFor(person, matterId)) !== undefined,
    partsOf,
    filesOf: (matterId: string) => deps.files.of(matterId),
    stepsOf: store.stepsOf,

    detail: async (person: Person, matterId: string): Promise<MatterDetail> => shown(person, await readable(person, matterId)),

    /** One step alone, for whoever may act at it. */
    async step(stepId: string): Promise<StepView> {
      const step = await stepRow(stepId);
      const matter = await store.matter(step.matter_id);
      if (!matter) throw notFound('该办理事项', 'matter');
      const [extras, procedure, names, opinion, proposed] = await Promise.all([
        deps.describe([matter]),
        deps.procedureOf(matter),
        deps.names(),
        store.opinionOfStep(stepId),
        mayBeProposed(step) ? proposals.latestOf([stepId]) : new Map<string, ProposalRow>(),
      ]);
      const returned = await returns.ofSteps([step]);
      return deps.stepView({
        ...{ step, matter, extra: extras.of(matter.id), procedure, names, opinion },
        ...{ proposal: proposed.get(stepId), returned: returned.get(step.return_id ?? '') },
      });
    },

    /** A step with its matter: what is known, what may be done, and what then follows. */
    async stepDetail(person: Person, stepId: string): Promise<StepDetail> {
      const row = await stepRow(stepId);
      const matter = await readable(person, row.matter_id);
      const { detail, phrases, hinders } = kinds.of(matter.kind);
      const [step, own, every, procedure, colleagues, judging, ownPhrases] = await Promise.all([
        this.step(stepId),
        detail?.(person, matter.id) ?? null,
        detail ? null : shown(person, matter),
        deps.procedureOf(matter),
        deps.colleaguesOf(row.organ_id, row.position_code),
        row.form_key === null ? null : deps.judgingOf(matter, row),
        deps.ownPhrases(person),
      ]);
      const outcomes = ownOutcomes(outcomesOf(row));
      const running = hinders && isRunning(row) ? outcomes : [];
      const hindered = await Promise.all(
        running.map(async (outcome) => [outcome.code, (await hinders?.(matter, outcome, row))?.[0]] as const),
      );
      const hasTimer = procedure?.chart.nodes.get(row.element_id)?.borderTimer !== undefined;
      const codes = [...outcomes.map(({ code }) => code), ...(hasTimer ? [LIMIT_PASSED] : [])];
      return {
        step,
        case: own,
        matter: every,
        next: Object.fromEntries(
          procedure ? codes.map((code) => [code, procedure.description.nextText(row.element_id, code, procedure)]) : [],
        ),
        hindered: Object.fromEntries(
          hindered.flatMap(([code, found]) =>
            found ? [[code, { code: found.code, message: found.message, messageEn: found.messageEn }]] : [],
          ),
        ),
        phrases: Object.fromEntries(
          await Promise.all(
            outcomes.map(async (outcome) => [outcome.code, (await phrases?.(outcome, matter.procedure_id ?? '')) ?? []] as const),
          ),
        ),
        colleagues,
        judging,
        ownPhrases,
      };
    },
  };
}
