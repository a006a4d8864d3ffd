/** What pages read of cases beside what every matter has: read models over the rows, restricted by the reader's scope (R14). */
import type { BriefLimit, CaseDetail, CaseRow as ListedRow } from '../../domain/api/cases.ts';
import type { Page } from '../../domain/api/basics.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { NO_DAYS_LEFT, workingDaysLeft } from '../../domain/clocks/working-days-left.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import { labelled, withEnglish } from '../../domain/forms/labelled.ts';
import { describeParty, maskParty } from '../../domain/party/describe-party.ts';
import type { Party } from '../../domain/party/party.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { ClockRow } from '../clocks/index.ts';
import {
  caseParts,
  hasInHand,
  inOrder,
  isRunning,
  matterModels,
  openStepsOf,
  readPage,
  type MatterRow,
  type MatterViews,
} from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person, Scope } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Time } from '../platform/time/time.ts';
import { createDivergences } from '../procedures/index.ts';
import type { PeriodViews, Unserved } from '../procedures/index.ts';
import { createCaseConditions, type CaseFilter } from './filters.ts';
import type { Flowcharts } from './flowcharts.ts';
import type { Materials, Promises } from './materials/index.ts';
import { BRIEF_COLUMNS, CASE_CLOCK, CASES, createCaseStore, type BriefCase } from './store.ts';

export interface ViewDependencies {
  database: Database;
  time: Time;
  flowcharts: Flowcharts;
  names: () => Promise<Directory>;
  calendar: () => WorkingCalendar;
  matters: Pick<MatterViews, 'readable' | 'partsOf' | 'filesOf'>;
  periodViews: PeriodViews;
  unserved: Unserved;
  materials: Pick<Materials, 'of' | 'mayTick'>;
  promises: Pick<Promises, 'of'>;
}

export interface CaseQuestion extends CaseFilter {
  after?: string;
  limit?: number;
}

type ListedCase = BriefCase & {
  clock_id: string;
  clock_state: ClockRow['state'] | null;
  colour: ClockRow['colour'] | null;
  promised_due: number | null;
  statutory_due: number | null;
  next_at: number | null;
  undetermined_year: number | null;
  power_name: string;
  power_name_en: string;
};

/** With the words that both kinds of party have in common. */
function partyView(party: Party): CaseDetail['party'] {
  const { idLabel, idNumber } = describeParty(party);
  return party.kind === 'organisation' ? { ...party, idLabel, idNumber } : { ...party, idLabel };
}

const USUAL_PAGE = 50;
const MOST = 300;

export type CaseViews = ReturnType<typeof createCaseViews>;

export function createCaseViews(deps: ViewDependencies) {
  const { database, time, flowcharts } = deps;
  const store = createCaseStore(database);
  const divergences = createDivergences(database);
  const { matter } = matterModels(database);
  const conditions = createCaseConditions(database, time);

  async function list(scope: Scope, { after, limit = USUAL_PAGE, ...filter }: CaseQuestion): Promise<Page<ListedRow>> {
    const { rows, next, total } = await readPage<MatterRow>(
      database.aside,
      {
        model: matter,
        newest: 'opened_at',
        attributes: ['id', 'opened_at'],
        parts: caseParts(scope),
        where: conditions.of(filter),
      },
      { after, limit: Math.min(Math.max(limit, 1), MOST) },
    );
    const ids = rows.map(({ id }) => id);
    const page = await listed(ids);
    const steps = await openStepsOf(database, ids);
    const names = await deps.names();
    return {
      items: page.map((row) => ({
        id: row.id,
        serial: row.serial,
        subject: row.subject,
        power: { id: row.power_id, name: row.power_name, nameEn: row.power_name_en },
        organ: { id: row.organ_id, name: names.organ(row.organ_id) },
        partyName: row.party_name,
        state: row.state,
        result: row.result,
        receivedAt: isoInChina(row.received_at),
        acceptedAt: isoInChina(row.accepted_at),
        completedAt: isoInChina(row.completed_at),
        currentSteps: steps.of(row.id).map((step) => ({
          name: step.name,
          positionName: names.position(step.organ_id, step.position_code),
          since: isoInChina(step.opened_at),
          dueAt: isoInChina(step.due_at),
        })),
        clock: clockOf(row),
      })),
      next,
      total,
    };
  }

  /** What a page of the list shows of these cases, in their order. */
  async function listed(ids: readonly string[]): Promise<ListedCase[]> {
    if (!ids.length) return [];
    const rows = await database.all<ListedCase>(
      `SELECT ${BRIEF_COLUMNS}, k.id AS clock_id, k.state AS clock_state, k.colour, k.next_at, k.undetermined_year,
         promised.due_at AS promised_due, statutory.due_at AS statutory_due, p.name AS power_name, p.name_en AS power_name_en
       FROM ${CASES} ${CASE_CLOCK} JOIN power p ON p.id = c.power_id WHERE m.id IN (${placeholders(ids.length)})`,
      [...ids],
    );
    return inOrder(ids, rows);
  }

  const clockOf = (row: ListedCase): ListedRow['clock'] =>
    row.clock_state &&
    row.colour && {
      id: row.clock_id,
      state: row.clock_state,
      colour: row.colour,
      nextDueAt: isoInChina(row.next_at),
      limits: [briefLimit('promised', row.promised_due, row), briefLimit('statutory', row.statutory_due, row)],
    };

  const briefLimit = (id: BriefLimit['id'], due: number | null, row: ListedCase): BriefLimit => ({
    id,
    dueAt: isoInChina(due),
    undeterminedYear: row.undetermined_year ?? undefined,
    ...(row.clock_state === 'running' ? workingDaysLeft(deps.calendar(), due, time.now()) : NO_DAYS_LEFT),
  });

  async function detail(person: Person, caseId: string): Promise<CaseDetail> {
    const matter = await deps.matters.readable(person, caseId);
    const row = await store.case(matter.id);
    if (!row) throw notFound('该办件', 'case');
    const [flowchart, parts, names, divergence] = await Promise.all([
      flowcharts(row.version_id),
      deps.matters.partsOf(matter),
      deps.names(),
      divergences.ofMatter(caseId),
    ]);
    const { steps, opinions } = parts;
    const periods = await deps.periodViews(person, matter);
    const { entry, description } = flowchart;
    const party = JSON.parse(row.party) as Party;
    // Sensitive numbers are shown to whoever has the case in hand now (R11.1).
    const shown = hasInHand(person, steps) ? party : maskParty(party);
    const visited = description.visited(
      steps.map((step) => ({
        elementId: step.element_id,
        outcome: opinions.find((opinion) => opinion.step_id === step.id)?.outcome ?? null,
      })),
      periods.filter(({ endedAt }) => endedAt !== null).map(({ elementId }) => elementId),
    );
    const waits = periods.filter(({ purpose, endedAt }) => purpose === 'waiting-period' && endedAt === null);
    return {
      id: row.id,
      serial: row.serial,
      subject: row.subject,
      power: { id: row.power_id, name: entry.powerName, nameEn: entry.powerNameEn, code: entry.powerCode },
      organ: { id: row.organ_id, name: names.organ(row.organ_id) },
      isInspection: entry.category === 'inspection',
      state: row.state,
      result: row.result,
      receivedAt: isoInChina(row.received_at),
      receivedBy: names.person(row.received_by),
      acceptedAt: isoInChina(row.accepted_at),
      acceptedBy: row.accepted_by && names.person(row.accepted_by),
      decidedAt: isoInChina(row.decided_at),
      completedAt: isoInChina(row.completed_at),
      partyName: row.party_name,
      party: partyView(shown),
      form: withEnglish(entry.caseForm, labelled(entry.caseForm, JSON.parse(row.form) as FormValues)),
      materials: await deps.materials.of(row, entry),
      mayTick: await deps.materials.mayTick(person, matter, entry),
      promises: await deps.promises.of(row.id),
      files: await deps.matters.filesOf(row.id),
      versionId: row.version_id,
      versionNumber: flowchart.number,
      bpmnXml: flowchart.xml,
      processInstanceKey: row.process_instance_key,
      divergence,
      path: {
        visited,
        current: [...steps.filter(isRunning).map((step) => step.element_id), ...waits.map(({ elementId }) => elementId)],
        durations: steps.reduce<Record<string, number>>(
          (sum, step) => ({
            ...sum,
            [step.element_id]: (sum[step.element_id] ?? 0) + (step.decided_at ?? time.now().getTime()) - step.opened_at,
          }),
          {},
        ),
      },
      steps: parts.stepViews,
      documents: parts.documents,
      notServed: (await deps.unserved(row.id)).map(({ id, title, number, attempted }) => ({ id, title, number, attempted })),
      clock: parts.clocks.find(({ purpose }) => purpose === 'handling') ?? null,
      acceptance: parts.clocks.findLast(({ purpose }) => purpose === 'acceptance') ?? null,
      holding: parts.clocks.find(({ purpose }) => purpose === 'holding') ?? null,
      periods,
      signals: parts.signals,
      timeline: parts.timeline,
      record: parts.record,
    };
  }

  return { list, detail };
}
