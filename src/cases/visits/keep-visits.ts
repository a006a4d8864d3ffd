/**
 * Keeps `inspection_visit` true: one row an inspection, with its day and whether it is still to be carried out, written in the transaction
 * in which its case moved. Derived from the case, but for the shared visit, which the record tells.
 */
import { isOnSite, plannedDayIn, visitedDayIn } from './answers-of-case.ts';
import { numberOfParty, type Party } from '../../../domain/party/party.ts';
import { fromDay } from '../../../domain/time/civil-date.ts';
import { updateRow, type MatterRow } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Flowcharts } from '../flowcharts.ts';
import { createCaseStore } from '../store.ts';
import { createVisitStore, type VisitRow } from './models.ts';

export type KeepVisits = (matter: Pick<MatterRow, 'id' | 'procedure_id'>, closing?: 'closing') => Promise<void>;

export function createKeepVisits({
  database,
  record,
  flowcharts,
}: {
  database: Database;
  record: RecordBook;
  flowcharts: Flowcharts;
}): KeepVisits {
  const cases = createCaseStore(database);
  const visits = createVisitStore(database);

  return async ({ id, procedure_id }, closing) => {
    // Every other case is spared the questions.
    const { entry, description } = await flowcharts(procedure_id ?? '');
    if (entry.category !== 'inspection') return;
    const [before, caseRow] = [await visits.row(id), await cases.case(id)];
    if (!caseRow) return;
    const [opinions, steps] = [await cases.standingOpinionsOf(id), await cases.stepsOf(id)];
    const carriedOut = opinions.some(({ step_id, effect }) => {
      const step = steps.find((one) => one.id === step_id);
      return step !== undefined && effect !== 'drop' && isOnSite(description.chart, step.element_id);
    });
    const planned = plannedDayIn(opinions);
    const visited = carriedOut ? visitedDayIn(opinions) : undefined;
    const left = leaves(before, { isClosing: closing !== undefined, carriedOut, visited });
    const visitId = left ? null : (before?.visit_id ?? null);
    const state = {
      planned_day: planned ?? null,
      day: visitId === null ? (planned ?? null) : (before?.day ?? null),
      visit_id: visitId,
      is_open: closing || carriedOut ? 0 : 1,
    };
    if (before) await updateRow(database, 'inspection_visit', id, state);
    else
      await database.insert('inspection_visit', {
        ...{ id, organ_id: caseRow.organ_id, district_id: caseRow.district_id, power_id: caseRow.power_id },
        ...{ party_number: numberOfParty(JSON.parse(caseRow.party) as Party), party_name: caseRow.party_name, at: caseRow.received_at },
        ...state,
      });
    if (left && before?.visit_id)
      record.append({
        kind: 'visit-left',
        matterId: id,
        payload: { visitId: before.visit_id, ground: left, ...(visited === undefined ? {} : { visitedOn: fromDay(visited) }) },
      });
  };
}

/** An inspection that was not carried out, or on another day, was no part of the shared visit. */
function leaves(
  before: VisitRow | undefined,
  { isClosing, carriedOut, visited }: { isClosing: boolean; carriedOut: boolean; visited: number | undefined },
): 'not-carried-out' | 'other-day' | undefined {
  if (!before?.visit_id) return undefined;
  if (carriedOut && visited !== undefined && before.day !== null && visited !== Number(before.day)) return 'other-day';
  return isClosing && !carriedOut ? 'not-carried-out' : undefined;
}
