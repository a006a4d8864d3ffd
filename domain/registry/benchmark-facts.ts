/**
 * Facts of a benchmark, ticked with the evidence that each rests on, and the tiers that they fit (国办发〔2022〕27号第十四条). An answer has a
 * line for each fact: the condition in the benchmark's words, then the names of the evidence, parted by `｜`.
 */
import { TIER_LEVELS, type Benchmark, type BenchmarkTier } from './benchmarks.ts';

export interface TickedFact {
  condition: string;
  /** Names of the evidence it rests on. */
  evidence: string[];
}

const PARTS = /\s*[｜|]\s*/;

export const tickedFacts = (answer: string): TickedFact[] =>
  answer.split('\n').flatMap((line) => {
    const [condition = '', ...evidence] = line.trim().split(PARTS);
    return condition ? [{ condition, evidence: evidence.filter(Boolean) }] : [];
  });

export const factsAnswer = (facts: readonly TickedFact[]): string =>
  facts.map(({ condition, evidence }) => [condition, ...evidence].join('｜')).join('\n');

/** Names of the rows of an evidence list, a line each; the first column is the name. */
export const evidenceNames = (answer: string): string[] =>
  answer.split('\n').flatMap((line) => {
    const [name = ''] = line.trim().split(PARTS);
    return name ? [name] : [];
  });

const number = ({ conditions }: BenchmarkTier, facts: ReadonlySet<string>): number => conditions.filter((one) => facts.has(one)).length;

/**
 * Tiers that the facts fit, the proposed one first: that for which most facts speak; of equals the mildest. Each of them may be chosen,
 * because facts for a milder and for a severer tier are weighed by the officers.
 */
export function tiersFor({ tiers }: Pick<Benchmark, 'tiers'>, facts: readonly TickedFact[]): BenchmarkTier[] {
  const ticked = new Set(facts.map(({ condition }) => condition));
  return tiers
    .filter((tier) => (tier.all ? number(tier, ticked) === tier.conditions.length : number(tier, ticked) > 0))
    .sort((one, other) => number(other, ticked) - number(one, ticked) || TIER_LEVELS.indexOf(one.level) - TIER_LEVELS.indexOf(other.level));
}
