/**
 * Names of parties are brought to one form before they are stored and before they are searched for (R11.1): 王 小 明 is 王小明.
 *
 * Letters and digits are half-width; between Han characters there is no blank, elsewhere one; the brackets of a Chinese name are Chinese
 * ones, and the dot of a name in several parts (阿依夏木·买买提) is always the middle dot, whichever of the many a keyboard gave.
 */
import { typedText } from './clean-text.ts';
import { halfWidthLetters } from './half-width.ts';

const HAN = /\p{Script=Han}/u;
const BLANKS = /\s+/g;
const BLANK_BETWEEN_HAN = /(?<=[\p{Script=Han}·（）]) (?=[\p{Script=Han}·（）])/gu;
const DOT_BETWEEN_HAN = /(?<=\p{Script=Han}) ?[·•‧∙⋅・･．.] ?(?=\p{Script=Han})/gu;

export function normaliseName(name: string): string {
  const text = halfWidthLetters(typedText(name)).replace(BLANKS, ' ');
  if (!HAN.test(text)) return text.replaceAll('（', '(').replaceAll('）', ')');
  return text.replaceAll('(', '（').replaceAll(')', '）').replace(DOT_BETWEEN_HAN, '·').replace(BLANK_BETWEEN_HAN, '');
}
