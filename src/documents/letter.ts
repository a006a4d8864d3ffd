/**
 * A paper of a procedure of the rules themselves: organ, 文号, addressee, an opening, what was answered under headings, a closing, the seal.
 * What it says is data of the procedure's entry (`domain/procedures/procedure-entry.ts`), so that a new procedure needs no template.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { dateInWords } from '../../domain/text/chinese-numerals.ts';
import { describePages } from './describe-document.ts';
import { addressee, BODY_SIZE, facts, heading, looseFacts, paragraph, subheading, writtenText } from './layout/parts.ts';

/** Longer answers are paragraphs of their own; shorter ones stand in a table. */
const LONG_ANSWER = 60;

export interface Letter {
  shape: 'letter';
  template: string;
  title: string;
  /** 文号 */
  number: string;
  issuedOn: CivilDate;
  organ: { name: string; shortName: string; address?: string; phone?: string };
  to: string;
  opening: string;
  sections: { title: string; answers: { label: string; value: string }[] }[];
  closing?: string;
  /** Number of the matter, for the foot of every page. */
  matter: { number: string; kind: string };
}

export const isLetter = (data: object): data is Letter => 'shape' in data && data.shape === 'letter';

export function describeLetter(data: Letter, onPages: (count: number) => void): TDocumentDefinitions {
  const contact = [data.organ.address && `联系地址：${data.organ.address}`, data.organ.phone && `联系电话：${data.organ.phone}`];
  const content: Content[] = [
    ...heading(data),
    addressee(data.to),
    ...writtenText(data.opening),
    ...data.sections.flatMap(section),
    ...(data.closing ? writtenText(data.closing) : []),
    {
      unbreakable: true,
      stack: [
        { text: contact.filter(Boolean).join('　　'), fontSize: 11, margin: [0, 6, 0, 0] },
        {
          alignment: 'right',
          margin: [0, 18, 24, 0],
          fontSize: BODY_SIZE,
          stack: [
            data.organ.name,
            { text: '（印章）', fontSize: 10.5, color: '#555555', margin: [0, 2, 0, 4] },
            dateInWords(data.issuedOn),
          ],
        },
      ],
    },
  ];
  const { number, kind } = data.matter;
  return describePages(
    { title: data.title, number: data.number, author: data.organ.name, subject: number, foot: `${kind}：${number}` },
    content,
    onPages,
  );
}

/** An answer that is alone under its heading is what the heading says. */
function section({ title, answers }: Letter['sections'][number]): Content[] {
  const [only, ...others] = answers;
  if (only && !others.length) return [subheading(title), ...writtenText(only.value)];
  const long = answers.filter(({ value }) => value.length > LONG_ANSWER || value.includes('\n'));
  const short = answers.filter((answer) => !long.includes(answer));
  return [
    subheading(title),
    ...(short.length ? [facts(looseFacts(short.map(({ label, value }) => [label, value])))] : []),
    ...long.flatMap(({ label, value }) => [paragraph(`${label}：`), ...writtenText(value)]),
  ];
}
