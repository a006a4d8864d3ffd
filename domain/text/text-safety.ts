/** Texts of a flowchart reach pages, documents and prints, so they are plain text: no markup and no script address. */
const MARKUP = /<\s*[a-z!/?]|&(?:lt|#0*60|#x0*3c);?\s*[a-z!/?]|\b(?:javascript|vbscript)\s*:|\bdata\s*:\s*text\/html/i;

export const containsMarkup = (text: string): boolean => MARKUP.test(text);

/** Characters in the longest name that still fits a page and a printed document. */
export const MAX_NAME_LENGTH = 60;
