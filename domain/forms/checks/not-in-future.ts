import type { FieldProblem } from '../field-problem.ts';
import type { NotInFuture } from './check.ts';
import { labelEnOf, ownField, told, type JudgedForm } from './look-up.ts';

/** Today is not in the future. */
export function notInFuture(check: NotInFuture, form: JudgedForm): FieldProblem[] {
  const { today } = form.judging;
  const field = ownField(form, check.field);
  const value = form.values[check.field];
  if (field?.type !== 'date' || today === undefined || typeof value !== 'string' || value <= today) return [];
  return [
    told(form, check, field.key, 'in-the-future', [
      `“${field.label}”不能晚于今天（${today}）。`,
      `"${labelEnOf(field)}" cannot be after today (${today}).`,
    ]),
  ];
}
