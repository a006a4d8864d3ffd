import { yuanShort } from '../../domain/money/amount.ts';
import type { FineRange } from '../../domain/registry/benchmarks.ts';
import type { TranslateEverywhere } from '../app/i18n.ts';
import type { LegalLimit, Limits } from '../../domain/registry/registry-entry.ts';

/** `20 个工作日`: a limit never stands without its unit, nor one that does not roll without saying so (docs/law.md, "Counting time"). */
export function limitWords({ days, unit, roll }: LegalLimit, t: TranslateEverywhere): string {
  const words = t(`registry:limit.${unit}`, { count: days });
  return roll === false ? `${words} · ${t('registry:limit.noRoll')}` : words;
}

/** The extension counts in the unit of the statutory limit. */
export const extensionWords = ({ extension, statutory }: Limits, t: TranslateEverywhere): string =>
  extension ? limitWords({ days: extension.days, unit: statutory.unit }, t) : '';

/** Whole 分 as people write amounts: `20,000 元`. */
export const yuanWords = (fen: number, t: TranslateEverywhere): string => t('registry:range.yuan', { amount: yuanShort(fen) });

/** `5,000 元至 20,000 元`, `违法所得 1 至 3 倍`; equal bounds are one amount. */
export function rangeWords({ basis, min, max }: FineRange, t: TranslateEverywhere): string {
  if (basis !== 'amount')
    return t(`registry:range.${basis}`, { span: min === max ? String(min) : t('registry:range.between', { min, max }) });
  return min === max ? yuanWords(min, t) : t('registry:range.between', { min: yuanWords(min, t), max: yuanWords(max, t) });
}
