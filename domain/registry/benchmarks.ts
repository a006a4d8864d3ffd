/** Benchmarks of a penalty: for each violation the tiers, their conditions and ranges (R5, R10; docs/law.md, "Discretion benchmarks"). */
import type { CivilDate } from '../time/civil-date.ts';

export const TIER_LEVELS = ['exempt', 'below-minimum', 'lenient', 'ordinary', 'severe'] as const;
export type TierLevel = (typeof TIER_LEVELS)[number];

export const TIER_LEVEL_NAMES: Readonly<Record<TierLevel, { name: string; nameEn: string }>> = {
  exempt: { name: '不予处罚', nameEn: 'No penalty' },
  'below-minimum': { name: '减轻处罚', nameEn: 'Below the minimum' },
  lenient: { name: '从轻处罚', nameEn: 'Lenient' },
  ordinary: { name: '一般处罚', nameEn: 'Ordinary' },
  severe: { name: '从重处罚', nameEn: 'Severe' },
};

/** Kinds of penalty, lightest first (CF9); a combined penalty counts under its heaviest. */
export const PENALTY_KINDS = {
  warning: { name: '警告', nameEn: 'Warning' },
  criticism: { name: '通报批评', nameEn: 'Public criticism' },
  fine: { name: '罚款', nameEn: 'Fine' },
  'confiscation-of-gains': { name: '没收违法所得', nameEn: 'Confiscation of unlawful gains' },
  'confiscation-of-goods': { name: '没收非法财物', nameEn: 'Confiscation of unlawful goods' },
  'permit-suspension': { name: '暂扣许可证件', nameEn: 'Suspension of a permit' },
  downgrade: { name: '降低资质等级', nameEn: 'Downgrading' },
  restriction: { name: '限制开展生产经营活动', nameEn: 'Restriction of business' },
  'business-suspension': { name: '责令停产停业', nameEn: 'Suspension of business' },
  closure: { name: '责令关闭、限制从业', nameEn: 'Closure' },
  revocation: { name: '吊销许可证件', nameEn: 'Revocation of a permit' },
  /** Laid by the police and other organs that a statute names only (CF18). */
  detention: { name: '行政拘留', nameEn: 'Administrative detention' },
} as const satisfies Record<string, { name: string; nameEn: string }>;
export type PenaltyKind = keyof typeof PENALTY_KINDS;
export const PENALTY_KIND_CODES = Object.keys(PENALTY_KINDS) as PenaltyKind[];

/** What a fine's range is counted in: whole 分, or times of the illegal income or the value of the goods. */
export const RANGE_BASES = ['amount', 'times-of-income', 'times-of-value'] as const;
export type RangeBasis = (typeof RANGE_BASES)[number];

export interface FineRange {
  basis: RangeBasis;
  /** Whole 分 for `amount`, times otherwise; inclusive. */
  min: number;
  max: number;
}

export interface BenchmarkTier {
  level: TierLevel;
  /** Facts that put a case here, in words: any one of them. */
  conditions: string[];
  /** All of them together are needed. */
  all?: boolean;
  kinds: PenaltyKind[];
  /** Needed when `kinds` names a fine. */
  range?: FineRange;
}

export interface Benchmark {
  violation: string;
  /** The day from which it holds; absent = always did. A benchmark of the same violation with a later day replaces it (CF37). */
  from?: CivilDate;
  /** What was violated, e.g. 《…条例》第二十七条第（四）项. */
  violatedClause: string;
  /** What is applied. */
  penaltyClause: string;
  /** The range that the law itself gives; no tier but `below-minimum` may leave it. */
  statutory?: FineRange;
  tiers: BenchmarkTier[];
}
