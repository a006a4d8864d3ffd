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

function inWords(field: FormField, value: FieldValue): string {
  if (field.type === 'choice') return field.options?.find((option) => option.value === value)?.label ?? String(value);
  if (field.type === 'yes-no') return value ? '是' : '否';
  if (field.type === 'money') return `${yuanText(Number(value))} 元`;
  return field.unit ? `${value} ${field.unit}` : String(value);
}
