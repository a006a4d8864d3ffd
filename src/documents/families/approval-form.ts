/**
 * Approval forms and registers: the matter in ruled rows, then what each position wrote, with name, certificate number and date
 * (R11.4; docs/law.md, "Documents").
 */
import type { Content } from '../layout/content.ts';
import { CATEGORY_WORDS } from '../category-words.ts';
import type { DocumentData, DocumentOpinion } from '../document-data.ts';
import { formTable, type FormRow } from '../layout/form-table.ts';
import { otherFields, signedBy } from '../layout/answers.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import { heading, line, sealPlace } from '../layout/parts.ts';

export interface ApprovalForm {
  /** Rows of this form between the matter and the opinions; an empty answer leaves its row blank for writing. */
  rows: [label: string, value: string | undefined][];
  opinions?: DocumentOpinion[];
  seal?: string;
}

export function approvalForm(data: DocumentData, { rows, opinions = data.opinions, seal }: ApprovalForm): Content[] {
  const others = otherFields(data).map(({ label, value }): [string, string] => [label, dateInText(value)]);
  return [
    ...heading(data),
    formTable([
      ...matter(data),
      ...[...rows, ...others].map(([label, value]): FormRow => ({ label, value: value ?? '' })),
      ...opinions.map(opinionRow),
    ]),
    sealPlace(data, seal),
  ];
}

/** What every form begins with. */
export function matter(data: DocumentData): FormRow[] {
  const words = CATEGORY_WORDS[data.power.category];
  const party = [
    data.party.name,
    `${data.party.idLabel}：${data.party.idNumber}`,
    [data.party.contact && `联系人：${data.party.contact}`, `电话：${data.party.phone}`].filter(Boolean).join('　'),
    data.party.address && `地址：${data.party.address}`,
  ];
  return [
    { label: '事项名称', value: data.power.name },
    { label: words.subject, value: data.case.subject },
    { label: '办件流水号', value: data.case.serial },
    { label: words.party, value: party.filter(Boolean).join('\n') },
  ];
}

function opinionRow(opinion: DocumentOpinion): FormRow {
  const text = opinion.text.startsWith(opinion.outcomeLabel) ? opinion.text : `${opinion.outcomeLabel}。${opinion.text}`;
  return {
    label: `${opinion.stepName}\n（${opinion.positionName}）`,
    value: [line(text, { below: 6 }), line(`签名：${signedBy(opinion)}`, { align: 'right', size: 11 })],
    height: 44,
  };
}
