/** Inspections as merging looks at them, and the list of them as a model (docs/adr/0029-models.md). */
import type { PlannedInspection, VisitAnswer } from '../../../domain/inspections/visits.ts';
import { column, definedOnce, type Database, type RowModel } from '../../platform/database/index.ts';

export interface VisitRow {
  /** Of its case. */
  id: string;
  organ_id: string;
  district_id: string | null;
  power_id: string;
  party_number: string;
  party_name: string;
  /** Of its plan, as the number of a day. */
  planned_day: number | null;
  /** That of the shared visit, else the planned one. */
  day: number | null;
  visit_id: string | null;
  /** 1: neither carried out nor closed. */
  is_open: number;
  at: number;
}

export interface ProposalRow {
  id: string;
  /** The case for which it was proposed. */
  matter_id: string;
  /** The case that is asked. */
  other_id: string;
  day: number;
  reason: string;
  person_id: string;
  at: number;
}

export interface AnswerRow {
  proposal_id: string;
  kind: VisitAnswer;
  reason: string;
  person_id: string;
  at: number;
}

export const plannedOf = (row: VisitRow): PlannedInspection => ({
  id: row.id,
  partyNumber: row.party_number,
  day: row.day === null ? null : Number(row.day),
  isOpen: Number(row.is_open) === 1,
  visitId: row.visit_id,
});

export const visitModels = definedOnce((sequelize): { visit: RowModel<VisitRow> } => {
  const { key, text, instant } = column;
  return {
    visit: sequelize.define('inspection_visit', {
      id: key(),
      organ_id: text(),
      district_id: text(),
      power_id: text(),
      party_number: text(),
      party_name: text(),
      planned_day: instant(),
      day: instant(),
      visit_id: text(),
      is_open: instant(),
      at: instant(),
    }),
  };
});

export type VisitStore = ReturnType<typeof createVisitStore>;

export function createVisitStore(database: Database) {
  return {
    row: (id: string) => database.get<VisitRow>('SELECT * FROM inspection_visit WHERE id = $1', [id]),
    ofVisit: (visitId: string) => database.all<VisitRow>('SELECT * FROM inspection_visit WHERE visit_id = $1 ORDER BY at, id', [visitId]),
    /** Open inspections of the same party that {@link row} could be merged with, nearest first. */
    near: (row: VisitRow, withinDays: number) =>
      row.day === null || Number(row.is_open) !== 1
        ? Promise.resolve([])
        : database.all<VisitRow>(
            `SELECT * FROM inspection_visit WHERE party_number = $1 AND is_open = 1 AND id <> $2 AND day BETWEEN $3 AND $4
             ${row.visit_id === null ? '' : 'AND visit_id IS NULL'} ORDER BY ABS(day - $5), id`,
            [row.party_number, row.id, Number(row.day) - withinDays, Number(row.day) + withinDays, Number(row.day)],
          ),
    proposal: (id: string) => database.get<ProposalRow>('SELECT * FROM visit_proposal WHERE id = $1', [id]),
    answer: (id: string) => database.get<AnswerRow>('SELECT * FROM visit_answer WHERE proposal_id = $1', [id]),
    /** Both those for the case and those that ask it, oldest first. */
    proposalsOf: (matterId: string) =>
      database.all<ProposalRow>('SELECT * FROM visit_proposal WHERE matter_id = $1 OR other_id = $1 ORDER BY at, id', [matterId]),
    /** Those of them that nobody has answered yet. */
    waitingOf: (matterId: string) =>
      database.all<ProposalRow>(
        `SELECT p.* FROM visit_proposal p WHERE (p.matter_id = $1 OR p.other_id = $1)
         AND NOT EXISTS (SELECT 1 FROM visit_answer a WHERE a.proposal_id = p.id) ORDER BY p.at, p.id`,
        [matterId],
      ),
    /** One that waits between the two, whichever of them asked. */
    waitingBetween: (a: string, b: string) =>
      database.get<ProposalRow>(
        `SELECT p.* FROM visit_proposal p WHERE ((p.matter_id = $1 AND p.other_id = $2) OR (p.matter_id = $2 AND p.other_id = $1))
         AND NOT EXISTS (SELECT 1 FROM visit_answer a WHERE a.proposal_id = p.id)`,
        [a, b],
      ),
  };
}
