import type { Benchmark, BenchmarkTier } from '../../../domain/registry/benchmarks.ts';

export const blankTier = (): BenchmarkTier => ({
  level: 'ordinary',
  conditions: [''],
  kinds: ['fine'],
  range: { basis: 'amount', min: 0, max: 0 },
});
export const blankBenchmark = (): Benchmark => ({ violation: '', violatedClause: '', penaltyClause: '', tiers: [blankTier()] });
