/**
 * How long a closed case stays online before it is sealed to permanent storage (R12b): three years at least, counted in civil time from
 * its end; a city may set more and never less.
 */
import { dayOfInstant, fromDay, instantOfDay, monthsAfter, type CivilDate } from '../time/civil-date.ts';

/** Article 12 of the rules. */
export const LEAST_YEARS_ONLINE = 3;
export const MOST_YEARS_ONLINE = 30;

/** The first day on which a case that ended at this instant may be sealed: the day after so many whole years. */
export const sealableFrom = (closedAt: Date | number, years: number): CivilDate => fromDay(sealableDay(closedAt, years));

/** The first instant of that day. */
export const sealableAt = (closedAt: Date | number, years: number): Date => instantOfDay(sealableDay(closedAt, years), 0);

function sealableDay(closedAt: Date | number, years: number): number {
  if (!Number.isInteger(years) || years < LEAST_YEARS_ONLINE)
    throw new RangeError(`A case stays online for ${LEAST_YEARS_ONLINE} years at least (R12b), not ${years}`);
  return monthsAfter(dayOfInstant(new Date(closedAt)), years * 12) + 1;
}
