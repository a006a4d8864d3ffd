/**
 * Why the period of a timer symbol ends when it does: from its start through what stood still to its last day, a line each (docs/law.md,
 * "Counting time").
 */
import type { Period } from '../contract.ts';
import { periodText } from '../flowchart/period.ts';
import { dayOfInstant, monthsAfter } from '../time/civil-date.ts';
import { isoInChina } from '../time/civil-time.ts';
import type { LedgerEntry } from './entries.ts';

export interface DerivationLine {
  /** ISO 8601 with the city's offset; null where the line is no event. */
  at: string | null;
  text: string;
  textEn: string;
}

/** `dueAt` as the ledger computes it; null while the period stands still or the calendar is not loaded. */
export function derivePeriod(period: Period, basis: string | null, ledger: readonly LedgerEntry[], dueAt: Date | null): DerivationLine[] {
  const start = ledger.find(({ kind }) => kind === 'start')?.at;
  if (!start) return [];
  const { message, messageEn } = periodText(period);
  const lines: DerivationLine[] = ledger.flatMap((entry) => lineOf(entry, period));
  lines.splice(1, 0, {
    at: null,
    text: `期限 ${message}${basis ? `（${basis}）` : ''}`,
    textEn: `Period of ${messageEn}${basis ? ` (${basis})` : ''}`,
  });
  if (!dueAt) return lines;
  if (isMoved(period, start, ledger, dueAt))
    lines.push({
      at: null,
      text: '最后一日为休息日，顺延至其后第一个工作日（民法典203）',
      textEn: 'The last day is a day off; it moves to the next working day (民法典203)',
    });
  return [...lines, { at: isoInChina(dueAt), text: '届满', textEn: 'Ends' }];
}

function lineOf(entry: LedgerEntry, { unit }: Period): DerivationLine[] {
  const line = (text: string, textEn: string): DerivationLine[] => [{ at: isoInChina(entry.at), text, textEn }];
  switch (entry.kind) {
    case 'start':
      return unit === 'hour'
        ? line('自此时起算（民法典201）', 'Counted from this moment (民法典201)')
        : line('自次日起算，当日不计入（民法典201）', 'Counted from the next day; the day itself does not count (民法典201)');
    case 'suspend':
      return line(`随办理时限中止：${entry.reason}`, `Stands still with the handling clock: ${entry.reason}`);
    case 'resume':
      return line('恢复计算', 'Goes on');
    default:
      return [];
  }
}

/** Whether a day off moved the end; where something stood still, nobody can tell from the dates alone. */
function isMoved({ count, unit, roll }: Period, start: Date, ledger: readonly LedgerEntry[], dueAt: Date): boolean {
  if (!roll || (unit !== 'calendar-day' && unit !== 'month') || ledger.some(({ kind }) => kind === 'suspend')) return false;
  const from = dayOfInstant(start);
  return dayOfInstant(dueAt) !== (unit === 'month' ? monthsAfter(from, count) : from + count);
}
