import { yuanShort } from '../../domain/money/amount.ts';
import type { FineRange } from '../../domain/registry/benchmarks.ts';
import type { Limits, LimitUnit } from '../../domain/registry/registry-entry.ts';

/** `t` of `react-i18next` and of `useWords` both fit. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** `20 个工作日`: a limit never stands without its unit (docs/law.md, "Counting time"). */
export const limitWords = (limit: { days: number; unit: LimitUnit }, t: Translate): string =>
  String(t(limit.unit === 'working-day' ? 'registry:limit.workingDays' : 'registry:limit.calendarDays', { count: limit.days }));

/** The extension counts in the unit of the statutory limit. */
export const extensionWords = ({ extension, statutory }: Limits, t: Translate): string =>
  extension ? limitWords({ days: extension.days, unit: statutory.unit }, t) : '';

/** Whole 分 as people write amounts: `20,000 元`. */
export const yuanWords = (fen: number, t: Translate): string => t('registry:range.yuan', { amount: yuanShort(fen) });

/** `5,000 元至 20,000 元`, `违法所得 1 至 3 倍`; equal bounds are one amount. */
export function rangeWords({ basis, min, max }: FineRange, t: Translate): string {
  if (basis !== 'amount')
    return t(`registry:range.${basis}`, { span: min === max ? String(min) : t('registry:range.between', { min, max }) });
  return min === max ? yuanWords(min, t) : t('registry:range.between', { min: yuanWords(min, t), max: yuanWords(max, t) });
}
