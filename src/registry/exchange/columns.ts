/**
 * The spreadsheet's sheets: one row a power in the first, one row a part in the others, joined by the power code (R5).
 *
 * Lists inside a cell have one item a line; the parts of an item are separated by `|`.
 */
import type { FormField } from '../../../domain/contract.ts';
import type { Benchmark, BenchmarkTier, FineRange } from '../../../domain/registry/benchmarks.ts';
import type { LegalLimit, RegistryEntry } from '../../../domain/registry/registry-entry.ts';

export type Cell = string | number | boolean | null;
export type SheetRow = Record<string, Cell>;
export interface SheetShape {
  name: string;
  columns: readonly string[];
}

export const CODE = '权力编码';

/** Columns that workbooks of earlier versions do not have. */
export const ADDED_LATER: readonly string[] = [
  '英文单位',
  '法定时限顺延',
  '承诺时限顺延',
  '核对规则',
  '许可行为',
  '所涉许可事项',
  '代履行',
  '检查频次',
  '查封扣押期限',
  '延长单位',
  '联合办理',
  '文件类型',
  '告知承诺',
  '容缺工作日',
  '施行日期',
  '情形须同时具备',
  '填写条件',
];

export const SHEETS = {
  powers: {
    name: '事项',
    columns: [
      CODE,
      '事项名称',
      '英文名称',
      '类别',
      '流程标识',
      '机关标识',
      '机关名称',
      '程序',
      '启动方式',
      '登记岗位',
      '特别程序',
      '法定时限',
      '法定时限单位',
      '法定时限顺延',
      '法定时限依据',
      '承诺时限',
      '承诺时限单位',
      '承诺时限顺延',
      '受理时限',
      '可延长',
      '延长依据',
      '收费',
      '收费说明',
      '办理条件',
      '外部流程图',
      '核对规则',
      '许可行为',
      '所涉许可事项',
      '代履行',
      '检查频次',
      '查封扣押期限',
      '延长单位',
      '联合办理',
      '退回撤回',
    ],
  },
  bases: { name: '法律依据', columns: [CODE, '法律法规', '条款', '条文'] },
  materials: {
    name: '申请材料',
    columns: [
      CODE,
      '材料代码',
      '材料名称',
      '英文名称',
      '原件',
      '复印件',
      '必需',
      '说明',
      '文件类型',
      '告知承诺',
      '承诺核查工作日',
      '容缺工作日',
    ],
  },
  positions: { name: '岗位', columns: [CODE, '岗位代码', '岗位名称', '英文名称'] },
  fields: {
    name: '表单',
    columns: [
      CODE,
      '表单代码',
      '表单名称',
      '表单英文名称',
      '字段代码',
      '字段名称',
      '字段英文名称',
      '类型',
      '必填',
      '最小',
      '最大',
      '单位',
      '英文单位',
      '选项',
      '说明',
      '英文说明',
      '仅用于结果',
      '填写条件',
    ],
  },
  tiers: {
    name: '裁量基准',
    columns: [CODE, '违法行为', '违反条款', '处罚条款', '法定幅度', '等次', '情形', '处罚种类', '幅度', '施行日期', '情形须同时具备'],
  },
} as const satisfies Record<string, SheetShape>;

export type SheetName = keyof typeof SHEETS;
export type Book = Record<SheetName, SheetRow[]>;

const lines = (items: readonly string[] | undefined): string => (items ?? []).join('\n');
const yesNo = (value: boolean | undefined): string => (value ? '是' : '否');
/** Empty where a last day off moves the end, as nearly always. */
const rollText = ({ roll }: LegalLimit): string => (roll === undefined ? '' : yesNo(roll));
const range = (value: FineRange | undefined): string => (value ? `${value.basis}|${value.min}|${value.max}` : '');

/** The rows of one entry on every sheet. */
export function rowsOf(entry: RegistryEntry): Book {
  const code = { [CODE]: entry.powerCode };
  const { statutory, promised, acceptance, extension } = entry.limits;
  return {
    powers: [
      {
        ...code,
        事项名称: entry.powerName,
        英文名称: entry.powerNameEn,
        类别: entry.category,
        流程标识: entry.processId,
        机关标识: entry.organ.id,
        机关名称: entry.organ.name,
        程序: entry.procedure ?? '',
        启动方式: entry.intake?.kind ?? '',
        登记岗位: entry.intake?.position ?? '',
        特别程序: lines(entry.specialProcedures),
        法定时限: statutory.days,
        法定时限单位: statutory.unit,
        法定时限顺延: rollText(statutory),
        法定时限依据: statutory.basis,
        承诺时限: promised.days,
        承诺时限单位: promised.unit,
        承诺时限顺延: rollText(promised),
        受理时限: acceptance.days,
        可延长: extension?.days ?? null,
        延长依据: extension?.basis ?? '',
        收费: yesNo(entry.fees.charged),
        收费说明: entry.fees.text ?? '',
        办理条件: lines(entry.conditions),
        外部流程图: entry.externalFlowchart ?? '',
        核对规则: lines(entry.checks?.map((check) => JSON.stringify(check))),
        许可行为: entry.licenceAct ?? '',
        所涉许可事项: entry.licenceOf ?? '',
        代履行: entry.execution ?? '',
        检查频次: json(entry.frequency),
        查封扣押期限: json(entry.limits.holding),
        延长单位: extension?.unit ?? '',
        联合办理: json(entry.limits.joint),
        退回撤回: entry.goBack?.join('\n') ?? '',
      },
    ],
    bases: entry.legalBasis.map(({ law, article, text }) => ({ ...code, 法律法规: law, 条款: article, 条文: text })),
    materials: entry.materials.map((material) => ({
      ...code,
      材料代码: material.code,
      材料名称: material.name,
      英文名称: material.nameEn,
      原件: material.original,
      复印件: material.copies,
      必需: yesNo(material.required),
      说明: material.note ?? '',
      文件类型: material.files?.join('\n') ?? '',
      告知承诺: material.promise ? yesNo(true) : '',
      承诺核查工作日: material.checkDays ?? null,
      容缺工作日: material.followDays ?? null,
    })),
    positions: entry.positions.map((position) => ({
      ...code,
      岗位代码: position.code,
      岗位名称: position.name,
      英文名称: position.nameEn,
    })),
    fields: [
      ...entry.caseForm.map((field) => ({ ...code, 表单代码: '', 表单名称: '', 表单英文名称: '', ...fieldRow(field) })),
      ...Object.entries(entry.forms).flatMap(([key, { title, titleEn, fields }]) =>
        (fields.length ? fields.map(fieldRow) : [{}]).map((row) => ({
          ...code,
          表单代码: key,
          表单名称: title,
          表单英文名称: titleEn,
          ...row,
        })),
      ),
    ],
    tiers: (entry.benchmarks ?? []).flatMap((benchmark) =>
      benchmark.tiers.map((tier) => ({
        ...code,
        违法行为: benchmark.violation,
        违反条款: benchmark.violatedClause,
        处罚条款: benchmark.penaltyClause,
        法定幅度: range(benchmark.statutory),
        等次: tier.level,
        情形: lines(tier.conditions),
        处罚种类: lines(tier.kinds),
        幅度: range(tier.range),
        施行日期: benchmark.from ?? '',
        情形须同时具备: yesNo(tier.all),
      })),
    ),
  };
}

const fieldRow = (field: FormField): SheetRow => ({
  字段代码: field.key,
  字段名称: field.label,
  字段英文名称: field.labelEn ?? '',
  类型: field.type,
  必填: yesNo(field.required),
  最小: field.min ?? null,
  最大: field.max ?? null,
  单位: field.unit ?? '',
  英文单位: field.unitEn ?? '',
  选项: lines(field.options?.map(({ value, label, labelEn }) => [value, label, ...(labelEn ? [labelEn] : [])].join('|'))),
  说明: field.help ?? '',
  英文说明: field.helpEn ?? '',
  仅用于结果: lines(field.outcomes),
  填写条件: json(field.when),
});

const text = (value: Cell | undefined): string => (value === null || value === undefined ? '' : String(value).trim());
const list = (value: Cell | undefined): string[] =>
  text(value)
    .split('\n')
    .map((item) => item.trim())
    .filter(Boolean);
const number = (value: Cell | undefined): number | undefined => (text(value) === '' ? undefined : Number(text(value)));
const yes = (value: Cell | undefined): boolean => /^(是|y|yes|true|1)$/i.test(text(value));
const rollOf = (value: Cell | undefined): { roll?: boolean } => (text(value) ? { roll: yes(value) } : {});
/** Without what is absent or empty; lists named in `kept` stay, because the schema asks for them. */
const optional = <T extends object>(parts: T, kept: readonly string[] = []): T =>
  Object.fromEntries(
    Object.entries(parts).filter(
      ([key, value]) => kept.includes(key) || (value !== undefined && value !== '' && !(Array.isArray(value) && !value.length)),
    ),
  ) as T;

function rangeOf(value: Cell | undefined): unknown {
  const [basis = '', min = '', max = ''] = text(value).split('|');
  return basis ? { basis, min: Number(min), max: Number(max) } : undefined;
}

/** What the rows of one power say, still to be checked by the schema; nothing is guessed. */
export function entryOf(power: SheetRow, parts: Omit<Book, 'powers'>): unknown {
  const forms = new Map<string, { title: string; titleEn: string; fields: unknown[] }>();
  const caseForm: unknown[] = [];
  for (const row of parts.fields) {
    const key = text(row['表单代码']);
    const field = text(row['字段代码']) ? [fieldOf(row)] : [];
    if (key === '') caseForm.push(...field);
    else {
      const form = forms.get(key) ?? { title: text(row['表单名称']), titleEn: text(row['表单英文名称']), fields: [] };
      form.fields.push(...field);
      forms.set(key, form);
    }
  }
  const intake = text(power['启动方式']);
  const extension = number(power['可延长']);
  return optional(
    {
      powerCode: text(power[CODE]),
      powerName: text(power['事项名称']),
      powerNameEn: text(power['英文名称']),
      category: text(power['类别']),
      processId: text(power['流程标识']),
      procedure: text(power['程序']),
      intake: intake ? { kind: intake, position: text(power['登记岗位']) } : undefined,
      specialProcedures: list(power['特别程序']),
      organ: { id: text(power['机关标识']), name: text(power['机关名称']) },
      legalBasis: parts.bases.map((row) => ({ law: text(row['法律法规']), article: text(row['条款']), text: text(row['条文']) })),
      externalFlowchart: text(power['外部流程图']),
      goBack: list(power['退回撤回']).length ? list(power['退回撤回']) : undefined,
      limits: {
        statutory: {
          days: number(power['法定时限']),
          unit: text(power['法定时限单位']),
          ...rollOf(power['法定时限顺延']),
          basis: text(power['法定时限依据']),
        },
        promised: { days: number(power['承诺时限']), unit: text(power['承诺时限单位']), ...rollOf(power['承诺时限顺延']) },
        acceptance: { days: number(power['受理时限']), unit: 'working-day' },
        ...(extension === undefined
          ? {}
          : { extension: optional({ days: extension, unit: text(power['延长单位']), basis: text(power['延长依据']) }) }),
        ...(power['联合办理'] ? { joint: readJson(String(power['联合办理'])) } : {}),
        ...(power['查封扣押期限'] ? { holding: readJson(String(power['查封扣押期限'])) } : {}),
      },
      fees: optional({ charged: yes(power['收费']), text: text(power['收费说明']) }),
      benchmarks: benchmarksOf(parts.tiers),
      checks: list(power['核对规则']).map(readJson),
      licenceAct: text(power['许可行为']),
      licenceOf: text(power['所涉许可事项']),
      execution: text(power['代履行']),
      frequency: power['检查频次'] ? readJson(String(power['检查频次'])) : undefined,
      conditions: list(power['办理条件']),
      caseForm,
      forms: Object.fromEntries(forms),
      positions: parts.positions.map((row) => ({
        code: text(row['岗位代码']),
        name: text(row['岗位名称']),
        nameEn: text(row['英文名称']),
      })),
      materials: parts.materials.map((row) =>
        optional({
          code: text(row['材料代码']),
          name: text(row['材料名称']),
          nameEn: text(row['英文名称']),
          original: number(row['原件']),
          copies: number(row['复印件']),
          required: yes(row['必需']),
          note: text(row['说明']),
          files: list(row['文件类型']).length ? list(row['文件类型']) : undefined,
          promise: yes(row['告知承诺']) || undefined,
          checkDays: number(row['承诺核查工作日']),
          followDays: number(row['容缺工作日']),
        }),
      ),
    },
    ['conditions', 'caseForm', 'materials', 'positions', 'legalBasis'],
  );
}

function fieldOf(row: SheetRow): unknown {
  const options = list(row['选项']).map((item) => {
    const [value = '', label = '', labelEn] = item.split('|');
    return { value, label, ...(labelEn ? { labelEn } : {}) };
  });
  return optional({
    key: text(row['字段代码']),
    label: text(row['字段名称']),
    labelEn: text(row['字段英文名称']),
    type: text(row['类型']),
    required: yes(row['必填']) || undefined,
    min: number(row['最小']),
    max: number(row['最大']),
    unit: text(row['单位']),
    unitEn: text(row['英文单位']),
    options,
    help: text(row['说明']),
    helpEn: text(row['英文说明']),
    outcomes: list(row['仅用于结果']),
    when: list(row['填写条件']).map(readJson)[0],
  });
}

/** One check a line, as data; what is none is left for the schema to refuse. */
const json = (value: object | undefined): string => (value ? JSON.stringify(value) : '');

function readJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}

function benchmarksOf(rows: readonly SheetRow[]): Benchmark[] | undefined {
  const found = new Map<string, Benchmark>();
  for (const row of rows) {
    const key = [row['违法行为'], row['违反条款'], row['处罚条款'], row['施行日期']].map(text).join('\n');
    const benchmark =
      found.get(key) ??
      optional(
        {
          violation: text(row['违法行为']),
          from: text(row['施行日期']) || undefined,
          violatedClause: text(row['违反条款']),
          penaltyClause: text(row['处罚条款']),
          statutory: rangeOf(row['法定幅度']) as FineRange | undefined,
          tiers: [] as BenchmarkTier[],
        },
        ['tiers'],
      );
    benchmark.tiers = [
      ...benchmark.tiers,
      {
        level: text(row['等次']),
        conditions: list(row['情形']),
        ...(yes(row['情形须同时具备']) ? { all: true } : {}),
        kinds: list(row['处罚种类']),
        ...(rangeOf(row['幅度']) ? { range: rangeOf(row['幅度']) } : {}),
      } as unknown as BenchmarkTier,
    ];
    found.set(key, benchmark);
  }
  return found.size ? [...found.values()] : undefined;
}
