/**
 * Texts of a flowchart reach pages, documents and prints, so they are plain text: no markup, no script address,
 * no invisible character that makes one name look like another.
 */
const MARKUP = /<\s*[a-z!/?]|&(?:lt|#0*60|#x0*3c);?\s*[a-z!/?]|\b(?:javascript|vbscript)\s*:|\bdata\s*:\s*text\/html/i;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

export const containsMarkup = (text: string): boolean => MARKUP.test(text);

export const containsInvisible = (text: string): boolean => INVISIBLE.test(text);

/** Characters in the longest name that still fits a page and a printed document. */
export const MAX_NAME_LENGTH = 60;
