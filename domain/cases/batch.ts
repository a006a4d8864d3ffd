/**
 * A batch of applications for one power, a row each: which columns there are, what a row says, and at which column something is wrong.
 * The columns follow from the power's entry, so that a template is always that of the published version.
 */
import type { FormField } from '../contract.ts';
import type { FieldProblem } from '../forms/field-problem.ts';
import { IDENTIFIERS } from '../identifiers/kinds.ts';
import { fenOf } from '../money/amount.ts';
import { CODE_TYPES, ID_TYPES, type Party } from '../party/party.ts';
import type { Material, RegistryEntry } from '../registry/registry-entry.ts';
import { halfWidth } from '../text/half-width.ts';
import { statesOf, type MaterialState, type TickedMaterial } from './materials.ts';

export const BATCH_LIMITS = { rows: 200, bytes: 1024 * 1024, reference: 100 } as const;

export interface BatchColumn {
  /** Path of what it holds, as problems name it; `material.CODE` for a material. */
  path: string;
  /** As the template writes it; a file may leave out what stands in brackets. */
  title: string;
}

export interface BatchApplication {
  reference: string;
  party: Party;
  subject: string;
  form: Record<string, unknown>;
  materials: TickedMaterial[];
}

const STATE_WORDS: Readonly<Record<MaterialState, string>> = { received: '已交', promised: '承诺', tolerated: '容缺', missing: '未交' };
const KINDS = { organisation: '单位', person: '个人' } as const;
const ID_NAMES = [...CODE_TYPES, ...ID_TYPES];

const titled = (path: string, label: string, required: boolean, hint = ''): BatchColumn => ({
  path,
  title: `${label}${required ? '*' : ''}${hint && `（${hint}）`}`,
});

/** In the order of the template. */
export const batchColumns = ({ caseForm, materials }: RegistryEntry): BatchColumn[] => [
  titled('reference', '外部编号', true, '同一编号只登记一次'),
  titled('party.kind', '当事人类别', true, '单位/个人'),
  titled('party.name', '当事人名称', true),
  titled('party.idType', '证件种类', false, ID_NAMES.map((kind) => IDENTIFIERS[kind].name).join('/')),
  titled('party.idNumber', '证件号码', true),
  titled('party.contact', '单位联系人', false),
  titled('party.phone', '联系电话', true),
  titled('party.address', '地址', false),
  titled('subject', '办件名称', true),
  ...caseForm.map((field) => titled(`form.${field.key}`, field.label, field.required ?? false, hintOf(field))),
  ...materials.map((material) =>
    titled(
      `material.${material.code}`,
      `材料：${material.name}`,
      material.required,
      statesOf(material)
        .map((state) => STATE_WORDS[state])
        .join('/'),
    ),
  ),
];

function hintOf({ type, options, unit }: FormField): string {
  if (type === 'choice') return (options ?? []).map(({ label }) => label).join('/');
  if (type === 'yes-no') return '是/否';
  if (type === 'date') return '如 2026-11-24';
  if (type === 'time') return '如 14:20';
  return type === 'money' ? '元' : (unit ?? '');
}

/** Names of columns by their place in a file; those that the file lacks. */
export function placeColumns(columns: readonly BatchColumn[], head: readonly string[]): { places: Map<string, number>; missing: string[] } {
  const bare = (title: string): string => title.replace(/[*（(].*$/su, '').trim();
  const places = new Map<string, number>();
  const missing: string[] = [];
  for (const { path, title } of columns) {
    const at = head.findIndex((one) => one.trim() === title);
    // Materials may have brackets in their names.
    const place = at >= 0 ? at : head.findIndex((one) => bare(one) === bare(title) && !one.startsWith('材料：'));
    if (place >= 0) places.set(path, place);
    else if (title.includes('*')) missing.push(title);
  }
  return { places, missing };
}

/** What a row says; what cannot be read at all stays as it is, for the rules to refuse by its column. */
export function applicationOfRow(entry: RegistryEntry, cell: (path: string) => string): BatchApplication {
  return {
    reference: cell('reference'),
    party: partyOf(cell),
    subject: cell('subject'),
    form: Object.fromEntries(
      entry.caseForm.flatMap((field) => {
        const text = cell(`form.${field.key}`);
        return text === '' ? [] : [[field.key, valueOf(field, text)]];
      }),
    ),
    materials: entry.materials.map((material) => lineOf(material, cell(`material.${material.code}`))),
  };
}

/** Cells that hold none of the words that their column offers. */
export function wordProblems(entry: RegistryEntry, cell: (path: string) => string): FieldProblem[] {
  const offered: [string, readonly string[]][] = [
    ['party.kind', Object.values(KINDS)],
    ['party.idType', ['', ...ID_NAMES.map((kind) => IDENTIFIERS[kind].name)]],
    ...entry.materials.map((material): [string, string[]] => [
      `material.${material.code}`,
      ['', ...statesOf(material).map((state) => STATE_WORDS[state])],
    ]),
  ];
  return offered.flatMap(([path, words]) =>
    words.includes(cell(path))
      ? []
      : [
          {
            path,
            code: 'not-offered',
            message: `应当填写：${words.filter(Boolean).join('、')}。`,
            messageEn: `Fill in one of: ${words.filter(Boolean).join(', ')}.`,
          },
        ],
  );
}

/** The column at which a problem of an application shows. */
export function columnOf(path: string, { materials }: RegistryEntry): string {
  const line = /^materials\.(\d+)/.exec(path);
  if (line) return `material.${materials[Number(line[1])]?.code ?? ''}`;
  return path === 'party.code' ? 'party.idNumber' : path === 'party.codeType' ? 'party.idType' : path;
}

function partyOf(cell: (path: string) => string): Party {
  const [name, number, phone, address] = ['name', 'idNumber', 'phone', 'address'].map((key) => cell(`party.${key}`));
  const type = ID_NAMES.find((kind) => IDENTIFIERS[kind].name === cell('party.idType'));
  const rest = { name: name ?? '', phone: phone ?? '', ...(address ? { address } : {}) };
  return cell('party.kind') === KINDS.person
    ? { kind: 'person', idType: ID_TYPES.find((one) => one === type) ?? 'identity-card', idNumber: number ?? '', ...rest }
    : {
        kind: 'organisation',
        codeType: CODE_TYPES.find((one) => one === type) ?? 'uscc',
        code: number ?? '',
        contact: cell('party.contact'),
        ...rest,
      };
}

function valueOf({ type, options }: FormField, text: string): unknown {
  const plain = halfWidth(text).trim();
  switch (type) {
    case 'choice':
      return options?.find(({ label, value }) => label === text || value === text)?.value ?? text;
    case 'yes-no':
      return text === '是' ? true : text === '否' ? false : text;
    case 'number':
      return isNumber(plain) ? Number(plain) : text;
    case 'money':
      return isNumber(plain) ? fenOf(Number(plain)) : text;
    case 'date':
      return plain.replace(/^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?$/, (_all, year: string, month: string, day: string) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
      );
    default:
      return text;
  }
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

function lineOf({ code, original, copies }: Material, word: string): TickedMaterial {
  if (word === STATE_WORDS.received) return { code, originals: original, copies, provided: true };
  const instead = word === STATE_WORDS.promised ? 'promised' : word === STATE_WORDS.tolerated ? 'tolerated' : undefined;
  return { code, originals: 0, copies: 0, provided: false, ...(instead ? { instead } : {}) };
}
