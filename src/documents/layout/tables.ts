/** Tables of the case's facts and materials. */
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { wordsOf } from '../category-words.ts';
import type { DocumentData, DocumentField } from '../document-data.ts';
import type { Content, TableCell } from './content.ts';
import { centred, dayInText, facts, grid, looseFacts, type Fact } from './parts.ts';

/** Party and matter; every document names them (docs/law.md, "Documents"). */
export const caseFacts = (data: DocumentData, more: Fact[][] = []): Content =>
  facts([
    [['事项名称', data.power.name]],
    [['事项编码', data.power.code]],
    [['办件流水号', data.case.serial]],
    [[wordsOf(data.power).subject, data.case.subject]],
    [[wordsOf(data.power).party, data.party.name]],
    [[data.party.idLabel, data.party.idNumber]],
    [
      ['联系人', data.party.contact],
      ['联系电话', data.party.phone],
    ],
    [['联系地址', data.party.address]],
    ...more,
  ]);

/** What identifies a person is not made public but for its last four; an organisation's code is. */
export const publicIdentity = ({ party }: DocumentData): Fact => [
  party.idLabel,
  party.kind === 'organisation' ? party.idNumber : party.idNumber.replace(/^.*(?=.{4}$)/, (hidden) => '*'.repeat(hidden.length)),
];

export const receivedOn = (data: DocumentData): Fact => [data.power.isOwnMotion ? '登记日期' : '收件日期', dayInText(data.case.receivedAt)];
export const acceptedOn = (data: DocumentData): Fact => [
  wordsOf(data.power).accepted,
  data.case.acceptedAt && dayInText(data.case.acceptedAt),
];

export const limitFacts = (data: DocumentData): Fact[][] => [
  [
    ['承诺时限', `${data.limits.promisedDays}${data.limits.unitLabel}`],
    ['承诺办结日', data.limits.promisedDue && dateInText(data.limits.promisedDue)],
  ],
  [
    ['法定时限', `${data.limits.statutoryDays}${data.limits.statutoryUnitLabel}`],
    ['法定届满日', data.limits.statutoryDue && dateInText(data.limits.statutoryDue)],
  ],
];

/** What the party handed in. */
export const materialsReceived = (data: DocumentData): Content =>
  grid(
    [28, undefined, 38, 44, 120],
    ['序号', '材料名称', '原件', '复印件', '备注'],
    data.materials
      .filter(({ provided }) => provided)
      .map(({ name, originals, copies, note }, index) => [centred(index + 1), name, counted(originals), counted(copies), note ?? '']),
  );

const counted = (copies: number): TableCell => centred(copies ? `${copies}份` : '—');

/** What stands in the place of materials that are not there: a promise, or the day by which they follow. */
export const materialsInstead = (data: DocumentData): Content[] => {
  const instead = data.materials.filter((material) => material.instead !== undefined);
  if (!instead.length) return [];
  return [
    grid(
      [28, undefined, 220],
      ['序号', '未提交的材料', '处理'],
      instead.map(({ name, followBy, ...material }, index) => [
        centred(index + 1),
        name,
        material.instead === 'promised' ? '以书面承诺代替' : `容缺收件，应当于${followBy ? dateInText(followBy) : '办结'}前补交`,
      ]),
    ),
  ];
};

/** Required materials that are missing, with what is asked of each. */
export const materialsMissing = (data: DocumentData): Content[] => {
  const missing = data.materials.filter(({ required, provided, instead }) => required && !provided && !instead);
  if (!missing.length) return [];
  return [
    grid(
      [28, undefined, 38, 44, 150],
      ['序号', '未提交的材料', '原件', '复印件', '要求'],
      missing.map(({ name, originals, copies, note }, index) => [
        centred(index + 1),
        name,
        counted(originals),
        counted(copies),
        note ?? '按办事指南提交，符合法定形式',
      ]),
    ),
  ];
};

/** What a step recorded, as a table. */
export const recordedFields = (data: DocumentData, recorded: DocumentField[] = data.fields): Content[] => {
  const fields = recorded.filter(({ value }) => value.trim());
  return fields.length ? [facts(looseFacts(fields.map(({ label, value }): Fact => [label, dateInText(value)])))] : [];
};
