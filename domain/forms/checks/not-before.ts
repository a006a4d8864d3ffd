import type { FieldProblem } from '../field-problem.ts';
import type { NotBefore } from './check.ts';
import { labelEnOf, lookUp, ownField, told, type JudgedForm } from './look-up.ts';

/** The day itself is early enough. */
export function notBefore(check: NotBefore, form: JudgedForm): FieldProblem[] {
  const field = ownField(form, check.field);
  const first = lookUp(form, check.date);
  const value = form.values[check.field];
  if (field?.type !== 'date' || typeof first?.value !== 'string' || typeof value !== 'string' || value >= first.value) return [];
  return [
    told(form, check, field.key, 'before-date', [
      `“${field.label}”不能早于${first.label === '今天' ? '今天' : `“${first.label}”`}（${first.value}）。`,
      `"${labelEnOf(field)}" cannot be before ${first.labelEn === 'today' ? 'today' : `"${first.labelEn}"`} (${first.value}).`,
    ]),
  ];
}
