/** A document's content by its text parts: opening, sections, closing; what is no text keeps its place (`domain/documents/wording.ts`). */
import type { Content } from '../layout/content.ts';

export interface Block {
  /** The title without its numeral. */
  title: string;
  /** A record's part has no numeral. */
  isNumbered: boolean;
  content: Content[];
}

export interface Blocks {
  /** Heading, addressee and whatever else stands before the text. */
  head: Content[];
  opening: Content[];
  sections: Block[];
  /** The last section stays with the seal on one page. */
  together?: { above: number; mayTear: boolean };
  /** Contact, seal, signatures. */
  tail: Content[];
}

const NUMERAL = /^[一二三四五六七八九十]+、/;
const isText = ({ kind }: Content): boolean => kind === 'paragraph';

export function blocksOf(content: readonly Content[]): Blocks {
  const blocks: Blocks = { head: [], opening: [], sections: [], tail: [] };
  for (const part of content) {
    if (part.kind === 'subheading') blocks.sections.push({ ...titleIn(part.text), content: [] });
    else if (part.kind === 'together' && part === content.at(-1)) closeWith(blocks, part.content, part);
    else if (blocks.sections.length) blocks.sections.at(-1)?.content.push(part);
    else if (isText(part)) blocks.opening.push(part);
    // What a form has between its heading and its text is no opening.
    else (blocks.opening.length ? blocks.tail : blocks.head).push(part);
  }
  return blocks;
}

function closeWith(blocks: Blocks, content: readonly Content[], { above, mayTear }: { above: number; mayTear: boolean }): void {
  const first = content[0];
  if (first?.kind !== 'subheading') {
    blocks.tail.push({ kind: 'together', content: [...content], above, mayTear });
    return;
  }
  const end = content.findIndex(({ kind }) => kind === 'seal' || kind === 'line' || kind === 'receipt');
  const until = end < 0 ? content.length : end;
  blocks.sections.push({ ...titleIn(first.text), content: content.slice(1, until) });
  blocks.together = { above, mayTear };
  blocks.tail.push(...content.slice(until));
}

const titleIn = (text: string): Pick<Block, 'title' | 'isNumbered'> => ({
  title: text.replace(NUMERAL, ''),
  isNumbered: NUMERAL.test(text),
});

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];

export function contentOf({ head, opening, sections, together, tail }: Blocks): Content[] {
  let number = 0;
  const numbered = sections.map(({ title, isNumbered, content }): Content[] => {
    const numeral = isNumbered ? `${NUMERALS[number++] ?? String(number)}、` : '';
    return [{ kind: 'subheading', text: `${numeral}${title}` }, ...content];
  });
  if (!together) return [...head, ...opening, ...numbered.flat(), ...tail];
  const last = numbered.pop() ?? [];
  return [...head, ...opening, ...numbered.flat(), { kind: 'together', content: [...last, ...tail], ...together }];
}
