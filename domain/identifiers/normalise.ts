import { withoutInvisible } from '../text/invisible.ts';

/** Brings a typed or pasted number to one form: half-width characters, upper case, no blanks and nothing invisible. */
export function normaliseIdentifier(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .replace(/[\s\u0085]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
}
