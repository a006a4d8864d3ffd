/**
 * Notices, decisions and letters: an opening, numbered sections and a closing with the seal.
 *
 * A section without content is left out and the numbers close up. The last one must be short: it stays with the seal on one page.
 */
import type { Content } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { addressee, closing, heading, paragraph, subheading } from '../layout/parts.ts';

export interface Section {
  title: string;
  content: Content[];
}

export interface Letter {
  /** Whom it speaks to; null speaks to nobody in particular. Absent = the party. */
  to?: string | null;
  opening: string[];
  sections: Section[];
  last: Section;
  /** Who signs for the receipt of the organ's copy; absent = nobody. */
  signer?: string;
  seal?: string;
}

const NUMERALS = [...'一二三四五六七八九十', '十一', '十二', '十三'];

export const section = (title: string, content: Content[]): Section => ({ title, content });

export function letter(data: DocumentData, { to, opening, sections, last, signer, seal }: Letter): Content[] {
  const shown = sections.filter(({ content }) => content.length > 0);
  return [
    ...heading(data),
    ...addressed(data, to),
    ...opening.map(paragraph),
    ...numbered(shown),
    closing(data, { section: [subheading(`${NUMERALS[shown.length] ?? ''}、${last.title}`), ...last.content], signer, seal }),
  ];
}

export const numbered = (sections: Section[]): Content[] =>
  sections
    .filter(({ content }) => content.length > 0)
    .flatMap(({ title, content }, index) => [subheading(`${NUMERALS[index] ?? ''}、${title}`), ...content]);

function addressed(data: DocumentData, to: string | null | undefined): Content[] {
  if (to === null) return [];
  return [addressee(to ?? data.party.name)];
}
