/** What a paper tells its party to do by when, read from the paper itself (`domain/service/terms-after.ts`). */
import { termsTold, type TermAfter } from '../../domain/service/terms-after.ts';
import { describePage } from './describe-document.ts';
import type { Content } from './layout/content.ts';
import { readStoredFacts } from './stored-facts.ts';

export const termsOfPaper = (facts: string): TermAfter[] => termsTold(textOf(describePage(readStoredFacts(facts)).content).join(''));

/** Every text of a paper, one a part, in their order. */
export const textOf = (content: readonly Content[]): string[] =>
  content.flatMap((part) => {
    if (part.kind === 'together') return textOf(part.content);
    return 'text' in part ? [part.text] : [];
  });
