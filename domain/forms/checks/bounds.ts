/** A number or an amount against a figure, or against another one that is known. */
import type { FormField } from '../../contract.ts';
import type { AtLeast, AtMost } from './check.ts';
import { figure, lookUp, ownField, type JudgedForm } from './look-up.ts';

export interface Bounded {
  field: FormField;
  value: number;
  bound: number;
  /** `“申请面积” 24 平方米`, or the figure alone. */
  words: readonly [zh: string, en: string];
}

/** Undefined where one of both is missing or no number. */
export function boundedBy(check: AtMost | AtLeast, form: JudgedForm): Bounded | undefined {
  const field = ownField(form, check.field);
  const value = form.values[check.field];
  if (!field || typeof value !== 'number') return undefined;
  if (typeof check.of === 'number') return { field, value, bound: check.of, words: figure(check.of, field) };
  const other = lookUp(form, check.of);
  if (typeof other?.value !== 'number') return undefined;
  const [zh, en] = figure(other.value, other.field ?? field);
  return { field, value, bound: other.value, words: [`“${other.label}”${zh}`, `"${other.labelEn}", ${en}`] };
}
