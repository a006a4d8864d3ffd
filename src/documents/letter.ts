/**
 * A paper of a procedure of the rules themselves: organ, 文号, addressee, an opening, what was answered under headings, a closing, the seal.
 * What it says is data of the procedure's entry (`domain/procedures/procedure-entry.ts`), so that a new procedure needs no template.
 */
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { dateInWords } from '../../domain/text/chinese-numerals.ts';
import type { Content, Page } from './layout/content.ts';
import { addressee, contactLine, facts, heading, looseFacts, paragraph, subheading, together, writtenText } from './layout/parts.ts';

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

export function describeLetter(data: Letter): Page {
  const content: Content[] = [
    ...heading(data),
    addressee(data.to),
    ...writtenText(data.opening),
    ...data.sections.flatMap(section),
    ...(data.closing ? writtenText(data.closing) : []),
    together([...contactLine(data), { kind: 'seal', organ: data.organ.name, name: '印章', date: dateInWords(data.issuedOn) }]),
  ];
  const { number, kind } = data.matter;
  return {
    title: data.title,
    number: data.number,
    author: data.organ.name,
    subject: number,
    issuedOn: data.issuedOn,
    foot: `${kind}：${number}`,
    content,
  };
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
