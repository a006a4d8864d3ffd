import type { FieldValue } from '../check-field.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { AnswersForOutcome } from './check.ts';
import { labelEnOf, outcomeNamed, ownField, told, type JudgedForm } from './look-up.ts';

/** Judged over those of its fields that the form asks, once all of them are answered. */
export function answersForOutcome(check: AnswersForOutcome, form: JudgedForm): FieldProblem[] {
  const fields = check.fields.flatMap((key) => ownField(form, key) ?? []);
  const { zh, en } = outcomeNamed(form);
  const against = fields.filter(({ key }) => form.values[key] !== undefined && form.values[key] !== check.value);
  if (check.need === 'every') {
    return against.map((field) =>
      told(form, check, field.key, 'contradicts-outcome', [
        `“${field.label}”为“${inWords(form.values[field.key])}”，与办理结果${zh}矛盾。`,
        `"${labelEnOf(field)}" is "${inWords(form.values[field.key], true)}", which contradicts the outcome${en}.`,
      ]),
    );
  }
  const [first] = fields;
  if (!first || against.length < fields.length) return [];
  const names = fields.map(({ label }) => `“${label}”`).join('、');
  return [
    told(form, check, first.key, 'contradicts-outcome', [
      `${names}中至少有一项应为“${inWords(check.value)}”，否则与办理结果${zh}矛盾。`,
      `One of ${fields.map((field) => `"${labelEnOf(field)}"`).join(', ')} must be "${inWords(check.value, true)}": else the answers contradict the outcome${en}.`,
    ]),
  ];
}

const inWords = (value: FieldValue | undefined, english = false): string => {
  if (typeof value !== 'boolean') return String(value);
  if (english) return value ? 'yes' : 'no';
  return value ? '是' : '否';
};
