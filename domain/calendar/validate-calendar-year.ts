/**
 * Checks one year's calendar before it is loaded from the page or from a file (docs/law.md, "Calendar").
 *
 * A wrong calendar moves every open limit of the city, so whatever can be told apart from a real notice is refused.
 */
import type { FieldProblem } from '../forms/field-problem.ts';
import { isWeekday, parseCivilDate } from '../time/civil-date.ts';

/** A notice names about 28 days off and 5 to 9 make-up days; far outside that, something was pasted wrongly. */
const COUNTS = { holidays: { min: 5, max: 60 }, makeUpWorkdays: { min: 0, max: 20 } } as const;
const YEARS = { min: 2000, max: 2100 } as const;
const SOURCE_LENGTH = { min: 2, max: 200 } as const;

/** A year that can have a calendar. */
export const isCalendarYear = (year: unknown): year is number =>
  typeof year === 'number' && Number.isInteger(year) && year >= YEARS.min && year <= YEARS.max;

type ListName = keyof typeof COUNTS;
const LIST_LABEL: Record<ListName, { zh: string; en: string }> = {
  holidays: { zh: '放假日', en: 'days off' },
  makeUpWorkdays: { zh: '调休上班日', en: 'make-up workdays' },
};

export function validateCalendarYear(input: unknown): FieldProblem[] {
  if (typeof input !== 'object' || input === null)
    return [problem('', 'not-an-object', '日历数据格式不正确。', 'The calendar must be an object.')];
  const { year, holidays, makeUpWorkdays, source } = input as Record<string, unknown>;
  if (!isCalendarYear(year)) {
    return [
      problem(
        'year',
        'year-invalid',
        `年份应为${YEARS.min}至${YEARS.max}之间的整数。`,
        `The year must be a whole number from ${YEARS.min} to ${YEARS.max}.`,
      ),
    ];
  }
  return [
    ...checkList('holidays', holidays, year),
    ...checkList('makeUpWorkdays', makeUpWorkdays, year),
    ...checkWeekdays(makeUpWorkdays),
    ...checkBoth(holidays, makeUpWorkdays),
    ...checkSource(source),
  ];
}

function checkList(name: ListName, list: unknown, year: number): FieldProblem[] {
  const label = LIST_LABEL[name];
  if (!Array.isArray(list)) return [problem(name, 'not-a-list', `${label.zh}应为日期列表。`, `The ${label.en} must be a list of dates.`)];
  const { min, max } = COUNTS[name];
  if (list.length < min || list.length > max) {
    return [
      problem(
        name,
        'count-implausible',
        `${label.zh}共${list.length}天，不合常理（应为${min}至${max}天），请核对通知原文。`,
        `${list.length} ${label.en} is not plausible (${min} to ${max} expected); check the notice.`,
      ),
    ];
  }
  const seen = new Set<string>();
  return list.flatMap((date: unknown, index): FieldProblem[] => {
    const path = `${name}.${index}`;
    if (typeof date !== 'string' || parseCivilDate(date) === undefined) {
      return [
        problem(
          path,
          'date-invalid',
          `“${shown(date)}”不是有效日期，应为YYYY-MM-DD。`,
          `"${shown(date)}" is not a date of the form YYYY-MM-DD.`,
        ),
      ];
    }
    if (!date.startsWith(`${year}-`)) return [problem(path, 'date-outside-year', `${date}不在${year}年内。`, `${date} is not in ${year}.`)];
    if (seen.has(date)) return [problem(path, 'date-repeated', `${date}重复。`, `${date} is given twice.`)];
    seen.add(date);
    return [];
  });
}

function checkWeekdays(makeUpWorkdays: unknown): FieldProblem[] {
  return datesIn(makeUpWorkdays).flatMap(({ date, day, index }) =>
    isWeekday(day)
      ? [
          problem(
            `makeUpWorkdays.${index}`,
            'make-up-day-is-weekday',
            `${date}本来就是工作日（周一至周五），不能作为调休上班日。`,
            `${date} is a weekday already and cannot be a make-up workday.`,
          ),
        ]
      : [],
  );
}

function checkBoth(holidays: unknown, makeUpWorkdays: unknown): FieldProblem[] {
  const off = new Set(datesIn(holidays).map(({ date }) => date));
  return datesIn(makeUpWorkdays).flatMap(({ date, index }) =>
    off.has(date)
      ? [
          problem(
            `makeUpWorkdays.${index}`,
            'both-holiday-and-make-up',
            `${date}既是放假日又是调休上班日。`,
            `${date} is both a day off and a make-up workday.`,
          ),
        ]
      : [],
  );
}

function checkSource(source: unknown): FieldProblem[] {
  const length = typeof source === 'string' ? source.trim().length : 0;
  return length < SOURCE_LENGTH.min || length > SOURCE_LENGTH.max
    ? [
        problem(
          'source',
          'source-missing',
          '请写明依据的通知名称（2至200字）。',
          'Name the notice that this calendar follows (2 to 200 characters).',
        ),
      ]
    : [];
}

function datesIn(list: unknown): { date: string; day: number; index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((date: unknown, index) => {
    const day = typeof date === 'string' ? parseCivilDate(date) : undefined;
    return day === undefined ? [] : [{ date: date as string, day, index }];
  });
}

/** What was typed, short enough to stand in a message. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 30);

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });
