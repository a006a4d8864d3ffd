/** What a paper tells its party to do by when, read from the paper itself (`domain/service/terms-after.ts`). */
import { termsTold, type TermAfter } from '../../domain/service/terms-after.ts';
import { describePage } from './describe-document.ts';
import { textOf } from './layout/text-of.ts';
import { readStoredFacts } from './stored-facts.ts';

export const termsOfPaper = (facts: string): TermAfter[] => termsTold(textOf(describePage(readStoredFacts(facts)).content).join(''));
