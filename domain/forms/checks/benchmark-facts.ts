/**
 * How the facts of a benchmark and its version were answered: each fact is one of the version's and names its evidence; a version that
 * came later is applied only where it is not heavier, and with a ground (CF37, CF40; 国办发〔2022〕27号第十四条).
 */
import { tickedFacts } from '../../registry/benchmark-facts.ts';
import { heldFrom, versionsFor } from '../../registry/benchmark-versions.ts';
import { lacksReason } from '../../text/reason.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { FineInTier } from './check.ts';
import { benchmarksFor, versionsOf } from './benchmark-of.ts';
import { ownField, told, type JudgedForm } from './look-up.ts';

export const benchmarkFacts = (check: FineInTier, form: JudgedForm): FieldProblem[] => [...ofVersion(check, form), ...ofFacts(check, form)];

function ofFacts(check: FineInTier, form: JudgedForm): FieldProblem[] {
  const key = check.facts;
  const answer = key === undefined ? undefined : form.values[key];
  const benchmarks = benchmarksFor(check, form);
  if (key === undefined || !ownField(form, key) || typeof answer !== 'string' || !benchmarks.length) return [];
  const conditions = new Set(benchmarks.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.conditions)));
  const known = new Set(form.judging.known.evidence ?? []);
  const problems = tickedFacts(answer).flatMap(({ condition, evidence }): [string, string, string][] => {
    if (!conditions.has(condition))
      return [['fact-unknown', `“${condition}”不是所适用裁量基准的情节。`, `"${condition}" is no fact of the applied benchmark.`]];
    if (!evidence.length)
      return [['fact-without-evidence', `“${condition}”没有写明所依据的证据。`, `"${condition}" names no evidence it rests on.`]];
    return evidence
      .filter((name) => !known.has(name))
      .map((name) => [
        'evidence-unknown',
        `“${condition}”所依据的“${name}”不在本案的证据和附件之中。`,
        `"${name}", on which "${condition}" rests, is none of the evidence and files of this case.`,
      ]);
  });
  return problems.slice(0, 1).map(([code, zh, en]) => told(form, check, key, code, [zh, en]));
}

function ofVersion(check: FineInTier, form: JudgedForm): FieldProblem[] {
  const { version: key, versionGround: groundKey } = check;
  const chosen = key === undefined ? undefined : form.values[key];
  const { today } = form.judging;
  if (key === undefined || !ownField(form, key) || typeof chosen !== 'string' || today === undefined) return [];
  const found = versionsFor(versionsOf(check, form), actDateOf(check, form) ?? today, today);
  if (!found || heldFrom(found.ofAct) === chosen) return [];
  const later = found.later.find(({ benchmark }) => heldFrom(benchmark) === chosen);
  if (!later)
    return [
      told(form, check, key, 'version-unknown', [
        '没有违法行为发生之后自这一日起施行的裁量基准；适用行为发生时的，不必填写。',
        'No benchmark has held from that day on since the act; leave it empty to apply that of the day of the act.',
      ]),
    ];
  if (later.weight === 'heavier')
    return [
      told(form, check, key, 'version-heavier', [
        '新的规定处罚较重，应当适用违法行为发生时的规定。',
        'The later version is heavier: that of the day of the act applies.',
      ]),
    ];
  const ground = groundKey === undefined ? undefined : form.values[groundKey];
  if (groundKey === undefined || !ownField(form, groundKey) || (typeof ground === 'string' && !lacksReason(true, ground))) return [];
  return [
    told(form, check, groundKey, 'version-ground-missing', [
      '适用违法行为发生之后的规定，应当写明理由。',
      'Say why a version is applied that came after the act.',
    ]),
  ];
}

function actDateOf({ actDate }: FineInTier, form: JudgedForm): string | undefined {
  const value = actDate === undefined ? undefined : form.values[actDate];
  return typeof value === 'string' ? value : undefined;
}
