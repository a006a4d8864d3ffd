/** Typed fields (R11.3): what a form asks is stored as text and numbers, never as a picture only. */
import type { FormField } from '../../processes/contract.ts';
import type { FieldProblem } from '../platform/errors.ts';
import type { LabelledValue } from './store.ts';

export type FormValues = Record<string, string | number | boolean>;

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });

/** Keeps only declared fields and checks each; `path` is the prefix of the problems' paths. */
export function checkFormValues(fields: FormField[], input: Record<string, unknown>, path: string, outcome?: string): { values: FormValues; problems: FieldProblem[] } {
  const values: FormValues = {};
  const problems: FieldProblem[] = [];
  const asked = fields.filter((field) => !field.outcomes || (outcome !== undefined && field.outcomes.includes(outcome)));
  for (const field of asked) {
    const raw = input[field.key];
    const at = `${path}.${field.key}`;
    if (raw === undefined || raw === null || raw === '') {
      if (field.required) problems.push(problem(at, 'required', `请填写“${field.label}”。`, `"${field.labelEn ?? field.label}" is required.`));
      continue;
    }
    const found = checkOne(field, raw, at);
    if (found.problem) problems.push(found.problem);
    else values[field.key] = found.value;
  }
  for (const key of Object.keys(input)) {
    if (!fields.some((field) => field.key === key)) {
      problems.push(problem(`${path}.${key.slice(0, 64)}`, 'unknown-field', '表单中没有这一项。', 'The form has no such field.'));
    }
  }
  return { values, problems };
}

type Checked = { value: string | number | boolean; problem?: undefined } | { problem: FieldProblem; value?: undefined };

function checkOne(field: FormField, raw: unknown, at: string): Checked {
  const name = field.labelEn ?? field.label;
  switch (field.type) {
    case 'text':
    case 'long-text': {
      if (typeof raw !== 'string') return { problem: problem(at, 'not-text', `“${field.label}”应为文字。`, `"${name}" must be text.`) };
      const text = raw.trim();
      const longest = field.max ?? (field.type === 'text' ? 200 : 4_000);
      if (text.length > longest) return { problem: problem(at, 'too-long', `“${field.label}”最多 ${longest} 字。`, `"${name}" may have ${longest} characters.`) };
      if (field.min !== undefined && text.length < field.min) return { problem: problem(at, 'too-short', `“${field.label}”至少 ${field.min} 字。`, `"${name}" needs ${field.min} characters.`) };
      if (field.required && !text) return { problem: problem(at, 'required', `请填写“${field.label}”。`, `"${name}" is required.`) };
      return { value: text };
    }
    case 'number':
    case 'money': {
      const number = typeof raw === 'number' ? raw : typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : Number.NaN;
      if (!Number.isFinite(number) || (field.type === 'money' && !Number.isSafeInteger(number))) {
        return { problem: problem(at, 'not-a-number', `“${field.label}”应为数字。`, `"${name}" must be a number.`) };
      }
      if (field.min !== undefined && number < field.min) return { problem: problem(at, 'too-small', `“${field.label}”不能小于 ${field.min}。`, `"${name}" must be at least ${field.min}.`) };
      if (field.max !== undefined && number > field.max) return { problem: problem(at, 'too-large', `“${field.label}”不能大于 ${field.max}。`, `"${name}" must be at most ${field.max}.`) };
      return { value: number };
    }
    case 'date':
      return typeof raw === 'string' && isCivilDate(raw) ? { value: raw }
        : { problem: problem(at, 'not-a-date', `“${field.label}”应为日期，例如 2026-11-24。`, `"${name}" must be a date such as 2026-11-24.`) };
    case 'choice':
      return field.options?.some(({ value }) => value === raw) ? { value: raw as string }
        : { problem: problem(at, 'unknown-choice', `请在“${field.label}”的选项中选择。`, `Choose one of the options of "${name}".`) };
    case 'yes-no':
      return typeof raw === 'boolean' ? { value: raw } : { problem: problem(at, 'not-yes-no', `“${field.label}”应为是或否。`, `"${name}" must be yes or no.`) };
  }
}

export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The answers in the words of the form, for pages and documents. */
export function labelled(fields: FormField[], values: FormValues): LabelledValue[] {
  return fields.flatMap((field) => {
    const value = values[field.key];
    return value === undefined ? [] : [{ key: field.key, label: field.label, value: inWords(field, value) }];
  });
}

function inWords(field: FormField, value: string | number | boolean): string {
  if (field.type === 'choice') return field.options?.find((option) => option.value === value)?.label ?? String(value);
  if (field.type === 'yes-no') return value ? '是' : '否';
  if (field.type === 'money') return `${(Number(value) / 100).toFixed(2)} 元`;
  return field.unit ? `${value} ${field.unit}` : String(value);
}
