/** What is known of a document besides its words; who asks for its facts reads it here and needs no list of special cases (R11.5). */
import type { PowerCategory } from '../../domain/registry/registry-entry.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import type { Template } from './layout/template.ts';

export interface TemplateDescription {
  /** `*` stands for the matter of the power's category: *申请受理通知书. */
  title: string;
  titleEn: string;
  /** The word in its 文号; `*` stands for the category's mark: *受. */
  numberWord: string;
  content: Template;
  /** Whose opinion it states: of the step just decided, or of the one that ruled. Absent = the last. */
  speaks?: 'last' | 'ruling';
  /** Which typed fields it prints: of the last step, of the application, or both. Absent = of the last step. */
  prints?: 'recorded' | 'applied' | 'both';
  /** Named after its power, with a validity of its own. */
  isCertificate?: true;
  /** Its pages are signed by the party and the officers one by one (docs/law.md, "Documents"). */
  signsEachPage?: true;
  /** Handed to the party against a receipt of delivery. */
  isServed?: true;
  /** Names other documents of the case: those served since the last receipt, or all. */
  lists?: 'served' | 'all';
}

export const titleOf = (template: TemplateDescription, category: PowerCategory): string =>
  template.title.replace('*', CATEGORY_WORDS[category].matter);

export const numberWordOf = (template: TemplateDescription, category: PowerCategory): string =>
  template.numberWord.replace('*', CATEGORY_WORDS[category].mark);
