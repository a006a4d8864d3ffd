import { useMemo } from 'react';
import type { FormField } from '../../domain/contract.ts';
import type { FineInTier } from '../../domain/forms/checks/check.ts';
import { benchmarksFor, versionsOf } from '../../domain/forms/checks/benchmark-of.ts';
import type { Judging } from '../../domain/forms/checks/judging.ts';
import { lookUp, type JudgedForm } from '../../domain/forms/checks/look-up.ts';
import { askedFields, type TypedValues } from '../../domain/forms/form-values.ts';
import type { FieldValue } from '../../domain/forms/check-field.ts';
import { tickedFacts, tiersFor, type TickedFact } from '../../domain/registry/benchmark-facts.ts';
import { versionsFor, type Versions } from '../../domain/registry/benchmark-versions.ts';
import type { Benchmark, BenchmarkTier } from '../../domain/registry/benchmarks.ts';

/** The benchmark of a form that is being filled in, and what follows from its facts; the same that judges the form. */
export interface BenchmarkInForm {
  /** The form itself asks for the facts; else they stand in the record. */
  asksFacts: boolean;
  keys: { facts: string; tier: string; version?: string };
  /** Undefined while the violation is not chosen, or there are several. */
  benchmark?: Benchmark;
  versions?: Versions;
  facts: TickedFact[];
  /** That the facts fit, the proposed one first. */
  tiers: BenchmarkTier[];
  tier?: unknown;
  /** Names of the evidence in the record. */
  evidence: string[];
}

type WithFacts = FineInTier & { facts: string };

export function useBenchmark(
  fields: readonly FormField[],
  values: Readonly<TypedValues>,
  outcome: string | undefined,
  judging: Judging | undefined,
): BenchmarkInForm | undefined {
  return useMemo(() => (judging ? benchmarkIn(fields, values, outcome, judging) : undefined), [fields, values, outcome, judging]);
}

function benchmarkIn(
  fields: readonly FormField[],
  values: Readonly<TypedValues>,
  outcome: string | undefined,
  judging: Judging,
): BenchmarkInForm | undefined {
  const asked = askedFields(fields, outcome);
  const check = judging.checks.find(
    (one): one is WithFacts =>
      one.kind === 'fine-in-tier' &&
      one.facts !== undefined &&
      (!one.forms || one.forms.includes(judging.form ?? '')) &&
      asked.some(({ key }) => key === one.amount),
  );
  if (!check) return undefined;
  const form: JudgedForm = { asked, values: values as Record<string, FieldValue>, path: 'fields', outcome, judging };
  const [benchmark, ...others] = benchmarksFor(check, form);
  const one = others.length ? undefined : benchmark;
  const answer = lookUp(form, check.facts)?.value;
  const facts = typeof answer === 'string' ? tickedFacts(answer) : [];
  const actDate = check.actDate === undefined ? undefined : lookUp(form, check.actDate)?.value;
  const { today } = judging;
  return {
    asksFacts: asked.some(({ key }) => key === check.facts),
    keys: { facts: check.facts, tier: check.tier, version: check.version },
    benchmark: one,
    versions: one && today && typeof actDate === 'string' ? versionsFor(versionsOf(check, form), actDate, today) : undefined,
    facts,
    tiers: one ? tiersFor(one, facts) : [],
    tier: lookUp(form, check.tier)?.value,
    evidence: judging.known.evidence ?? [],
  };
}
