import type { FieldProblem } from '../field-problem.ts';
import { boundedBy } from './bounds.ts';
import type { AtLeast } from './check.ts';
import { figure, labelEnOf, told, type JudgedForm } from './look-up.ts';

/** As much is enough; less is not. */
export function atLeast(check: AtLeast, form: JudgedForm): FieldProblem[] {
  const found = boundedBy(check, form);
  if (!found || found.value >= found.bound) return [];
  const { field, value, words } = found;
  const [zh, en] = figure(value, field);
  return [
    told(form, check, field.key, 'less-than-allowed', [
      `“${field.label}”${zh}低于${words[0]}。`,
      `"${labelEnOf(field)}", ${en}, is less than ${words[1]}.`,
    ]),
  ];
}
