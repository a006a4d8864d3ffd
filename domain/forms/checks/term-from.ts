import { daysAfter } from '../../time/civil-date.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { TermFrom } from './check.ts';
import { labelEnOf, lookUp, ownField, told, type JudgedForm } from './look-up.ts';

/** The last day may be later than the law's, never earlier: the day of the event is not counted (docs/law.md, "Counting time"). */
export function termFrom(check: TermFrom, form: JudgedForm): FieldProblem[] {
  const field = ownField(form, check.field);
  const start = lookUp(form, check.from);
  const value = form.values[check.field];
  if (field?.type !== 'date' || typeof start?.value !== 'string' || typeof value !== 'string') return [];
  const first = daysAfter(start.value, check.days);
  if (value >= first) return [];
  return [
    told(form, check, field.key, 'term-too-short', [
      `自“${start.label}”（${start.value}）起不得少于 ${check.days} 日，“${field.label}”最早为 ${first}。`,
      `From "${start.labelEn}" (${start.value}) there are at least ${check.days} days: "${labelEnOf(field)}" is ${first} at the earliest.`,
    ]),
  ];
}
