/** Words a document as the legal office does: its texts in the place of the shipped ones, everything else as the template has it. */
import type { Paragraph, Wording } from '../../../domain/documents/wording.ts';
import { PLACEHOLDER } from '../../../domain/documents/wording.ts';
import { dateInText } from '../../../domain/text/chinese-numerals.ts';
import type { DocumentData } from '../document-data.ts';
import type { Content } from '../layout/content.ts';
import { lengthOf, LONGEST_TOGETHER, paragraph } from '../layout/parts.ts';
import { blocksOf, contentOf, type Block } from './blocks.ts';
import { placeholdersOf } from './placeholders.ts';
import { relabelled } from './rows.ts';
import { textOf } from '../layout/text-of.ts';

/** To be written in by hand. */
export const BLANK = '＿＿＿＿＿＿';

export interface Worded {
  content: Content[];
  /** Placeholders that had no value, where the text needed one. */
  missing: string[];
}

export function applyWording(shipped: readonly Content[], wording: Wording, data: DocumentData): Worded {
  const texts = textOf(shipped);
  const values = new Map(placeholdersOf(data.template).map(({ name, of }) => [name, of(data, texts)]));
  const missing: string[] = [];
  const told = (list: readonly Paragraph[]): Content[] =>
    list.flatMap(({ text, optional }) => {
      const absent: string[] = [];
      const filled = text.replaceAll(PLACEHOLDER, (_, name: string) => {
        const value = values.get(name);
        if (!value) absent.push(name);
        return value ?? BLANK;
      });
      if (absent.length && optional) return [];
      missing.push(...absent);
      return [paragraph(filled)];
    });

  const blocks = blocksOf(shipped);
  if (wording.opening) blocks.opening = told(wording.opening);
  blocks.sections = inOrder(blocks.sections, wording).map(({ title, isNumbered, content }): Block => {
    const own = wording.sections?.find(({ key }) => key === title);
    return { title: own?.title ?? title, isNumbered, content: own?.text ? reworded(content, told(own.text)) : content };
  });
  if (wording.closing?.length) {
    const lines = told(wording.closing);
    const last = blocks.together && blocks.sections.at(-1);
    if (last) last.content = [...last.content, ...lines];
    else blocks.tail.unshift(...lines);
  }
  if (blocks.together) {
    const whole = [...(blocks.sections.at(-1)?.content ?? []), ...blocks.tail];
    blocks.together = { ...blocks.together, mayTear: blocks.together.mayTear || lengthOf(whole) > LONGEST_TOGETHER };
  }
  const content = relabelled(contentOf(blocks), wording.rows ?? []).map(titled(wording, data));
  return { content: wording.numerals === 'arabic' ? inArabic(content, data) : content, missing: [...new Set(missing)] };
}

/** As named; what is not named stays behind what it stood behind. The last stays with the seal. */
function inOrder(sections: readonly Block[], { sections: named = [] }: Wording): Block[] {
  const last = sections.at(-1);
  const found = named.flatMap(({ key, added }): Block[] => {
    const block = sections.find(({ title }) => title === key);
    return block
      ? block === last
        ? []
        : [block]
      : added
        ? [{ title: key, isNumbered: sections.some(({ isNumbered }) => isNumbered), content: [] }]
        : [];
  });
  for (const [index, block] of sections.entries()) {
    if (found.includes(block) || block === last) continue;
    const before = sections[index - 1];
    found.splice(before ? found.indexOf(before) + 1 : 0, 0, block);
  }
  return last ? [...found, last] : found;
}

/** Its tables and lines stay; the paragraphs stand where the first one stood, or behind. */
function reworded(content: readonly Content[], paragraphs: readonly Content[]): Content[] {
  const at = content.findIndex(({ kind }) => kind === 'paragraph');
  const rest = content.filter(({ kind }) => kind !== 'paragraph');
  const before = at < 0 ? rest.length : at;
  return [...rest.slice(0, before), ...paragraphs, ...rest.slice(before)];
}

const titled =
  ({ title }: Wording, data: DocumentData) =>
  (part: Content): Content =>
    title !== undefined && part.kind === 'heading' ? { ...part, title: data.title } : part;

const inArabic = (content: readonly Content[], data: DocumentData): Content[] =>
  content.map((part): Content => {
    if (part.kind === 'seal') return { ...part, date: dateInText(data.issuedOn) };
    if (part.kind === 'together') return { ...part, content: inArabic(part.content, data) };
    if (part.kind === 'certificate') return { ...part, seal: { ...part.seal, date: dateInText(data.issuedOn) } };
    return part;
  });
