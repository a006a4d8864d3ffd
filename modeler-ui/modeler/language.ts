import type { Language } from './bpmn/naming.ts';

/** The page's language code as one of our two. */
export const languageOf = (code: string): Language => (code.startsWith('en') ? 'en' : 'zh');
