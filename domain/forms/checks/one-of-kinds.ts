import type { FieldProblem } from '../field-problem.ts';
import type { OneOfKinds } from './check.ts';
import { labelEnOf, ownField, told, type JudgedForm } from './look-up.ts';

/** Each part of the answer is a kind that the article allows. */
export function oneOfKinds(check: OneOfKinds, form: JudgedForm): FieldProblem[] {
  const field = ownField(form, check.field);
  const value = form.values[check.field];
  if (!field || typeof value !== 'string' || kindsIn(value).every((kind) => check.allowed.includes(kind))) return [];
  return [
    told(form, check, field.key, 'kind-not-allowed', [
      `“${field.label}”不在所适用条款规定的种类之内。`,
      `"${labelEnOf(field)}" is no kind that the applied article allows.`,
    ]),
  ];
}

/** `warning-and-fine` is two kinds; `none` is none. */
export const kindsIn = (value: string): string[] => (value === 'none' ? [] : value.split('-and-'));
