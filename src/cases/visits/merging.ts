/**
 * Merging the visits of inspections (国办发〔2024〕54号; docs/adr/0045-merged-visits.md): whoever inspects proposes it for their case, whoever
 * inspects at the other case accepts or declines with reasons. What is accepted is one visit on one day, shown at both ends.
 */
import { randomUUID } from 'node:crypto';
import { hindersDay, hindersMerging, type VisitAnswer } from '../../../domain/inspections/visits.ts';
import { dayOfInstant, fromDay, toDay, type CivilDate } from '../../../domain/time/civil-date.ts';
import { updateRow, type LinkRegistered, type Tell } from '../../matters/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore, type CaseRow } from '../store.ts';
import { inspectingPositions } from './answers-of-case.ts';
import { createVisitStore, plannedOf, type AnswerRow, type ProposalRow, type VisitRow } from './models.ts';

export interface MergingDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  flowcharts: Flowcharts;
  linkRegistered: LinkRegistered;
  tell: Tell;
  organName: (organId: string) => Promise<string>;
  holdersOf: (organId: string, position: string) => Promise<{ id: string }[]>;
  /** How many days apart planned inspections may be. */
  visitDays: number;
}

/** What is refused by rule, at the edge. */
const STANDING = ['visit-carried-out', 'visit-merged-already', 'visit-not-planned', 'visit-too-far'];
export const PROPOSAL_REFUSALS = { 409: ['visit-own-case', 'visit-other-party', 'visit-proposed-already', ...STANDING] };
export const ANSWER_REFUSALS = { 409: ['visit-answered-already', ...STANDING] };

export type Merging = ReturnType<typeof createMerging>;

export function createMerging(deps: MergingDependencies) {
  const { database, record, time, flowcharts, visitDays } = deps;
  const cases = createCaseStore(database);
  const store = createVisitStore(database);

  const positionsOf = async (row: CaseRow): Promise<ReadonlySet<string>> => {
    const { entry, description } = await flowcharts(row.version_id);
    return inspectingPositions(entry, description.chart);
  };

  /** Who plans, announces or carries out this inspection, in its organ. */
  async function mayMerge(person: Person, caseId: string): Promise<boolean> {
    const row = await cases.case(caseId);
    if (!row || !may(person, 'visit.merge', { organId: row.organ_id, districtId: row.district_id })) return false;
    const codes = await positionsOf(row);
    return person.positions.some(({ organId, code }) => organId === row.organ_id && codes.has(code));
  }

  /** The case, of whoever reads it; refused unless they inspect there. */
  async function acting(person: Person, caseId: string): Promise<CaseRow> {
    const row = await cases.case(caseId);
    if (!row || !may(person, 'case.read', { organId: row.organ_id, districtId: row.district_id })) throw notFound('该办件', 'case');
    if (!(await mayMerge(person, caseId))) throw forbidden('visit.merge');
    return row;
  }

  /** Both, held in the order of their ids. */
  async function bothOf(mine: string, other: string): Promise<[VisitRow, VisitRow]> {
    await cases.lockAll([...new Set([mine, other])].sort());
    const [a, b] = [await store.row(mine), await store.row(other)];
    if (!a || !b) throw notFound('该检查办件', 'inspection');
    return [a, b];
  }

  function judge(pair: readonly [VisitRow, VisitRow], day: number): void {
    const [mine, other] = [plannedOf(pair[0]), plannedOf(pair[1])];
    const standing = hindersMerging(mine, other, visitDays);
    if (standing) throw conflict(standing.code, standing.message, standing.messageEn);
    const wrongDay = hindersDay(day, [mine, other], { today: dayOfInstant(time.now()), withinDays: visitDays });
    if (wrongDay) throw badInput([{ path: 'day', ...wrongDay }]);
  }

  /** For those who inspect at a case: nothing of the other case but whose it is. */
  async function tellThose(person: Person, caseRow: CaseRow, about: string, text: string): Promise<void> {
    const codes = await positionsOf(caseRow);
    const people = (await Promise.all([...codes].map((code) => deps.holdersOf(caseRow.organ_id, code)))).flat().map(({ id }) => id);
    await deps.tell(person, caseRow.id, { personIds: people.filter((id) => id !== person.id), text, about });
  }

  async function join(person: Person, [mine, other]: readonly [VisitRow, VisitRow], proposal: ProposalRow): Promise<void> {
    const visitId = mine.visit_id ?? other.visit_id ?? proposal.id;
    for (const row of [mine, other]) {
      if (row.visit_id !== null) continue;
      await updateRow(database, 'inspection_visit', row.id, { visit_id: visitId, day: proposal.day });
      record.append({
        kind: 'visit-joined',
        matterId: row.id,
        actorId: person.id,
        payload: { visitId, visitOn: fromDay(Number(proposal.day)), proposalId: proposal.id },
      });
    }
    await deps.linkRegistered(person, mine.id, { kind: 'matter', id: other.id, relation: 'joins' });
  }

  /** Behind the lock of both cases, so that of two answers at once one is refused. */
  async function refuseAnswered(proposalId: string): Promise<void> {
    if (await store.answer(proposalId))
      throw conflict('visit-answered-already', '该合并检查的提议已经答复或者撤回。', 'The proposal has been answered or withdrawn.');
  }

  async function end(person: Person, proposal: ProposalRow, kind: VisitAnswer, reason: string): Promise<void> {
    const row: AnswerRow = { proposal_id: proposal.id, kind, reason, person_id: person.id, at: time.now().getTime() };
    await database.insert('visit_answer', { ...row });
    for (const matterId of [proposal.matter_id, proposal.other_id])
      record.append({ kind: 'visit-answered', matterId, actorId: person.id, payload: { proposalId: proposal.id, kind, reason } });
  }

  return {
    mayMerge,

    /** Asks the other organ; answers the proposal's id. */
    propose: (person: Person, caseId: string, asked: { otherId: string; day: CivilDate; reason: string }): Promise<string> =>
      database.write(async () => {
        const mine = await acting(person, caseId);
        const pair = await bothOf(caseId, asked.otherId);
        // Of another enterprise nobody is even told that there is such a case.
        if (pair[0].party_number !== pair[1].party_number && !may(person, 'case.read', { organId: pair[1].organ_id }))
          throw notFound('该检查办件', 'inspection');
        judge(pair, toDay(asked.day));
        if (await store.waitingBetween(caseId, asked.otherId))
          throw conflict(
            'visit-proposed-already',
            '两件检查之间已有待答复的合并提议。',
            'A proposal between the two waits for its answer.',
          );
        const other = await cases.case(asked.otherId);
        if (!other) throw notFound('该检查办件', 'inspection');
        const proposal: ProposalRow = {
          ...{ id: randomUUID(), matter_id: caseId, other_id: asked.otherId, day: toDay(asked.day), reason: asked.reason },
          ...{ person_id: person.id, at: time.now().getTime() },
        };
        await database.insert('visit_proposal', { ...proposal });
        for (const [matterId, towards] of [
          [mine.id, other],
          [other.id, mine],
        ] as const)
          record.append({
            kind: matterId === mine.id ? 'visit-proposed' : 'visit-asked',
            matterId,
            actorId: person.id,
            payload: {
              ...{ proposalId: proposal.id, visitOn: asked.day, reason: asked.reason, serial: towards.serial },
              organ: await deps.organName(towards.organ_id),
            },
          });
        await tellThose(
          person,
          other,
          `visit/${proposal.id}/asked`,
          `${await deps.organName(mine.organ_id)}提议于 ${asked.day} 合并检查“${other.party_name}”，请答复。`,
        );
        return proposal.id;
      }),

    /** Of whoever inspects at the case that is asked; declining needs a reason. Answers the case's id. */
    answer: (person: Person, proposalId: string, { accepted, reason }: { accepted: boolean; reason: string }): Promise<string> =>
      database.write(async () => {
        const proposal = await store.proposal(proposalId);
        if (!proposal) throw notFound('该提议', 'proposal');
        const own = await acting(person, proposal.other_id);
        const pair = await bothOf(proposal.matter_id, proposal.other_id);
        await refuseAnswered(proposalId);
        if (accepted) judge(pair, Number(proposal.day));
        await end(person, proposal, accepted ? 'accepted' : 'declined', reason);
        if (accepted) await join(person, pair, proposal);
        const asker = await cases.case(proposal.matter_id);
        const organ = await deps.organName(own.organ_id);
        const text = accepted ? `${organ}同意于 ${fromDay(Number(proposal.day))} 合并检查。` : `${organ}不同意合并检查：${reason}`;
        if (asker) await tellThose(person, asker, `visit/${proposalId}/answered`, text);
        return proposal.other_id;
      }),

    /** Of whoever inspects at the case for which it was proposed, while nobody has answered. Answers the case's id. */
    withdraw: (person: Person, proposalId: string, reason: string): Promise<string> =>
      database.write(async () => {
        const proposal = await store.proposal(proposalId);
        if (!proposal) throw notFound('该提议', 'proposal');
        await acting(person, proposal.matter_id);
        await bothOf(proposal.matter_id, proposal.other_id);
        await refuseAnswered(proposalId);
        await end(person, proposal, 'withdrawn', reason);
        return proposal.matter_id;
      }),
  };
}
