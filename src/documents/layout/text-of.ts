import type { Content } from './content.ts';

/** Every text of a paper, one a part, in their order. */
export const textOf = (content: readonly Content[]): string[] =>
  content.flatMap((part) => {
    if (part.kind === 'together') return textOf(part.content);
    return 'text' in part ? [part.text] : [];
  });
