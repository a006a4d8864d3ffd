/** Days of a calendar year; the arithmetic is on civil dates, never on the browser's zone. */

export interface YearDraft { year: number; holidays: string[]; makeUpWorkdays: string[]; source: string }

export type DayKind = 'workday' | 'rest' | 'holiday' | 'make-up';

const DAY_MS = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const dayOfWeek = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

export const isWeekend = (date: string): boolean => dayOfWeek(date) === 0 || dayOfWeek(date) === 6;

export function kindOf(date: string, year: { holidays: string[]; makeUpWorkdays: string[] }): DayKind {
  if (year.makeUpWorkdays.includes(date)) return 'make-up';
  if (year.holidays.includes(date)) return 'holiday';
  return isWeekend(date) ? 'rest' : 'workday';
}

/** Weeks of a month, Monday first; `null` where a day belongs to another month. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = Date.UTC(year, month, 1);
  const days = Math.round((Date.UTC(year, month + 1, 1) - first) / DAY_MS);
  const cells: (string | null)[] = Array.from({ length: (new Date(first).getUTCDay() + 6) % 7 }, () => null);
  for (let day = 0; day < days; day += 1) cells.push(iso(first + day * DAY_MS));
  // Six weeks for every month, so that the months line up.
  while (cells.length < 42) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export function workingDaysIn(year: YearDraft): number {
  let count = 0;
  for (let time = Date.UTC(year.year, 0, 1); time < Date.UTC(year.year + 1, 0, 1); time += DAY_MS) {
    const kind = kindOf(iso(time), year);
    if (kind === 'workday' || kind === 'make-up') count += 1;
  }
  return count;
}

/** A click on a day: a weekday becomes a holiday and back; a weekend day goes rest → make-up day → holiday → rest. */
export function toggled(draft: YearDraft, date: string): YearDraft {
  const without = (list: string[]): string[] => list.filter((one) => one !== date);
  const put = (list: string[]): string[] => [...without(list), date].sort();
  switch (kindOf(date, draft)) {
    case 'make-up': return { ...draft, makeUpWorkdays: without(draft.makeUpWorkdays), holidays: put(draft.holidays) };
    case 'holiday': return { ...draft, holidays: without(draft.holidays) };
    case 'rest': return { ...draft, makeUpWorkdays: put(draft.makeUpWorkdays) };
    case 'workday': return { ...draft, holidays: put(draft.holidays) };
  }
}

export interface PasteProblem { line: number; message: string; messageEn: string }

/** Reads what the lead office pasted; each wrong entry is named by its line. */
export function readPasted(text: string, year: number): { draft: YearDraft } | { problems: PasteProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [{ line: lineOfFault(text, error), message: '不是有效的 JSON。', messageEn: 'Not valid JSON.' }] };
  }
  const object = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const problems: PasteProblem[] = [];
  const lines = text.split('\n');
  const read = (key: 'holidays' | 'makeUpWorkdays'): string[] => {
    const list = object[key];
    if (!Array.isArray(list)) {
      problems.push({ line: 1, message: `缺少“${key}”数组。`, messageEn: `The array "${key}" is missing.` });
      return [];
    }
    return list.map((one: unknown) => {
      const date = String(one);
      const line = Math.max(1, lines.findIndex((row) => row.includes(`"${date}"`)) + 1);
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || iso(Date.parse(`${date}T00:00:00Z`)) !== date) problems.push({ line, message: `“${date}”不是日期。`, messageEn: `"${date}" is not a date.` });
      else if (!date.startsWith(`${year}-`)) problems.push({ line, message: `“${date}”不在 ${year} 年。`, messageEn: `"${date}" is not in ${year}.` });
      else if (key === 'makeUpWorkdays' && !isWeekend(date)) problems.push({ line, message: `“${date}”不是周末，不能是调休上班日。`, messageEn: `"${date}" is no weekend day, so it cannot be a make-up day.` });
      return date;
    });
  };
  const holidays = read('holidays');
  const makeUpWorkdays = read('makeUpWorkdays');
  for (const date of makeUpWorkdays.filter((one) => holidays.includes(one))) {
    problems.push({ line: Math.max(1, lines.findIndex((row) => row.includes(`"${date}"`)) + 1), message: `“${date}”既是放假日又是上班日。`, messageEn: `"${date}" is both a holiday and a make-up day.` });
  }
  if (problems.length > 0) return { problems };
  return { draft: { year, holidays: [...new Set(holidays)].sort(), makeUpWorkdays: [...new Set(makeUpWorkdays)].sort(), source: typeof object['source'] === 'string' ? object['source'] : '' } };
}

function lineOfFault(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position ? text.slice(0, Number(position)).split('\n').length : 1;
}
