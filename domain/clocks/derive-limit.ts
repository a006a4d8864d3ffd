/**
 * Why a limit falls due when it does, line by line: the start, each counted stretch with the days left out of it, each suspension and
 * extension, the move of a last day off, the end (docs/law.md, "Counting time"). It explains what the ledger computed and decides nothing.
 */
import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { PeriodUnit } from '../contract.ts';
import { periodText } from '../flowchart/period.ts';
import { dayOfInstant, fromDay, monthsAfter } from '../time/civil-date.ts';
import { isoInChina } from '../time/civil-time.ts';
import type { DerivationLine } from './derive-period.ts';
import type { LedgerEntry, Limit } from './entries.ts';
import { readHistory } from './history.ts';
import { exceptionalDays, type DayRun } from './left-out-days.ts';
import type { LimitReading } from './ledger.ts';
import { lostDays, runLimit } from './limit-run.ts';

type Dues = Pick<LimitReading, 'dueAt' | 'undeterminedYear' | 'possible'>;

export function deriveLimit(limit: Limit, ledger: readonly LedgerEntry[], reading: Dues, calendar: WorkingCalendar): DerivationLine[] {
  const start = ledger.find(({ kind }) => kind === 'start')?.at;
  if (!start) return [];
  const { dueAt } = reading;
  const stop = ledger.find(({ kind }) => kind === 'stop')?.at;
  // What comes when the limit is over, or the clock has stopped, moves nothing.
  const counts = ({ at }: LedgerEntry): boolean => at >= start && (!dueAt || at < dueAt) && (!stop || at <= stop);
  const other = ledger.filter(counts).find((entry) => isInOtherUnit(entry, limit));
  const counted = (first: number, last: number): DerivationLine[] => {
    if (other?.kind !== 'extend') return stretchLines(limit.unit, first, last, calendar);
    const own = Math.min(last, ownEnd(limit, ledger, stop ?? null, calendar));
    return [
      ...stretchLines(limit.unit, first, own, calendar),
      ...stretchLines(other.unit ?? limit.unit, Math.max(first, own + 1), last, calendar),
    ];
  };
  const lines: DerivationLine[] = [startLine(limit.unit, start), limitLine(limit)];
  let [from, stoodFrom] = [dayOfInstant(start) + 1, null as Date | null];
  for (const entry of ledger.filter(counts)) {
    if (entry.kind === 'suspend' && !stoodFrom) {
      stoodFrom = entry.at;
      const [first] = lostDays(calendar, entry.at, entry.at, dayOfInstant(start));
      lines.push(...counted(from, first - 1), suspensionLine(entry.at, entry.reason));
    }
    if (entry.kind === 'resume' && stoodFrom) {
      const [first, last] = lostDays(calendar, stoodFrom, entry.at, dayOfInstant(start));
      lines.push(resumeLine(limit.unit, entry.at, stoodFrom, Math.max(0, last - first + 1)));
      [from, stoodFrom] = [Math.max(first, last + 1), null];
    }
    if (entry.kind === 'extend' && entry.limit === limit.id) lines.push(extensionLine(limit.unit, entry));
  }
  if (stoodFrom && !dueAt) return lines;
  if (!dueAt) return [...lines, ...openEnd(reading)];
  lines.push(...counted(from, dayOfInstant(dueAt)), ...rollLine(limit, start, ledger.filter(counts), dueAt));
  return [...lines, { at: isoInChina(dueAt), text: '届满', textEn: 'Ends' }];
}

const isInOtherUnit = (entry: LedgerEntry, { id, unit }: Limit): boolean =>
  entry.kind === 'extend' && entry.limit === id && entry.unit !== undefined && entry.unit !== unit;

/** The limit's own last day, from which an extension in another unit is counted on. */
function ownEnd(limit: Limit, ledger: readonly LedgerEntry[], endedAt: Date | null, calendar: WorkingCalendar): number {
  const { startedAt, changes } = readHistory(ledger.filter((entry) => !isInOtherUnit(entry, limit)));
  const { id, days, unit } = limit;
  if (!startedAt || unit === 'hour') return Number.POSITIVE_INFINITY;
  const own = changes.filter((change) => change.kind !== 'extend' || change.limit === id);
  const { dueDay } = runLimit({ startedAt, endedAt, days, unit, roll: false, warnBefore: null, changes: own }, calendar, startedAt);
  return dueDay ?? Number.POSITIVE_INFINITY;
}

const line = (at: Date | null, text: string, textEn: string): DerivationLine => ({ at: isoInChina(at), text, textEn });

const startLine = (unit: PeriodUnit, at: Date): DerivationLine =>
  unit === 'hour'
    ? line(at, '自此时起算（民法典201）', 'Counted from this moment (民法典201)')
    : line(at, '自次日起算，当日不计入（民法典201）', 'Counted from the next day; the day itself does not count (民法典201)');

function limitLine({ days: count, unit, basis }: Limit): DerivationLine {
  const { message, messageEn } = periodText({ count, unit });
  return line(null, `时限 ${message}${basis ? `（${basis}）` : ''}`, `Limit of ${messageEn}${basis ? ` (${basis})` : ''}`);
}

const suspensionLine = (at: Date, reason: string): DerivationLine => line(at, `中止计时：${reason}`, `Suspended: ${reason}`);

function resumeLine(unit: PeriodUnit, at: Date, from: Date, days: number): DerivationLine {
  if (unit === 'hour') {
    const minutes = Math.round((at.getTime() - from.getTime()) / 60_000);
    return line(at, `恢复计时，中止的 ${minutes} 分钟不计入`, `Resumed; the ${minutes} minutes do not count`);
  }
  return line(at, `恢复计时，中止的 ${days} 日不计入`, `Resumed; the ${days} days that it stood still do not count`);
}

function extensionLine(own: PeriodUnit, { at, days: count, unit = own }: Extension): DerivationLine {
  const { message, messageEn } = periodText({ count, unit });
  if (unit === own) return line(at, `延长 ${message}`, `Extended by ${messageEn}`);
  return line(
    at,
    `延长 ${message}，自原期限届满的次日起算`,
    `Extended by ${messageEn}, counted from the day after the limit's own last day`,
  );
}

type Extension = Extract<LedgerEntry, { kind: 'extend' }>;

/** One line for what counted, then one for each run of days that did not, or that did although on a weekend. */
function stretchLines(unit: PeriodUnit, from: number, to: number, calendar: WorkingCalendar): DerivationLine[] {
  if (unit === 'hour' || to < from) return [];
  const runs = unit === 'working-day' ? exceptionalDays(calendar, from, to) : [];
  const off = runs.filter(({ why }) => why !== 'make-up').reduce((sum, run) => sum + run.to - run.from + 1, 0);
  const { message, messageEn } = periodText({ count: to - from + 1 - off, unit: unit === 'month' ? 'calendar-day' : unit });
  return [line(null, `${span(from, to)}，计 ${message}`, `${span(from, to)}: ${messageEn} counted`), ...runs.map(exception)];
}

const WHY: Readonly<Record<DayRun['why'], [zh: string, en: string]>> = {
  rest: ['休息日，不计入', 'weekend, does not count'],
  holiday: ['放假（国务院办公厅通知），不计入', 'public holiday, does not count'],
  'make-up': ['调休上班，计入', 'worked weekend day, counts'],
};
const exception = ({ from, to, why }: DayRun): DerivationLine =>
  line(null, `${span(from, to)}：${WHY[why][0]}`, `${span(from, to)}: ${WHY[why][1]}`);

const span = (from: number, to: number): string => (from === to ? fromDay(from) : `${fromDay(from)} – ${fromDay(to)}`);

/** Said where nothing stood still or was extended; then the last day before the move is the start and the limit alone. */
function rollLine({ days, unit, roll = true }: Limit, start: Date, ledger: readonly LedgerEntry[], dueAt: Date): DerivationLine[] {
  if (unit !== 'calendar-day' && unit !== 'month') return [];
  if (!roll) return [line(null, '“不得超过”，末日为休息日也不顺延', '“Must not exceed”: a last day off does not move the end')];
  if (ledger.some(({ kind }) => kind === 'suspend' || kind === 'extend')) return [];
  const from = dayOfInstant(start);
  const last = unit === 'month' ? monthsAfter(from, days) : from + days;
  if (last === dayOfInstant(dueAt)) return [];
  const day = fromDay(last);
  return [
    line(
      null,
      `末日 ${day} 为休息日，顺延至其后第一个工作日（民法典203）`,
      `The last day ${day} is a day off; it moves to the next working day (民法典203)`,
    ),
  ];
}

function openEnd({ undeterminedYear: year, possible }: Dues): DerivationLine[] {
  if (!year) return [];
  const between = possible && ([possible.earliest, possible.latest].map((at) => isoInChina(at).slice(0, 10)) as [string, string]);
  const [zh, en] = between ? [`，在 ${between[0]} 至 ${between[1]} 之间`, `; between ${between[0]} and ${between[1]}`] : ['', ''];
  return [
    line(null, `${year} 年工作日历未载入，届满日暂不能确定${zh}`, `The calendar of ${year} is not loaded: the end is not known yet${en}`),
  ];
}
