import { FILE_GROUP_NAMES } from '../../../domain/files/file-kinds.ts';
import { PENALTY_KINDS, TIER_LEVEL_NAMES, type Benchmark } from '../../../domain/registry/benchmarks.ts';
import type { FormField } from '../../../domain/contract.ts';
import { intakeOf, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { SPECIAL_PROCEDURES } from '../../../domain/registry/stages.ts';
import { CHECK_KINDS } from '../../../domain/forms/checks/check.ts';
import { checkWords } from '../check-words.ts';
import { NO_NAMES, outcomeWords, type OutcomeNames } from '../outcome-names.ts';
import type { Words } from '../../app/i18n.ts';
import { extensionWords, jointWords, limitWords, rangeWords, yuanWords } from '../words.ts';

export const SECTIONS = [
  'basics',
  'legalBasis',
  'conditions',
  'materials',
  'limits',
  'fees',
  'positions',
  'caseForm',
  'forms',
  'benchmarks',
  'checks',
  'external',
] as const;
export type Section = (typeof SECTIONS)[number];

/** One thing an entry says, in words. `key` names the same thing in every version, whatever place in its list it has. */
export interface Fact {
  section: Section;
  key: string;
  label: string;
  text: string;
}

type Reader = Pick<Words<'registry'>, 't' | 'pick'>;

/** Everything an entry says as facts in words, so that two versions can be compared as a person would (R5); `outcomes`: of its drawing. */
export function describeEntry(entry: RegistryEntry, words: Reader, outcomes: OutcomeNames = NO_NAMES): Fact[] {
  const { t, pick } = words;
  const facts: Fact[] = [];
  const add = (section: Section, key: string, label: string, text: string | undefined | null): void => {
    if (text) facts.push({ section, key: `${section}/${key}`, label, text });
  };
  const intake = intakeOf(entry);

  add('basics', 'code', t('power.code'), entry.powerCode);
  add('basics', 'name', t('entry.name'), entry.powerName);
  add('basics', 'nameEn', t('entry.nameEn'), entry.powerNameEn);
  add('basics', 'category', t('power.category'), t(`category.${entry.category}`));
  add('basics', 'procedure', t('entry.procedure'), t(`procedure.${entry.procedure ?? 'ordinary'}`));
  add('basics', 'organ', t('power.organ'), entry.organ.name);
  add('basics', 'intake', t('power.intake'), `${t(`intake.${intake.kind}`)} · ${positionName(entry, intake.position, words)}`);
  add(
    'basics',
    'special',
    t('power.special'),
    entry.specialProcedures?.map((code) => pick(SPECIAL_PROCEDURES[code].name, SPECIAL_PROCEDURES[code].nameEn)).join(t('and')),
  );

  for (const { law, article, text } of entry.legalBasis) add('legalBasis', `${law}/${article}`, `《${law}》${article}`, text);
  for (const condition of entry.conditions) add('conditions', condition, '', condition);
  for (const material of entry.materials) {
    add(
      'materials',
      material.code,
      pick(material.name, material.nameEn),
      [
        t('compare.material', { original: material.original, copies: material.copies }),
        t(material.required ? 'compare.must' : 'compare.may'),
        material.promise && t('materials.promised'),
        material.promise && material.checkDays && t('materials.checked', { days: material.checkDays }),
        material.followDays && t('materials.follows', { days: material.followDays }),
        material.files?.map((group) => pick(FILE_GROUP_NAMES[group].name, FILE_GROUP_NAMES[group].nameEn)).join(t('and')),
        material.note,
        both(material.name, material.nameEn),
      ]
        .filter(Boolean)
        .join(' · '),
    );
  }
  add('limits', 'statutory', t('limits.statutory'), `${limitWords(entry.limits.statutory, t)} · ${entry.limits.statutory.basis}`);
  add('limits', 'promised', t('limits.promised'), limitWords(entry.limits.promised, t));
  add(
    'limits',
    'acceptance',
    t(intake.kind === 'application' ? 'limits.acceptance' : 'limits.filing'),
    limitWords(entry.limits.acceptance, t),
  );
  if (entry.limits.extension)
    add('limits', 'extension', t('limits.extension'), `${extensionWords(entry.limits, t)} · ${entry.limits.extension.basis}`);
  const { holding, joint } = entry.limits;
  if (joint) add('limits', 'joint', t('limits.joint'), jointWords(joint, words));
  if (holding)
    add(
      'limits',
      'holding',
      t('limits.holding'),
      [
        limitWords(holding, t),
        holding.basis,
        holding.extension && `${t('limits.holdingExtension')} ${holding.extension.days} · ${holding.extension.basis}`,
      ]
        .filter(Boolean)
        .join(' · '),
    );
  if (entry.frequency) add('limits', 'frequency', t('limits.frequency'), `${entry.frequency.perYear} · ${entry.frequency.basis}`);
  add('fees', 'fees', t('power.fees'), entry.fees.charged ? entry.fees.text || t('power.charged') : t('power.noFees'));
  for (const position of entry.positions)
    add('positions', position.code, pick(position.name, position.nameEn), both(position.name, position.nameEn));
  for (const field of entry.caseForm) add('caseForm', field.key, pick(field.label, field.labelEn), fieldWords(field, words, outcomes));
  for (const [key, form] of Object.entries(entry.forms)) {
    const title = pick(form.title, form.titleEn);
    add('forms', key, title, both(form.title, form.titleEn));
    for (const field of form.fields)
      add('forms', `${key}/${field.key}`, `${title} / ${pick(field.label, field.labelEn)}`, fieldWords(field, words, outcomes));
  }
  for (const benchmark of entry.benchmarks ?? []) benchmarkFacts(benchmark, words, add);
  for (const check of entry.checks ?? []) {
    const line = checkWords(check, { entry, outcomes }, words);
    add('checks', line, pick(CHECK_KINDS[check.kind].name, CHECK_KINDS[check.kind].nameEn), line);
  }
  if (entry.goBack) add('basics', 'goBack', t('power.goBack'), entry.goBack.map((way) => t(`goBack.${way}`)).join(t('and')));
  add('external', 'external', t('power.external'), entry.externalFlowchart);
  return facts;
}

function benchmarkFacts(
  benchmark: Benchmark,
  { t, pick }: Reader,
  add: (section: Section, key: string, label: string, text: string) => void,
): void {
  add(
    'benchmarks',
    keyOf(benchmark),
    benchmark.violation,
    [
      benchmark.from && `${t('benchmark.from')} ${benchmark.from}`,
      benchmark.violatedClause,
      benchmark.penaltyClause,
      benchmark.statutory && `${t('benchmark.statutory')} ${rangeWords(benchmark.statutory, t)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  const seen: Record<string, number> = {};
  for (const tier of benchmark.tiers) {
    const turn = (seen[tier.level] = (seen[tier.level] ?? 0) + 1);
    const level = pick(TIER_LEVEL_NAMES[tier.level].name, TIER_LEVEL_NAMES[tier.level].nameEn);
    add(
      'benchmarks',
      `${keyOf(benchmark)}/${tier.level}/${turn}`,
      `${benchmark.violation} / ${level}`,
      [
        tier.all && t('benchmark.need.all'),
        tier.conditions.join('；'),
        tier.kinds.map((kind) => pick(PENALTY_KINDS[kind].name, PENALTY_KINDS[kind].nameEn)).join(t('and')),
        tier.range && rangeWords(tier.range, t),
      ]
        .filter(Boolean)
        .join(' · '),
    );
  }
}

/** Versions of one violation are told apart by the day from which they hold. */
const keyOf = ({ violation, from }: Benchmark): string => (from ? `${violation} ${from}` : violation);

const both = (chinese: string, english: string): string => `${chinese}（${english}）`;

const positionName = (entry: RegistryEntry, code: string, { pick }: Reader): string => {
  const position = entry.positions.find((one) => one.code === code);
  return position ? pick(position.name, position.nameEn) : code;
};

const boundWords = ({ type }: FormField, bound: number, { t }: Reader): string => (type === 'money' ? yuanWords(bound, t) : String(bound));

const fieldWords = (field: FormField, reader: Reader, outcomes: OutcomeNames): string =>
  [
    reader.t(`fieldType.${field.type}`),
    reader.t(field.required ? 'compare.must' : 'compare.may'),
    field.min !== undefined && `≥ ${boundWords(field, field.min, reader)}`,
    field.max !== undefined && `≤ ${boundWords(field, field.max, reader)}`,
    field.unit && reader.pick(field.unit, field.unitEn),
    field.options?.map((option) => reader.pick(option.label, option.labelEn)).join('/'),
    field.outcomes &&
      `${reader.t('fields.outcomes')}: ${field.outcomes.map((code) => outcomeWords(code, outcomes, reader.pick)).join(reader.t('and'))}`,
    reader.pick(field.help, field.helpEn),
    field.labelEn && both(field.label, field.labelEn),
  ]
    .filter(Boolean)
    .join(' · ');
