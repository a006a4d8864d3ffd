import type { FormField } from '../../processes/contract.ts';
import type { FieldProblem } from '../app/api.ts';

export type FormValues = Record<string, unknown>;

/** The fields that are asked for this outcome; fields without outcomes are asked always. */
export const askedFields = (fields: FormField[], outcome?: string): FormField[] =>
  fields.filter((field) => !field.outcomes || (outcome !== undefined && field.outcomes.includes(outcome)));

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** What is wrong with one value before it is sent; the server checks again by the same rules (R11.3). */
export function fieldProblem(field: FormField, value: unknown, path: string): FieldProblem | null {
  const name = field.labelEn ?? field.label;
  const problem = (code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });
  if (isEmpty(value)) return field.required ? problem('required', `请填写“${field.label}”。`, `"${name}" is required.`) : null;
  if (field.type === 'text' || field.type === 'long-text') {
    const length = String(value).trim().length;
    const longest = field.max ?? (field.type === 'text' ? 200 : 4_000);
    if (length > longest) return problem('too-long', `“${field.label}”最多 ${longest} 字。`, `"${name}" may have ${longest} characters.`);
    if (field.min !== undefined && length < field.min) return problem('too-short', `“${field.label}”至少 ${field.min} 字。`, `"${name}" needs ${field.min} characters.`);
  }
  if (field.type === 'number' || field.type === 'money') {
    const number = Number(value);
    const unit = field.type === 'money' ? 100 : 1;
    if (!Number.isFinite(number)) return problem('not-a-number', `“${field.label}”应为数字。`, `"${name}" must be a number.`);
    if (field.min !== undefined && number < field.min) return problem('too-small', `“${field.label}”不能小于 ${field.min / unit}。`, `"${name}" must be at least ${field.min / unit}.`);
    if (field.max !== undefined && number > field.max) return problem('too-large', `“${field.label}”不能大于 ${field.max / unit}。`, `"${name}" must be at most ${field.max / unit}.`);
  }
  return null;
}

export const formProblems = (fields: FormField[], values: FormValues, prefix: string, outcome?: string): FieldProblem[] =>
  askedFields(fields, outcome).flatMap((field) => fieldProblem(field, values[field.key], `${prefix}.${field.key}`) ?? []);

/** Only what is asked and filled goes to the server. */
export const filledValues = (fields: FormField[], values: FormValues, outcome?: string): FormValues =>
  Object.fromEntries(askedFields(fields, outcome).flatMap((field) => (isEmpty(values[field.key]) ? [] : [[field.key, values[field.key]]])));
