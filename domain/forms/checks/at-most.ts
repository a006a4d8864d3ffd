import type { FieldProblem } from '../field-problem.ts';
import { boundedBy } from './bounds.ts';
import type { AtMost } from './check.ts';
import { figure, labelEnOf, told, type JudgedForm } from './look-up.ts';

/** As much is allowed; more is not. */
export function atMost(check: AtMost, form: JudgedForm): FieldProblem[] {
  const found = boundedBy(check, form);
  if (!found || found.value <= found.bound) return [];
  const { field, value, words } = found;
  const [zh, en] = figure(value, field);
  return [
    told(form, check, field.key, 'more-than-allowed', [
      `“${field.label}”${zh}超过了${words[0]}。`,
      `"${labelEnOf(field)}", ${en}, is more than ${words[1]}.`,
    ]),
  ];
}
