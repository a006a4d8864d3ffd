import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { dayKind } from '../../domain/calendar/day-kind.ts';
import { validateCalendarYear } from '../../domain/calendar/validate-calendar-year.ts';
import { fromDay, toDay, weekdayOf, type CivilDate } from '../../domain/time/civil-date.ts';

/** A calendar year while it is edited on its page. */

/** Weeks of a month, counted from 0, Monday first; `null` where a day belongs to another month. */
export function weeksOf(year: number, month: number): (CivilDate | null)[][] {
  const firstOf = (index: number): number => toDay(`${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);
  const first = firstOf(month);
  const days = Array.from({ length: firstOf(month + 1) - first }, (_, day) => fromDay(first + day));
  const before = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => null);
  const cells: (CivilDate | null)[] = [...before, ...days];
  // Six weeks for every month, so that the months line up.
  while (cells.length < 42) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** A click on a day: a weekday becomes a holiday and back; a weekend day goes rest → make-up day → holiday → rest. */
export function toggled(draft: CalendarYear, date: string): CalendarYear {
  const without = (list: string[]): string[] => list.filter((one) => one !== date);
  const put = (list: string[]): string[] => [...without(list), date].sort();
  switch (dayKind(date, draft)) {
    case 'make-up':
      return { ...draft, makeUpWorkdays: without(draft.makeUpWorkdays), holidays: put(draft.holidays) };
    case 'holiday':
      return { ...draft, holidays: without(draft.holidays) };
    case 'rest':
      return { ...draft, makeUpWorkdays: put(draft.makeUpWorkdays) };
    case 'workday':
      return { ...draft, holidays: put(draft.holidays) };
  }
}

export interface PasteProblem {
  line: number;
  message: string;
  messageEn: string;
}

/** Reads what the lead office pasted and checks it as it will be checked when it is stored; each wrong entry is named by its line. */
export function readPasted(text: string, year: number): { draft: CalendarYear } | { problems: PasteProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [{ line: lineOfFault(text, error), message: '不是有效的 JSON。', messageEn: 'Not valid JSON.' }] };
  }
  const pasted = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const lines = text.split('\n');
  // The notice's name may still be given on the page.
  const problems = validateCalendarYear({ ...pasted, year })
    .filter(({ path }) => path !== 'source')
    .map(({ path, message, messageEn }) => ({ line: lineOf(lines, pasted, path), message, messageEn }));
  if (problems.length > 0) return { problems };
  const { holidays, makeUpWorkdays, source } = pasted as unknown as CalendarYear;
  return {
    draft: {
      year,
      holidays: [...holidays].sort(),
      makeUpWorkdays: [...makeUpWorkdays].sort(),
      source: typeof source === 'string' ? source : '',
    },
  };
}

/** The line of an entry, by its path as the check names it: `holidays.3`. */
function lineOf(lines: string[], pasted: Record<string, unknown>, path: string): number {
  const [name = '', index] = path.split('.');
  const list = pasted[name];
  const entry = index !== undefined && Array.isArray(list) ? JSON.stringify(list[Number(index)]) : `"${name}"`;
  const from = Math.max(
    0,
    lines.findIndex((line) => line.includes(`"${name}"`)),
  );
  const found = lines.findIndex((line, number) => number >= from && line.includes(entry));
  return Math.max(1, (found < 0 ? from : found) + 1);
}

function lineOfFault(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position ? text.slice(0, Number(position)).split('\n').length : 1;
}
