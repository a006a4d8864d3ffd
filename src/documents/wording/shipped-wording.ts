/** The text with which a template is shipped, with the names of facts in the place of their values: what the legal office begins from. */
import type { Wording } from '../../../domain/documents/wording.ts';
import type { DocumentData } from '../document-data.ts';
import type { Content } from '../layout/content.ts';
import { sampleDocument } from '../sample-document.ts';
import { TEMPLATES } from '../templates.ts';
import { blocksOf } from './blocks.ts';
import { shippedLabels } from './rows.ts';
import { placeholdersOf, type Placeholder } from './placeholders.ts';
import { textOf } from '../layout/text-of.ts';

/** Of an ordinary case: a section that only other cases have is not among them, and stays as it is shipped. */
export function shippedWording(template: string): Required<Wording> {
  const data = sampleDocument(template);
  const content = TEMPLATES[template]?.content(data) ?? [];
  const named = namesFor(placeholdersOf(template), data, textOf(content));
  const texts = (parts: readonly Content[]) => parts.flatMap((part) => (part.kind === 'paragraph' ? [{ text: named(part.text) }] : []));
  const { opening, sections } = blocksOf(content);
  return {
    title: TEMPLATES[template]?.title ?? '',
    numerals: 'chinese',
    opening: texts(opening),
    sections: sections.map((section) => ({ key: section.title, title: section.title, text: texts(section.content) })),
    rows: shippedLabels(template).map((label) => ({ key: label, label })),
    closing: [],
  };
}

/** Longer values first, so that a part of one is not taken for another; what is too short would be found everywhere. */
function namesFor(placeholders: readonly Placeholder[], data: DocumentData, shipped: readonly string[]): (text: string) => string {
  const values = placeholders
    .flatMap(({ name, isWord, of }) => {
      const value = isWord ? undefined : of(data, shipped);
      return value && value.length >= 2 ? [{ name, value }] : [];
    })
    .sort((a, b) => b.value.length - a.value.length);
  return (text) => {
    // What has been named is no text any more in which a shorter value could be found.
    let pieces: { text: string; named?: true }[] = [{ text }];
    for (const { name, value } of values)
      pieces = pieces.flatMap((piece) =>
        piece.named
          ? [piece]
          : piece.text
              .split(value)
              .flatMap((part, index) => (index ? [{ text: `{${name}}`, named: true as const }, { text: part }] : [{ text: part }])),
      );
    return pieces.map((piece) => piece.text).join('');
  };
}
