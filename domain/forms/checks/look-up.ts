/** Finds what a check refers to, in the form and in what is known beside it. */
import type { FormField } from '../../contract.ts';
import { yuanShort } from '../../money/amount.ts';
import type { FieldValue } from '../check-field.ts';
import type { FieldProblem } from '../field-problem.ts';
import { CASE_DAYS, type CaseDay, type Check, type Condition, type Ref } from './check.ts';
import type { Judging } from './judging.ts';

/** A form that is judged: what is asked, and the answers that are right in themselves. */
export interface JudgedForm {
  asked: readonly FormField[];
  values: Readonly<Record<string, FieldValue>>;
  path: string;
  outcome?: string;
  judging: Judging;
}

/** Something that a check refers to, with its names; `field` where the form itself asks for it. */
export interface Found {
  label: string;
  labelEn: string;
  value: FieldValue | undefined;
  words?: string;
  field?: FormField;
}

export const ownField = ({ asked }: JudgedForm, key: string): FormField | undefined => asked.find((field) => field.key === key);

/** Undefined where nothing of that name is known; its value is undefined where the form asks and nothing fit was answered. */
export function lookUp(form: JudgedForm, ref: Ref): Found | undefined {
  const { today, known } = form.judging;
  if (ref === 'today') return today === undefined ? undefined : { label: '今天', labelEn: 'today', value: today };
  const [room, key = ''] = ref.includes('.') ? (ref.split('.') as [string, string]) : ['', ref];
  if (room === 'case') {
    const value = Object.hasOwn(CASE_DAYS, key) ? known.days[key as CaseDay] : undefined;
    return value === undefined ? undefined : { ...CASE_DAYS[key as CaseDay], value };
  }
  const field = room === '' ? ownField(form, key) : undefined;
  if (field) return { label: field.label, labelEn: field.labelEn ?? field.label, value: form.values[key], field };
  for (const [name, answers] of [
    ['earlier', known.earlier],
    ['applied', known.applied],
  ] as const) {
    const answer = (room === '' || room === name) && Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (answer) return { ...answer, labelEn: answer.labelEn ?? answer.label };
  }
  return undefined;
}

export const holds = (form: JudgedForm, { field, value }: Condition): boolean => lookUp(form, field)?.value === value;

/** The problem at a field of the form, with the article in both languages. */
export function told(
  form: JudgedForm,
  check: Pick<Check, 'basis' | 'message' | 'messageEn'>,
  key: string,
  code: string,
  words: readonly [message: string, messageEn: string],
): FieldProblem {
  const [message, messageEn] = check.message === undefined ? words : [check.message, check.messageEn ?? check.message];
  return {
    path: `${form.path}.${key}`,
    code,
    message: `${message.replace(/。$/, '')}（${check.basis}）。`,
    messageEn: `${messageEn.replace(/\.$/, '')} (${check.basis}).`,
  };
}

/** The chosen outcome as the step calls it, quoted; nothing where the step is not known. */
export function outcomeNamed({ outcome, judging }: JudgedForm): { zh: string; en: string } {
  const named = judging.outcomes?.find(({ code }) => code === outcome);
  return named ? { zh: `“${named.label}”`, en: ` "${named.labelEn ?? named.label}"` } : { zh: '', en: '' };
}

/** A number or an amount as its field says it. */
export const figure = (value: number, field: FormField): readonly [zh: string, en: string] =>
  field.type === 'money'
    ? [`${yuanShort(value)} 元`, `${yuanShort(value)} yuan`]
    : [`${value}${field.unit ? ` ${field.unit}` : ''}`, `${value}${field.unitEn ? ` ${field.unitEn}` : ''}`];

export const labelEnOf = ({ label, labelEn }: FormField): string => labelEn ?? label;
