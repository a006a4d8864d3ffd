/** The answers in the words of their form, for pages and documents (R11.3). */
import type { FormField } from '../contract.ts';
import { yuanText } from '../money/amount.ts';
import type { FieldValue } from './check-field.ts';
import type { FormValues } from './form-values.ts';

/** One answer in the words of its form. */
export interface LabelledValue {
  key: string;
  label: string;
  value: string;
}

export function labelled(fields: readonly FormField[], values: Readonly<FormValues>): LabelledValue[] {
  return fields.flatMap((field) => {
    const value = values[field.key];
    return value === undefined ? [] : [{ key: field.key, label: field.label, value: inWords(field, value) }];
  });
}

/** Answers as a page shows them in either language; what is kept and printed stays Chinese (R11.3). */
export interface AnswerInWords extends LabelledValue {
  labelEn?: string;
  valueEn?: string;
}

/** Adds the English words that the form has. An answer whose field the form no longer has keeps its Chinese ones. */
export function withEnglish(fields: readonly FormField[], items: readonly LabelledValue[]): AnswerInWords[] {
  return items.map((item) => {
    const field = fields.find(({ key }) => key === item.key);
    return { ...item, labelEn: field?.labelEn, valueEn: field && englishOf(field, item.value) };
  });
}

function englishOf(field: FormField, value: string): string | undefined {
  if (field.type === 'choice') return field.options?.find(({ label }) => label === value)?.labelEn;
  if (field.type === 'yes-no') return value === '是' ? 'Yes' : 'No';
  if (field.type === 'money') return value.replace(/ 元$/, ' yuan');
  return field.unit && field.unitEn && value.endsWith(` ${field.unit}`) ? value.slice(0, -field.unit.length) + field.unitEn : undefined;
}

/** One answer as people read it. */
export function inWords(field: FormField, value: FieldValue): string {
  if (field.type === 'choice') return field.options?.find((option) => option.value === value)?.label ?? String(value);
  if (field.type === 'yes-no') return value ? '是' : '否';
  if (field.type === 'money') return `${yuanText(Number(value))} 元`;
  return field.unit ? `${value} ${field.unit}` : String(value);
}
