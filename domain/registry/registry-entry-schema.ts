/**
 * Schema of a {@link RegistryEntry}: the completeness check at entry (R6b) and at the HTTP edge.
 *
 * Apart from the types, because the schema library is too heavy for pages that only need the types.
 */
import { FILE_GROUPS } from '../files/file-kinds.ts';
import { z } from 'zod';
import { PENALTY_KIND_CODES, RANGE_BASES, TIER_LEVELS, type Benchmark } from './benchmarks.ts';
import { PERIOD_UNITS, type FormField } from '../contract.ts';
import { checksSchema } from '../forms/checks/check-schema.ts';
import { FIELD_KEY } from '../forms/field-key.ts';
import { LICENCE_ACT_CODES, licenceAct } from '../licences/acts.ts';
import { FIELD_MEANING_CODES } from './field-meanings.ts';
import { ANY_POWER_CODE } from './power-code.ts';
import { SPECIAL_PROCEDURE_CODES } from './stages.ts';
import {
  CATEGORIES,
  GO_BACK,
  JOINT_LIMIT,
  JOINT_WAYS,
  type Extension,
  type LegalLimit,
  type Limits,
  type RegistryEntry,
} from './registry-entry.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const code = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const limit = { days: z.number().int().min(1).max(3650), unit: z.enum(PERIOD_UNITS), roll: z.boolean().optional() };

export const formFieldSchema: z.ZodType<FormField, FormField> = z
  .strictObject({
    key: z.string().regex(FIELD_KEY),
    label: text(60),
    labelEn: text(120).optional(),
    type: z.enum(['text', 'long-text', 'number', 'date', 'time', 'choice', 'yes-no', 'money']),
    required: z.boolean().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    unit: text(20).optional(),
    unitEn: text(40).optional(),
    options: z
      .array(z.strictObject({ value: text(64), label: text(60), labelEn: text(120).optional() }))
      .min(1)
      .max(100)
      .optional(),
    help: text(300).optional(),
    helpEn: text(600).optional(),
    outcomes: z.array(z.string()).min(1).optional(),
    when: z.strictObject({ field: z.string().regex(FIELD_KEY), values: z.array(z.union([z.string(), z.boolean()])).min(1) }).optional(),
    derived: z.boolean().optional(),
    meaning: z.enum(FIELD_MEANING_CODES).optional(),
  })
  .refine((field) => field.type !== 'choice' || field.options !== undefined, {
    path: ['options'],
    message: 'a choice needs options',
  })
  .refine((field) => field.min === undefined || field.max === undefined || field.min <= field.max, {
    path: ['max'],
    message: 'max is below min',
  })
  .meta({ id: 'FormField' });

const uniqueBy = <T>(items: T[], key: (item: T) => string): boolean => new Set(items.map(key)).size === items.length;

const fieldsSchema = z
  .array(formFieldSchema)
  .max(200)
  .refine((fields) => uniqueBy(fields, (field) => field.key), { message: 'field keys must be unique' });

const positionSchema = z.strictObject({ code, name: text(60), nameEn: text(120) });

export const materialSchema = z.strictObject({
  code,
  name: text(200),
  nameEn: text(300),
  original: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
  required: z.boolean(),
  note: text(500).optional(),
  files: z.array(z.enum(FILE_GROUPS)).min(1).max(FILE_GROUPS.length).optional(),
  promise: z.boolean().optional(),
  checkDays: z.number().int().min(1).max(250).optional(),
  followDays: z.number().int().min(1).max(60).optional(),
});

const extensionSchema = z.strictObject({ days: z.number().int().min(1).max(365), unit: z.enum(PERIOD_UNITS).optional(), basis: text(300) });

const rangeSchema = z
  .strictObject({ basis: z.enum(RANGE_BASES), min: z.number().min(0), max: z.number().min(0) })
  .refine(({ min, max }) => min <= max, { path: ['max'], message: 'max is below min' })
  .refine(({ basis, min, max }) => basis !== 'amount' || (Number.isSafeInteger(min) && Number.isSafeInteger(max)), {
    path: ['min'],
    message: 'amounts are whole fen',
  });

const benchmarkSchema: z.ZodType<Benchmark, Benchmark> = z.strictObject({
  violation: text(300),
  from: z.iso.date().optional(),
  violatedClause: text(300),
  penaltyClause: text(300),
  statutory: rangeSchema.optional(),
  tiers: z
    .array(
      z
        .strictObject({
          level: z.enum(TIER_LEVELS),
          // Ticked with their evidence, a line each: columns and lines part them.
          conditions: z
            .array(text(500).regex(/^[^｜|\n]+$/, 'no | and no new line'))
            .min(1)
            .max(30),
          all: z.boolean().optional(),
          kinds: z.array(z.enum(PENALTY_KIND_CODES)).max(10),
          range: rangeSchema.optional(),
        })
        .refine(({ kinds, range }) => !kinds.includes('fine') || range !== undefined, { path: ['range'], message: 'a fine needs a range' }),
    )
    .min(1)
    .max(20),
});

/** The parts of an entry, for what consists of some of them. */
export const entryParts = {
  /** The 31-character national implementation code by default; local patterns are checked by the registry's setting. */
  powerCode: z.string().regex(ANY_POWER_CODE),
  powerName: text(120),
  powerNameEn: text(240),
  category: z.enum(CATEGORIES),
  /** Becomes the BPMN process id, so it must be an XML name too. */
  processId: z.string().regex(/^power-[a-z0-9][a-z0-9-]{0,80}$/),
  procedure: z.enum(['ordinary', 'simple']).optional(),
  intake: z.strictObject({ kind: z.enum(['application', 'own-motion']), position: code }).optional(),
  specialProcedures: z.array(z.enum(SPECIAL_PROCEDURE_CODES)).max(8).optional(),
  licenceAct: z.enum(LICENCE_ACT_CODES).optional(),
  licenceOf: z.string().regex(ANY_POWER_CODE).optional(),
  execution: z.enum(['substitute']).optional(),
  frequency: z
    .strictObject({
      perYear: z.number().int().min(1).max(366),
      field: z.string().regex(FIELD_KEY),
      counted: z.array(text(64)).min(1).max(30),
      basis: text(300),
    })
    .optional(),
  organ: z.strictObject({ id: text(64), name: text(120) }),
  legalBasis: z
    .array(z.strictObject({ law: text(200), article: text(60), text: text(4000) }))
    .min(1)
    .max(50),
  conditions: z.array(text(1000)).max(50),
  materials: z
    .array(materialSchema)
    .max(100)
    .refine((materials) => uniqueBy(materials, (material) => material.code), { message: 'material codes must be unique' }),
  limits: z.strictObject({
    statutory: z.strictObject({ ...limit, basis: text(300) }),
    promised: z.strictObject(limit),
    acceptance: z.strictObject({ days: z.number().int().min(1).max(30), unit: z.literal('working-day') }),
    extension: extensionSchema.optional(),
    joint: z.strictObject({ way: z.enum(JOINT_WAYS), departments: z.array(text(120)).min(1).max(20) }).optional(),
    holding: z
      .strictObject({
        ...limit,
        basis: text(300),
        extension: extensionSchema.optional(),
      })
      .optional(),
  }),
  fees: z.strictObject({ charged: z.boolean(), text: text(500).optional() }),
  positions: z
    .array(positionSchema)
    .min(1)
    .max(50)
    .refine((positions) => uniqueBy(positions, (position) => position.code), { message: 'position codes must be unique' }),
  caseForm: fieldsSchema,
  forms: z.record(z.string().regex(FIELD_KEY), z.strictObject({ title: text(60), titleEn: text(120), fields: fieldsSchema })),
  externalFlowchart: text(4000).optional(),
  goBack: z.array(z.enum(GO_BACK)).min(1).max(GO_BACK.length).optional(),
  benchmarks: z
    .array(benchmarkSchema)
    .max(100)
    .refine((all) => new Set(all.map(({ violation, from = '' }) => `${from} ${violation}`)).size === all.length, {
      message: 'benchmarks of one violation need different days from which they hold',
    })
    .optional(),
  checks: checksSchema.optional(),
};

export const registryEntrySchema: z.ZodType<RegistryEntry, RegistryEntry> = z
  .strictObject(entryParts)
  .superRefine((entry, context) => {
    const wrong = (path: (string | number)[], message: string): void => context.addIssue({ code: 'custom', path, message });
    const applied = (entry.intake?.kind ?? 'application') === 'application';
    // XK32: five working days; the time to file a case of the organ's own motion is a setting of the agency (docs/law.md, "Limits").
    if (applied && entry.limits.acceptance.days > 5)
      wrong(['limits', 'acceptance', 'days'], 'an application is taken up within 5 working days');
    if (!entry.positions.some(({ code: held }) => held === (entry.intake?.position ?? 'window')))
      wrong(['intake', 'position'], 'cases are registered at a position that takes part');
    if (entry.licenceAct && entry.category !== licenceAct(entry.licenceAct).of)
      wrong(['licenceAct'], 'an act is of the category of what it is done to');
    if (entry.licenceAct && !entry.licenceOf) wrong(['licenceOf'], 'whose certificates it concerns');
    if (entry.licenceAct && applied !== (licenceAct(entry.licenceAct).intake === 'application'))
      wrong(['intake', 'kind'], 'the act is begun as the law says');
    if (entry.category !== 'compulsion' && entry.execution) wrong(['execution'], 'only compulsion executes');
    if (entry.category !== 'inspection' && entry.frequency) wrong(['frequency'], 'only inspections have a frequency');
    if (entry.frequency && !entry.caseForm.some(({ key, type }) => key === entry.frequency?.field && type === 'choice'))
      wrong(['frequency', 'field'], 'the kind of inspection is a choice of the case form');
    for (const [path, limit, extension] of extendedLimits(entry.limits))
      if (extension.unit !== undefined && (extension.unit === 'hour') !== (limit.unit === 'hour'))
        wrong(['limits', ...path, 'unit'], 'hours are extended by hours alone');
    if (entry.limits.joint && entry.category !== 'licence') wrong(['limits', 'joint'], 'only licences are handled jointly');
    if (entry.limits.joint)
      for (const path of beyondJoint(entry.limits)) wrong(['limits', ...path], 'joint handling takes 45 working days');
    if (entry.category !== 'compulsion' && entry.limits.holding) wrong(['limits', 'holding'], 'only compulsion holds goods');
    if (entry.category !== 'penalty' && entry.benchmarks) wrong(['benchmarks'], 'only penalties have discretion benchmarks');
  })
  .meta({ id: 'RegistryEntry' });

const extendedLimits = ({
  statutory,
  promised,
  extension,
  holding,
}: Limits): [path: string[], limit: LegalLimit, extension: Extension][] => [
  ...(extension ? [statutory, promised].map((limit): [string[], LegalLimit, Extension] => [['extension'], limit, extension]) : []),
  ...(holding?.extension ? [[['holding', 'extension'], holding, holding.extension] as [string[], LegalLimit, Extension]] : []),
];

/** XK42(2), XK82: at most 45 working days, and 15 more. */
const beyondJoint = ({ statutory, extension }: Limits): string[][] => [
  ...(statutory.unit === 'working-day' && statutory.days <= JOINT_LIMIT.days ? [] : [['statutory', 'days']]),
  ...(!extension || ((extension.unit ?? statutory.unit) === 'working-day' && extension.days <= JOINT_LIMIT.extension)
    ? []
    : [['extension', 'days']]),
];

/** One thing wrong with an entry; `path` is dotted, e.g. `limits.promised.days`. */
export interface EntryProblem {
  path: string;
  code: string;
  message: string;
  messageEn: string;
}

export type ValidatedEntry = { ok: true; entry: RegistryEntry } | { ok: false; problems: EntryProblem[] };

/** A step has one form; a list knows its most, a record of a schema does not, and would look into all of a hostile entry's thousands. */
const MOST_FORMS = 100;

/** Names each missing or wrong field (R6b), in both languages. */
export function validateRegistryEntry(input: unknown): ValidatedEntry {
  if (countForms(input) > MOST_FORMS) {
    const [message, messageEn] = [`此项过多，上限为 ${MOST_FORMS}。`, `An entry has at most ${MOST_FORMS} forms.`];
    return { ok: false, problems: [{ path: 'forms', code: 'too-big', message, messageEn }] };
  }
  const result = registryEntrySchema.safeParse(input);
  if (result.success) return { ok: true, entry: result.data };
  return { ok: false, problems: result.error.issues.map(toProblem) };
}

const countForms = (input: unknown): number => Object.keys((input as Partial<RegistryEntry> | null | undefined)?.forms ?? {}).length;

function toProblem(issue: z.core.$ZodIssue): EntryProblem {
  const path = issue.path.map(String).join('.');
  const [code, message] = describeIssue(issue);
  return { path, code, message, messageEn: issue.message };
}

function describeIssue(issue: z.core.$ZodIssue): [code: string, message: string] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? ['required', '此项必填。']
        : ['wrong-type', `此项类型不正确，应当为 ${issue.expected}。`];
    case 'too_small':
      return [
        'too-small',
        issue.origin === 'string' || issue.origin === 'array' ? '此项不能为空或者过短。' : `此项不得小于 ${String(issue.minimum)}。`,
      ];
    case 'too_big':
      return [
        'too-big',
        issue.origin === 'string' || issue.origin === 'array'
          ? `此项过长，上限为 ${String(issue.maximum)}。`
          : `此项不得大于 ${String(issue.maximum)}。`,
      ];
    case 'invalid_format':
      return ['wrong-format', '此项格式不正确。'];
    case 'invalid_value':
      return ['unknown-value', `此项应当是以下之一：${issue.values.map(String).join('、')}。`];
    case 'unrecognized_keys':
      return ['unknown-field', `含有未定义的内容：${issue.keys.join('、').slice(0, 200)}。`];
    case 'custom':
      return ['wrong', CUSTOM[issue.message ?? ''] ?? '此项不正确。'];
    default:
      return ['wrong', '此项不正确。'];
  }
}

/** Chinese for the messages of our own refinements. */
const CUSTOM: Readonly<Record<string, string>> = {
  'a choice needs options': '选择项需要列出选项。',
  'max is below min': '上限低于下限。',
  'field keys must be unique': '字段代码不得重复。',
  'material codes must be unique': '材料代码不得重复。',
  'position codes must be unique': '岗位代码不得重复。',
  'amounts are whole fen': '金额以分为单位，应为整数。',
  'a fine needs a range': '罚款需要幅度。',
  'an application is taken up within 5 working days': '依申请的事项应当在五个工作日内决定是否受理（行政许可法第三十二条）。',
  'cases are registered at a position that takes part': '登记岗位应当是参与办理的岗位。',
  'an act is of the category of what it is done to': '变更、延续、补发、撤回、撤销、注销许可的是行政许可事项，撤销奖励的是行政奖励事项。',
  'whose certificates it concerns': '请填写所涉许可、奖励事项的编码。',
  'the act is begun as the law says': '变更、延续、补发依申请办理，撤回、撤销、注销许可和撤销奖励由机关依职权办理。',
  'only inspections have a frequency': '只有行政检查有年度频次上限。',
  'the kind of inspection is a choice of the case form': '检查类别应当是办件信息表中的选择项。',
  'hours are extended by hours alone': '以小时计的时限只能延长若干小时，其他时限不能以小时延长。',
  'only licences are handled jointly': '只有行政许可可以由多个部门统一、联合或者集中办理。',
  'joint handling takes 45 working days':
    '统一、联合、集中办理的，时限不超过四十五个工作日，延长不超过十五个工作日（行政许可法第四十二条第二款）。',
  'only compulsion holds goods': '只有行政强制有查封、扣押期限。',
  'only penalties have discretion benchmarks': '只有行政处罚有裁量基准。',
};
