import type { Finding } from '../../../processes/lint/finding.ts';

/** A finding as people read it: an element without a name is called by its kind and not by its id. */
export const withNames = (finding: Finding, nameOf: (id: string) => string | null): Finding => {
  const name = (words: string): string =>
    words.replace(QUOTED, (whole, open: string, id: string, close: string) => {
      const known = nameOf(id);
      return known === null ? whole : `${open}${known}${close}`;
    });
  return { ...finding, message: name(finding.message), messageEn: name(finding.messageEn) };
};

const QUOTED = /([“"])([A-Za-z_][\w.-]*)([”"])/g;
