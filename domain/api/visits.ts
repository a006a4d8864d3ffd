/** Answers about merged inspection visits (国办发〔2024〕54号): page and server infer their types from these. */
import { z } from 'zod';
import { VISIT_ANSWERS, type VisitAnswer } from '../inspections/visits.ts';
import { bilingual, civilDate, named, pageOf, time } from './basics.ts';

/** Of another organ's inspection no more than merging needs: whose it is, of which power, its number and its day (R14). */
export const otherInspection = z
  .strictObject({
    caseId: z.string(),
    serial: z.string(),
    organ: named,
    power: named.extend({ nameEn: z.string() }),
    day: civilDate.nullable(),
    /** Whether the reader may open the case itself. */
    readable: z.boolean(),
  })
  .meta({ id: 'OtherInspection' });

export const visitProposal = z
  .strictObject({
    id: z.string(),
    /** `sent`: for this case; `received`: this case is asked. */
    direction: z.enum(['sent', 'received']),
    other: otherInspection,
    day: civilDate,
    reason: z.string(),
    by: z.string(),
    at: time,
    answer: z
      .strictObject({
        kind: z.enum(Object.keys(VISIT_ANSWERS) as [VisitAnswer, ...VisitAnswer[]]),
        reason: z.string(),
        by: z.string(),
        at: time,
      })
      .nullable(),
    mayAnswer: z.boolean(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'VisitProposal' });

const jointVisit = z.strictObject({ day: civilDate, others: z.array(otherInspection) });

export const visitsOfCase = z
  .strictObject({
    /** How many days apart planned inspections are proposed to be merged. */
    withinDays: z.number().int(),
    plannedOn: civilDate.nullable(),
    isOpen: z.boolean(),
    mayMerge: z.boolean(),
    /** The shared visit, with the other inspections in it. */
    joint: jointVisit.nullable(),
    /** A notice of inspection was made that names another day than the shared one. */
    noticeOtherDay: z.boolean(),
    /** Other inspections of the same enterprise near enough to be merged. */
    near: z.array(otherInspection),
    proposals: z.array(visitProposal),
    /** How visits count for the cap of a year; null: this inspection counts for none. */
    counted: bilingual.nullable(),
  })
  .meta({ id: 'VisitsOfCase' });

export const visitRow = z
  .strictObject({
    id: z.string(),
    serial: z.string(),
    organ: named,
    power: named.extend({ nameEn: z.string() }),
    partyName: z.string(),
    plannedOn: civilDate.nullable(),
    isOpen: z.boolean(),
    joint: jointVisit.nullable(),
    near: z.array(otherInspection),
    /** Proposals that wait: for this case's answer, for the other's. */
    asked: z.number().int(),
    sent: z.number().int(),
  })
  .meta({ id: 'VisitRow' });
export const visitPage = pageOf(visitRow);

export type OtherInspection = z.infer<typeof otherInspection>;
export type VisitProposal = z.infer<typeof visitProposal>;
export type VisitsOfCase = z.infer<typeof visitsOfCase>;
export type VisitRow = z.infer<typeof visitRow>;
