import type { FieldProblem } from '../field-problem.ts';
import { readTimeOfDay } from '../../time/time-of-day.ts';
import type { DatesInOrder } from './check.ts';
import { lookUp, told, type Found, type JudgedForm } from './look-up.ts';

/** Told at the later day where the form asks for it, else at the earlier one. A pair of which one is missing or wrong is not judged. */
export function datesInOrder(check: DatesInOrder, form: JudgedForm): FieldProblem[] {
  const [earlier, later] = [dateOf(form, check.earlier), dateOf(form, check.later)];
  if (!earlier || !later || later.value > earlier.value) return [];
  if (later.value === earlier.value) return timesOfOneDay(check, form);
  if (later.field) {
    return [
      told(form, check, later.field.key, 'before-start', [
        `“${later.label}”不能早于“${earlier.label}”${other(earlier)}。`,
        `"${later.labelEn}" cannot be before "${earlier.labelEn}"${otherEn(earlier)}.`,
      ]),
    ];
  }
  if (!earlier.field) return [];
  return [
    told(form, check, earlier.field.key, 'before-start', [
      `“${earlier.label}”不能晚于“${later.label}”${other(later)}。`,
      `"${earlier.labelEn}" cannot be after "${later.labelEn}"${otherEn(later)}.`,
    ]),
  ];
}

/** On one day the times decide; a time that nobody knows decides nothing. */
function timesOfOneDay({ basis, message, messageEn, ...check }: DatesInOrder, form: JudgedForm): FieldProblem[] {
  const [earlier, later] = [check.earlierTime, check.laterTime].map((ref) => (ref === undefined ? undefined : lookUp(form, ref)));
  const [from, to] = [readTimeOfDay(earlier?.value), readTimeOfDay(later?.value)];
  const field = later?.field ?? earlier?.field;
  if (!earlier || !later || !field || from === undefined || to === undefined || to >= from) return [];
  return [
    told(form, { basis, message, messageEn }, field.key, 'before-start', [
      `“${later.label}”（${to}）不能早于当天的“${earlier.label}”（${from}）。`,
      `"${later.labelEn}" (${to}) cannot be before "${earlier.labelEn}" (${from}) of that day.`,
    ]),
  ];
}

type Day = Found & { value: string };

/** Days only: texts of the same key are not compared. */
function dateOf(form: JudgedForm, ref: string): Day | undefined {
  const found = lookUp(form, ref);
  if (typeof found?.value !== 'string' || (found.field && found.field.type !== 'date')) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(found.value) ? { ...found, value: found.value } : undefined;
}

/** A day that does not stand in the form is said. */
const other = ({ field, value }: Day): string => (field ? '' : `（${value}）`);
const otherEn = ({ field, value }: Day): string => (field ? '' : ` (${value})`);
