/** Figures of cases (R13). Each names the parameters of the list that shows exactly the cases behind it. */
import { z } from 'zod';
import { STATISTICS_BY } from '../supervision/statistics-by.ts';
import { bilingual, civilDate } from './basics.ts';

/** Parameters of `GET /cases`; of a figure of signals, those of `GET /supervision/signals`. */
export const listFilter = z.record(z.string(), z.string());

const measures = {
  /** Whose time ended in the period; by step and position, those in which such a step was decided in the period. */
  cases: z.number().int(),
  /** Ended on a working day before the last of the promised limit; null where steps are counted, which have no such figure. */
  early: z.number().int().nullable(),
  /** Within the limit, `early` not counted again; of steps, all within. */
  onTime: z.number().int(),
  late: z.number().int(),
  /** Of the early ones together: working days of the promise that were not used. */
  daysSaved: z.number().int().nullable(),
  /** Of the late ones together: working days over. */
  daysLate: z.number().int().nullable(),
};

export const caseStatistics = z.strictObject({
  from: civilDate,
  to: civilDate,
  by: z.enum(STATISTICS_BY),
  rows: z.array(z.strictObject({ key: z.string(), name: bilingual, filter: listFilter, ...measures })),
  /** Null where a case may be in several rows. */
  total: z.strictObject({ filter: listFilter, ...measures }).nullable(),
});

export type ListFilter = z.infer<typeof listFilter>;
export type CaseStatistics = z.infer<typeof caseStatistics>;
export type StatisticsRow = CaseStatistics['rows'][number];
