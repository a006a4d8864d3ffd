/**
 * Whether one answer fits its field, and the value that is kept of it (R11.3): the same question while it is typed and when it is stored.
 */
import type { FormField } from '../contract.ts';
import { yuanShort } from '../money/amount.ts';
import { typedText } from '../text/clean-text.ts';
import { halfWidth } from '../text/half-width.ts';
import { parseCivilDate } from '../time/civil-date.ts';
import { readTimeOfDay } from '../time/time-of-day.ts';
import { EARLIEST_YEAR, isPlausibleDate, LATEST_YEAR } from '../time/plausible-date.ts';
import type { FieldProblem } from './field-problem.ts';
import { charactersOf, LONGEST } from './lengths.ts';

export type FieldValue = string | number | boolean;

export type CheckedField = { value?: FieldValue; problem?: undefined } | { problem: FieldProblem; value?: undefined };

/** Nothing was answered: no value, or a text of which nothing can be seen. */
export const isUnanswered = (raw: unknown): boolean =>
  raw === undefined || raw === null || (typeof raw === 'string' && typedText(raw) === '');

/** Neither value nor problem where an optional field was left empty. */
export function checkField(field: FormField, raw: unknown, path: string): CheckedField {
  if (!isUnanswered(raw)) return CHECKS[field.type](field, raw, path);
  return field.required ? wrong(field, path, 'required', (name) => [`请填写${name}。`, `is required.`]) : {};
}

type Check = (field: FormField, raw: unknown, path: string) => CheckedField;

const checkText =
  (longestOfAll: number): Check =>
  (field, raw, path) => {
    if (typeof raw !== 'string') return wrong(field, path, 'not-text', (name) => [`${name}应为文字。`, 'must be text.']);
    const value = typedText(raw);
    const longest = field.max ?? longestOfAll;
    const length = charactersOf(value);
    if (length > longest)
      return wrong(field, path, 'too-long', (name) => [`${name}最多 ${longest} 字。`, `may have ${longest} characters.`]);
    if (field.min !== undefined && length < field.min)
      return wrong(field, path, 'too-short', (name) => [`${name}至少 ${field.min} 字。`, `needs ${field.min} characters.`]);
    return { value };
  };

const checkNumber: Check = (field, raw, path) => {
  const value = readNumber(raw);
  if (value === undefined || (field.type === 'money' && !Number.isSafeInteger(value)))
    return wrong(field, path, 'not-a-number', (name) => [`${name}应为数字。`, 'must be a number.']);
  if (field.min !== undefined && value < field.min) {
    const [least, leastEn] = boundWords(field, field.min);
    return wrong(field, path, 'too-small', (name) => [`${name}不能小于 ${least}。`, `must be at least ${leastEn}.`]);
  }
  if (field.max !== undefined && value > field.max) {
    const [most, mostEn] = boundWords(field, field.max);
    return wrong(field, path, 'too-large', (name) => [`${name}不能大于 ${most}。`, `must be at most ${mostEn}.`]);
  }
  return { value };
};

const checkDate: Check = (field, raw, path) => {
  const value = typeof raw === 'string' ? halfWidth(typedText(raw)) : '';
  if (parseCivilDate(value) === undefined)
    return wrong(field, path, 'not-a-date', (name) => [`${name}应为日期，例如 2026-11-24。`, 'must be a date such as 2026-11-24.']);
  if (isPlausibleDate(value)) return { value };
  return wrong(field, path, 'date-out-of-range', (name) => [
    `${name}应在 ${EARLIEST_YEAR} 年至 ${LATEST_YEAR} 年之间，请核对年份。`,
    `must lie between ${EARLIEST_YEAR} and ${LATEST_YEAR}; check the year.`,
  ]);
};

const checkTime: Check = (field, raw, path) => {
  const value = readTimeOfDay(typeof raw === 'string' ? typedText(raw) : raw);
  if (value !== undefined) return { value };
  return wrong(field, path, 'not-a-time', (name) => [`${name}应为当天的时间，例如 14:20。`, 'must be a time of the day such as 14:20.']);
};

const checkChoice: Check = (field, raw, path) => {
  const chosen = field.options?.find(({ value }) => value === raw);
  if (chosen) return { value: chosen.value };
  return {
    problem: {
      path,
      code: 'unknown-choice',
      message: `请在“${field.label}”的选项中选择。`,
      messageEn: `Choose one of the options of "${field.labelEn ?? field.label}".`,
    },
  };
};

const checkYesNo: Check = (field, raw, path) =>
  typeof raw === 'boolean' ? { value: raw } : wrong(field, path, 'not-yes-no', (name) => [`${name}应为是或否。`, 'must be yes or no.']);

const CHECKS: Record<FormField['type'], Check> = {
  text: checkText(LONGEST.text),
  'long-text': checkText(LONGEST['long-text']),
  number: checkNumber,
  money: checkNumber,
  date: checkDate,
  time: checkTime,
  choice: checkChoice,
  'yes-no': checkYesNo,
};

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const THOUSANDS = /(?<=^[+-]?\d{1,3}(?:,\d{3})*),(?=\d{3}(?:,\d{3})*(?:\.\d*)?$)/g;

/** The digits of a number that is being typed, also on a Chinese keyboard: half-width, without blanks and thousands. */
export const numberText = (typed: string | undefined): string =>
  halfWidth(typedText(typed ?? ''))
    .replace(/\s/g, '')
    .replace('。', '.')
    .replace(THOUSANDS, '');

/** A number as it is typed, also with full-width digits, blanks and thousands; undefined where it is none. */
export function readNumber(raw: unknown): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  if (typeof raw !== 'string') return undefined;
  const text = numberText(raw);
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Bounds of money are kept in 分 and told in yuan. */
const boundWords = (field: FormField, bound: number): [chinese: string, english: string] =>
  field.type === 'money' ? [`${yuanShort(bound)} 元`, `${yuanShort(bound)} yuan`] : [String(bound), String(bound)];

function wrong(field: FormField, path: string, code: string, say: (name: string) => [message: string, afterName: string]): CheckedField {
  const [message, afterName] = say(`“${field.label}”`);
  return { problem: { path, code, message, messageEn: `"${field.labelEn ?? field.label}" ${afterName}` } };
}
