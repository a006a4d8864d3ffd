import type { FormField } from '../../../domain/contract.ts';
import { FIELD_KEY, OPTION_VALUE } from '../../../domain/forms/field-key.ts';

export const FIELD_TYPES: readonly FormField['type'][] = ['text', 'long-text', 'number', 'money', 'date', 'time', 'choice', 'yes-no'];

/** Whole changes of a form's fields, so that every way of making them (mouse, keyboard, buttons) does the same (R11.3). */

export const newField = (fields: readonly FormField[], type: FormField['type']): FormField => ({
  key: freeKey(fields, 'field'),
  label: '',
  type,
  ...(type === 'choice' ? { options: [{ value: 'a', label: '' }] } : {}),
});

export function moveField(fields: readonly FormField[], from: number, to: number): FormField[] {
  const next = [...fields];
  const [moved] = next.splice(from, 1);
  if (!moved) return next;
  next.splice(Math.max(0, Math.min(to, next.length)), 0, moved);
  return next;
}

/** Another kind of field keeps what makes sense for it: bounds of a length are no bounds of a number. */
export function changeType(field: FormField, type: FormField['type']): FormField {
  const { min, max, unit, options, ...rest } = field;
  const sameBounds = boundsOf(field.type) === boundsOf(type) && boundsOf(type) !== null;
  return {
    ...rest,
    type,
    ...(sameBounds && min !== undefined ? { min } : {}),
    ...(sameBounds && max !== undefined ? { max } : {}),
    ...(unit !== undefined && type === 'number' ? { unit } : {}),
    ...(type === 'choice' ? { options: options ?? [{ value: 'a', label: '' }] } : {}),
  };
}

/** What `min` and `max` of such a field mean. */
export const boundsOf = (type: FormField['type']): 'length' | 'number' | 'money' | null =>
  type === 'text' || type === 'long-text' ? 'length' : type === 'number' ? 'number' : type === 'money' ? 'money' : null;

/** Sets a property; nothing and an empty text take it away. */
export function setPart<K extends keyof FormField>(field: FormField, part: K, value: FormField[K] | undefined): FormField {
  const next = { ...field };
  if (value === undefined || value === '') delete next[part];
  else next[part] = value;
  return next;
}

export function freeKey(fields: readonly { key: string }[], base: string): string {
  for (let number = fields.length + 1; ; number += 1) if (!fields.some(({ key }) => key === `${base}${number}`)) return `${base}${number}`;
}

export interface FormProblem {
  field: number;
  part: 'key' | 'label' | 'options' | 'max' | 'outcomes';
  code: 'key-form' | 'key-taken' | 'label-missing' | 'option-missing' | 'option-value' | 'option-taken' | 'bounds' | 'outcome-unknown';
}

/** What the server would refuse about the fields, and what could never be asked (R11.3). */
export function formProblems(fields: readonly FormField[], outcomes?: readonly string[]): FormProblem[] {
  return fields.flatMap((field, index) => {
    const found: FormProblem[] = [];
    const tell = (part: FormProblem['part'], code: FormProblem['code']): void => {
      found.push({ field: index, part, code });
    };
    if (!FIELD_KEY.test(field.key)) tell('key', 'key-form');
    else if (fields.some(({ key }, other) => other !== index && key === field.key)) tell('key', 'key-taken');
    if (field.label.trim() === '') tell('label', 'label-missing');
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) tell('max', 'bounds');
    if (field.type === 'choice') {
      const options = field.options ?? [];
      if (options.length === 0 || options.some(({ label }) => label.trim() === '')) tell('options', 'option-missing');
      else if (options.some(({ value }) => !OPTION_VALUE.test(value))) tell('options', 'option-value');
      else if (new Set(options.map(({ value }) => value)).size !== options.length) tell('options', 'option-taken');
    }
    if (outcomes && field.outcomes?.some((code) => !outcomes.includes(code))) tell('outcomes', 'outcome-unknown');
    return found;
  });
}
