import type { FormField } from '../../contract.ts';
import { yuanShort } from '../../money/amount.ts';
import { tickedFacts, tiersFor, type TickedFact } from '../../registry/benchmark-facts.ts';
import { TIER_LEVEL_NAMES, type Benchmark, type BenchmarkTier, type FineRange, type TierLevel } from '../../registry/benchmarks.ts';
import { lacksReason } from '../../text/reason.ts';
import type { FieldProblem } from '../field-problem.ts';
import { benchmarkFacts } from './benchmark-facts.ts';
import { benchmarksFor } from './benchmark-of.ts';
import type { FineInTier } from './check.ts';
import { figure, labelEnOf, lookUp, ownField, told, type JudgedForm } from './look-up.ts';
import { kindsIn } from './one-of-kinds.ts';

/** CF5, 30–34, 57, 58: the tier that the facts give, its amount and kinds; the law's own range whatever the reason. */
export function fineInTier(check: FineInTier, form: JudgedForm): FieldProblem[] {
  return [...benchmarkFacts(check, form), ...fine(check, form)];
}

function fine(check: FineInTier, form: JudgedForm): FieldProblem[] {
  const level = lookUp(form, check.tier)?.value;
  const field = ownField(form, check.amount);
  if (typeof level !== 'string' || !field || !Object.hasOwn(TIER_LEVEL_NAMES, level)) return [];
  const benchmarks = benchmarksFor(check, form);
  if (!benchmarks.length) return [];
  const asked: Asked = {
    level: level as TierLevel,
    amount: numberOf(form.values[check.amount]) ?? 0,
    kinds: kindsOf(check, form),
    base: check.base === undefined ? undefined : numberOf(lookUp(form, check.base)?.value),
    facts: factsOf(check, form),
  };
  const deviates = mayDeviate(check, form);
  const wrong = [
    ...outsideLaw(asked, benchmarks, field),
    ...(deviates ? [] : [...outsideFacts(asked, benchmarks), ...outsideTier(asked, benchmarks, field)]),
  ];
  const keys = { amount: field.key, kind: check.penaltyKind, tier: check.tier };
  return wrong.slice(0, 1).map(({ code, words, at }) => {
    const key = keys[at ?? 'amount'];
    return told(form, check, key !== undefined && ownField(form, key) ? key : field.key, code, words);
  });
}

interface Asked {
  level: TierLevel;
  amount: number;
  /** Undefined where the form asks for no kind. */
  kinds: string[] | undefined;
  base: number | undefined;
  /** Undefined where the check asks for none, or none were recorded. */
  facts: TickedFact[] | undefined;
}

interface Wrong {
  code: string;
  words: readonly [string, string];
  at?: 'kind' | 'tier';
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function kindsOf({ penaltyKind }: FineInTier, form: JudgedForm): string[] | undefined {
  const value = penaltyKind === undefined ? undefined : lookUp(form, penaltyKind)?.value;
  return typeof value === 'string' ? kindsIn(value) : undefined;
}

function factsOf({ facts }: FineInTier, form: JudgedForm): TickedFact[] | undefined {
  const answer = facts === undefined ? undefined : lookUp(form, facts)?.value;
  return typeof answer === 'string' ? tickedFacts(answer) : undefined;
}

/** A reason, a legal review and a collective discussion stand in the record; a proposal goes to them. */
function mayDeviate({ discretion, proposal }: FineInTier, form: JudgedForm): boolean {
  const reason = discretion === undefined ? undefined : lookUp(form, discretion)?.value;
  if (typeof reason !== 'string' || lacksReason(true, reason)) return false;
  const { stages } = form.judging.known;
  return proposal === true || ['legal-review', 'collective-discussion'].every((stage) => stages.includes(stage));
}

/** In 分; undefined where a range in times has nothing to be taken times of. */
function bounds({ basis, min, max }: FineRange, base: number | undefined): { min: number; max: number } | undefined {
  if (basis === 'amount') return { min, max };
  return base === undefined ? undefined : { min: Math.round(min * base), max: Math.round(max * base) };
}

/** Below the law's least only in the tier that is for it; above its most never. */
function outsideLaw({ level, amount, base, kinds }: Asked, benchmarks: Benchmark[], field: FormField): Wrong[] {
  const laws = benchmarks.flatMap(({ statutory }) => statutory ?? []);
  if (laws.length < benchmarks.length || amount === 0 || (kinds && !kinds.includes('fine'))) return [];
  const ranges = laws.map((law) => bounds(law, base));
  if (ranges.some((range) => range === undefined)) return [baseMissing(field)];
  const fits = ranges.some((range) => range && amount <= range.max && (level === 'below-minimum' || amount >= range.min));
  if (fits) return [];
  const [zh, en] = figure(amount, field);
  return [
    {
      code: 'fine-outside-law',
      words: [
        `“${field.label}”${zh}超出法定幅度（${spans(ranges)} 元）。`,
        `"${labelEnOf(field)}", ${en}, is outside the law's own range (${spans(ranges)} yuan).`,
      ],
    },
  ];
}

/** The tier follows from facts that are proved (国办发〔2022〕27号第十四条). */
function outsideFacts({ level, facts }: Asked, benchmarks: Benchmark[]): Wrong[] {
  if (!facts) return [];
  const fits = [...new Set(benchmarks.flatMap((one) => tiersFor(one, facts)).map((tier) => tier.level))];
  if (fits.includes(level)) return [];
  const { name, nameEn } = TIER_LEVEL_NAMES[level];
  const given = fits.map((one) => TIER_LEVEL_NAMES[one]);
  const [zh, en] = fits.length
    ? [`符合的是“${given.map((one) => one.name).join('、')}”`, `they fit "${given.map((one) => one.nameEn).join(', ')}"`]
    : ['不符合任何等次', 'they fit no tier'];
  return [
    {
      code: 'tier-outside-facts',
      words: [
        `已认定的情节不支持“${name}”（${zh}）；偏离裁量基准须写明理由，并经法制审核和集体讨论。`,
        `The established facts do not give "${nameEn}" (${en}); a deviation needs its reason, a legal review and a collective discussion.`,
      ],
      at: 'tier',
    },
  ];
}

function outsideTier({ level, amount, kinds, base, facts }: Asked, benchmarks: Benchmark[], field: FormField): Wrong[] {
  const tiers = benchmarks.flatMap((one) => (facts ? tiersFor(one, facts) : one.tiers)).filter((tier) => tier.level === level);
  const { name, nameEn } = TIER_LEVEL_NAMES[level];
  if (!tiers.length)
    return [
      {
        code: 'tier-unknown',
        words: [`裁量基准没有“${name}”这一等次。`, `The benchmarks have no tier "${nameEn}".`],
      },
    ];
  if (kinds && !tiers.some((tier) => kinds.every((kind) => tier.kinds.some((one) => one === kind))))
    return [
      {
        code: 'kind-outside-tier',
        words: [`处罚种类不在“${name}”等次规定的种类之内。`, `The kind of penalty is none of the tier "${nameEn}".`],
        at: 'kind',
      },
    ];
  const isFine = kinds ? kinds.includes('fine') : amount > 0;
  if (!isFine)
    return amount === 0
      ? []
      : [
          {
            code: 'fine-without-kind',
            words: [`处罚种类没有罚款，“${field.label}”应为 0。`, `No fine is among the kinds: "${labelEnOf(field)}" must be 0.`],
          },
        ];
  const ranges = tiers.flatMap(({ range }: BenchmarkTier) => (range ? [bounds(range, base)] : []));
  if (ranges.length && ranges.every((range) => range === undefined)) return [baseMissing(field)];
  if (ranges.some((range) => range && amount >= range.min && amount <= range.max)) return [];
  const [zh, en] = figure(amount, field);
  return [
    {
      code: 'fine-outside-tier',
      words: [
        `“${field.label}”${zh}不在“${name}”的幅度（${spans(ranges)} 元）之内；偏离裁量基准须写明理由，并经法制审核和集体讨论。`,
        `"${labelEnOf(field)}", ${en}, is outside the tier "${nameEn}" (${spans(ranges)} yuan); a deviation needs its reason, a legal review and a collective discussion.`,
      ],
    },
  ];
}

const baseMissing = (field: FormField): Wrong => ({
  code: 'base-missing',
  words: [
    `罚款按违法所得或者货值的倍数计算，没有记录该数额，无法核对“${field.label}”。`,
    `The fine counts in times of the income or of the value, which is not recorded: "${labelEnOf(field)}" cannot be judged.`,
  ],
});

const spans = (ranges: readonly ({ min: number; max: number } | undefined)[]): string =>
  [...new Set(ranges.flatMap((range) => (range ? [`${yuanShort(range.min)}–${yuanShort(range.max)}`] : [])))].join('、');
