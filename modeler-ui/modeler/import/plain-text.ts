import { withoutInvisible } from '../../../domain/text/invisible.ts';
import { containsMarkup, MAX_NAME_LENGTH } from '../../../domain/text/text-safety.ts';

const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const REFERENCE: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/**
 * A text of another tool as plain text: markup goes, line breaks in a name become blanks; what still looks like markup loses its angle
 * brackets.
 */
export const plainText = (text: string): string => {
  const plain = withoutInvisible(
    text
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(TAG, '')
      .replace(/&(?:nbsp|lt|gt|amp|quot);/g, (found) => REFERENCE[found] ?? found),
  );
  return containsMarkup(plain)
    ? plain
        .replace(/[<>&]/g, ' ')
        .replace(/(script)\s*:/gi, '$1 ')
        .replace(/data\s*:/gi, 'data ')
    : plain;
};

export const plainName = (text: string): string => {
  const name = plainText(text).replace(/\s+/g, ' ').trim();
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH - 1)}…` : name;
};

export const hasMarkup = (text: string): boolean => containsMarkup(text) || text.search(TAG) >= 0;
