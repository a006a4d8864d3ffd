/** The benchmark that judges a form: by its violation, and in the version of the day of the act or the one that was chosen (CF37). */
import { appliedVersion } from '../../registry/benchmark-versions.ts';
import type { Benchmark } from '../../registry/benchmarks.ts';
import type { FineInTier } from './check.ts';
import { lookUp, type JudgedForm } from './look-up.ts';

/** What a check asks in order to find it. */
export type BenchmarkAsked = Pick<FineInTier, 'violation' | 'actDate' | 'version'>;

/** All versions of the recorded violation, else of all: what a clerk wrote in words of their own binds to none alone. */
export function versionsOf({ violation }: BenchmarkAsked, form: JudgedForm): Benchmark[] {
  const found = violation === undefined ? undefined : lookUp(form, violation);
  const label = found?.field?.options?.find(({ value }) => value === found.value)?.label;
  const { benchmarks } = form.judging.known;
  const named = benchmarks.filter((one) => [found?.value, found?.words, label].includes(one.violation));
  return named.length ? named : benchmarks;
}

/** One version of each of those violations. */
export function benchmarksFor(check: BenchmarkAsked, form: JudgedForm): Benchmark[] {
  const applied = { actDate: textOf(form, check.actDate), appliedFrom: textOf(form, check.version) };
  const versions = versionsOf(check, form);
  return [...new Set(versions.map(({ violation }) => violation))].flatMap((violation) => {
    const ofIt = versions.filter((one) => one.violation === violation);
    return appliedVersion(ofIt, applied, form.judging.today ?? LAST_DAY) ?? [];
  });
}

/** Where nobody says which day it is, the latest version counts. */
const LAST_DAY = '9999-12-31';

function textOf(form: JudgedForm, ref: string | undefined): string | undefined {
  const value = ref === undefined ? undefined : lookUp(form, ref)?.value;
  return typeof value === 'string' ? value : undefined;
}
