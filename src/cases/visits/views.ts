/** What readers see of inspections that could be merged, or are (R14): their own cases, and of others only whose they are and when. */
import { bilingualOf, type Bilingual, type Page } from '../../../domain/api/basics.ts';
import type { OtherInspection, VisitProposal, VisitRow as Shown, VisitsOfCase } from '../../../domain/api/visits.ts';
import type { FormValues } from '../../../domain/forms/form-values.ts';
import { VISIT_BASIS, type VisitState } from '../../../domain/inspections/visits.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { dayOfInstant, fromDay } from '../../../domain/time/civil-date.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { conditionsOf, readPage, rowsInScope, type Filters } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, type Person, type Scope } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { countsForCap } from '../inspection-frequency.ts';
import { createCaseStore } from '../store.ts';
import { plannedDayIn } from './answers-of-case.ts';
import type { Merging } from './merging.ts';
import { createVisitStore, visitModels, type ProposalRow, type VisitRow } from './models.ts';

export interface VisitFilter {
  state?: VisitState;
  /** What the party's name or number hold. */
  q?: string;
  organ?: string;
  /** On a day within so many days. */
  within?: number;
}

const USUAL_PAGE = 50;
const WAITS = 'NOT EXISTS (SELECT 1 FROM visit_answer a WHERE a.proposal_id = p.id)';
const ASKED = `EXISTS (SELECT 1 FROM visit_proposal p WHERE p.other_id = inspection_visit.id AND ${WAITS})`;
const SENT = `EXISTS (SELECT 1 FROM visit_proposal p WHERE p.matter_id = inspection_visit.id AND ${WAITS})`;
const JOINT = 'inspection_visit.visit_id IS NOT NULL';
const OPEN = 'inspection_visit.is_open = 1';

export type VisitViews = ReturnType<typeof createVisitViews>;

export function createVisitViews(deps: {
  database: Database;
  time: Time;
  names: () => Promise<Directory>;
  flowcharts: Flowcharts;
  merging: Pick<Merging, 'mayMerge'>;
  visitDays: number;
}) {
  const { database, time, names, flowcharts, merging, visitDays } = deps;
  const { visit: model } = visitModels(database);
  const store = createVisitStore(database);
  const cases = createCaseStore(database);

  const NEAR = `EXISTS (SELECT 1 FROM inspection_visit o WHERE o.party_number = inspection_visit.party_number AND o.is_open = 1
    AND o.id <> inspection_visit.id AND o.day BETWEEN inspection_visit.day - ${visitDays} AND inspection_visit.day + ${visitDays}
    AND (o.visit_id IS NULL OR inspection_visit.visit_id IS NULL))`;
  const STATES: Record<VisitState, string> = {
    near: `${OPEN} AND ${NEAR}`,
    asked: ASKED,
    sent: SENT,
    joint: `${OPEN} AND ${JOINT}`,
    past: `inspection_visit.is_open = 0 AND ${JOINT}`,
  };
  const ANY = `(${JOINT} OR (${OPEN} AND (${NEAR} OR ${ASKED} OR ${SENT})))`;

  const filters: Filters<VisitFilter, VisitRow> = {
    state: (state) => () => `(${STATES[state]})`,
    q(typed) {
      const text = typedText(typed);
      if (!text) return undefined;
      const like = text.replace(/[!%_]/g, '!$&');
      return (bind) =>
        `(inspection_visit.party_name LIKE ${bind(`%${like}%`)} ESCAPE '!' OR inspection_visit.party_number LIKE ${bind(`${like}%`)} ESCAPE '!')`;
    },
    organ: (organ) => ({ organ_id: organ }),
    within: (days) => (bind) => `${OPEN} AND inspection_visit.day <= ${bind(dayOfInstant(time.now()) + days)}`,
  };

  /** Others as the person may see them, by their ids. */
  async function describe(person: Person, rows: readonly VisitRow[]): Promise<Map<string, OtherInspection>> {
    if (!rows.length) return new Map();
    const ids = [...new Set(rows.map(({ id }) => id))];
    const powerIds = [...new Set(rows.map(({ power_id }) => power_id))];
    const [known, numbers, powers] = await Promise.all([
      names(),
      database.all<{ id: string; number: string }>(`SELECT id, number FROM matter WHERE id IN (${placeholders(ids.length)})`, ids),
      database.all<{ id: string; name: string; name_en: string }>(
        `SELECT id, name, name_en FROM power WHERE id IN (${placeholders(powerIds.length)})`,
        powerIds,
      ),
    ]);
    return new Map(
      rows.map((row) => {
        const power = powers.find(({ id }) => id === row.power_id);
        return [
          row.id,
          {
            caseId: row.id,
            serial: numbers.find(({ id }) => id === row.id)?.number ?? '',
            organ: { id: row.organ_id, name: known.organ(row.organ_id) },
            power: { id: row.power_id, name: power?.name ?? row.power_id, nameEn: power?.name_en ?? row.power_id },
            day: row.day === null ? null : fromDay(Number(row.day)),
            readable: may(person, 'case.read', { organId: row.organ_id, districtId: row.district_id }),
          },
        ];
      }),
    );
  }

  const described = async (person: Person, rows: readonly VisitRow[]): Promise<OtherInspection[]> => {
    const found = await describe(person, rows);
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  };

  async function jointOf(person: Person, row: VisitRow): Promise<Shown['joint']> {
    if (row.visit_id === null || row.day === null) return null;
    const others = (await store.ofVisit(row.visit_id)).filter(({ id }) => id !== row.id);
    return { day: fromDay(Number(row.day)), others: await described(person, others) };
  }

  async function proposalsOf(person: Person, row: VisitRow): Promise<VisitProposal[]> {
    const [rows, known, mayMerge] = [await store.proposalsOf(row.id), await names(), await merging.mayMerge(person, row.id)];
    return Promise.all(rows.map((proposal) => shownProposal(person, row, proposal, known, mayMerge)));
  }

  async function shownProposal(
    person: Person,
    row: VisitRow,
    proposal: ProposalRow,
    known: Directory,
    mayMerge: boolean,
  ): Promise<VisitProposal> {
    const direction = proposal.matter_id === row.id ? 'sent' : 'received';
    const otherRow = await store.row(direction === 'sent' ? proposal.other_id : proposal.matter_id);
    const [other] = otherRow ? await described(person, [otherRow]) : [];
    if (!other) throw new Error(`The other inspection of proposal ${proposal.id} is gone`);
    const answer = await store.answer(proposal.id);
    return {
      ...{ id: proposal.id, direction, other, day: fromDay(Number(proposal.day)), reason: proposal.reason },
      ...{ by: known.person(proposal.person_id), at: isoInChina(Number(proposal.at)) },
      answer: answer
        ? { kind: answer.kind, reason: answer.reason, by: known.person(answer.person_id), at: isoInChina(Number(answer.at)) }
        : null,
      mayAnswer: !answer && direction === 'received' && mayMerge,
      mayWithdraw: !answer && direction === 'sent' && mayMerge,
    };
  }

  return {
    async list(
      person: Person,
      scope: Scope,
      { after, limit = USUAL_PAGE, ...filter }: VisitFilter & { after?: string; limit?: number },
    ): Promise<Page<Shown>> {
      const where = [...conditionsOf(filters, filter), ...(filter.state ? [] : [() => ANY])];
      const { rows, next, total } = await readPage<VisitRow>(
        database.aside,
        { model, newest: 'at', parts: [rowsInScope<VisitRow>(scope)], where },
        { after, limit },
      );
      const own = await describe(person, rows);
      const items = await Promise.all(
        rows.map(async (row): Promise<Shown> => {
          const head = own.get(row.id);
          const open = await store.waitingOf(row.id);
          return {
            ...{ id: row.id, serial: head?.serial ?? '', organ: head?.organ ?? { id: row.organ_id, name: '' } },
            power: head?.power ?? { id: row.power_id, name: '', nameEn: '' },
            partyName: row.party_name,
            plannedOn: row.planned_day === null ? null : fromDay(Number(row.planned_day)),
            isOpen: Number(row.is_open) === 1,
            joint: await jointOf(person, row),
            near: await described(person, await store.near(row, visitDays)),
            asked: open.filter(({ other_id }) => other_id === row.id).length,
            sent: open.filter(({ matter_id }) => matter_id === row.id).length,
          };
        }),
      );
      return { items, next, total };
    },

    async ofCase(person: Person, caseId: string): Promise<VisitsOfCase> {
      const [row, caseRow] = [await store.row(caseId), await cases.case(caseId)];
      if (!caseRow || !may(person, 'case.read', { organId: caseRow.organ_id, districtId: caseRow.district_id }))
        throw notFound('该办件', 'case');
      const empty = { withinDays: visitDays, plannedOn: null, isOpen: false, mayMerge: false, joint: null, noticeOtherDay: false };
      if (!row) return { ...empty, near: [], proposals: [], counted: null };
      const { entry } = await flowcharts(caseRow.version_id);
      const notices = await database.all<{ created_at: number }>(
        "SELECT created_at FROM document WHERE matter_id = $1 AND template = 'inspection-notice' ORDER BY created_at, id",
        [caseId],
      );
      const planned = plannedDayIn(await cases.standingOpinionsOf(caseId));
      const joint = await jointOf(person, row);
      return {
        withinDays: visitDays,
        plannedOn: planned === undefined ? null : fromDay(planned),
        isOpen: Number(row.is_open) === 1,
        mayMerge: await merging.mayMerge(person, caseId),
        joint,
        noticeOtherDay: joint !== null && notices.length > 0 && planned !== undefined && fromDay(planned) !== joint.day,
        near: await described(person, await store.near(row, visitDays)),
        proposals: await proposalsOf(person, row),
        counted: countedOf(entry.frequency?.perYear, countsForCap(entry.frequency, JSON.parse(caseRow.form) as FormValues)),
      };
    },
  };
}

function countedOf(perYear: number | undefined, counts: boolean): Bilingual | null {
  if (perYear === undefined || !counts) return null;
  return bilingualOf({
    name: `合并实施的检查，在年度频次上限（${perYear} 次）中只计一次（${VISIT_BASIS}）。`,
    nameEn: `Inspections of one merged visit count once for the cap of ${perYear} a year (${VISIT_BASIS}).`,
  });
}
