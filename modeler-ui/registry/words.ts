import { yuanShort } from '../../domain/money/amount.ts';
import type { FineRange } from '../../domain/registry/benchmarks.ts';
import type { TranslateEverywhere, Words } from '../app/i18n.ts';
import { JOINT_WAY_NAMES, type JointHandling, type LegalLimit, type Limits } from '../../domain/registry/registry-entry.ts';

/** `20 个工作日`: a limit never stands without its unit, nor one that does not roll without saying so (docs/law.md, "Counting time"). */
export function limitWords({ days, unit, roll }: LegalLimit, t: TranslateEverywhere): string {
  const words = t(`registry:limit.${unit}`, { count: days });
  return roll === false ? `${words} · ${t('registry:limit.noRoll')}` : words;
}

/** By how much a limit may be extended. */
export const extensionWords = ({ extension, statutory }: Limits, t: TranslateEverywhere): string =>
  extension ? limitWords({ days: extension.days, unit: extension.unit ?? statutory.unit }, t) : '';

/** `联合办理：市公安局、市水利局`. */
export const jointWords = ({ way, departments }: JointHandling, { t, pick }: Pick<Words<'registry'>, 't' | 'pick'>): string =>
  `${pick(JOINT_WAY_NAMES[way].name, JOINT_WAY_NAMES[way].nameEn)} · ${departments.join(t('and'))}`;

/** Whole 分 as people write amounts: `20,000 元`. */
export const yuanWords = (fen: number, t: TranslateEverywhere): string => t('registry:range.yuan', { amount: yuanShort(fen) });

/** `5,000 元至 20,000 元`, `违法所得 1 至 3 倍`; equal bounds are one amount. */
export function rangeWords({ basis, min, max }: FineRange, t: TranslateEverywhere): string {
  if (basis !== 'amount')
    return t(`registry:range.${basis}`, { span: min === max ? String(min) : t('registry:range.between', { min, max }) });
  return min === max ? yuanWords(min, t) : t('registry:range.between', { min: yuanWords(min, t), max: yuanWords(max, t) });
}
