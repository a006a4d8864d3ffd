/**
 * Text as a full-text index of any database finds it: Chinese has no blanks between words, so each two characters that stand side by side
 * are a word; of letters and digits a whole run is one. (docs/adr/0024-scale.md)
 */
import { halfWidth } from './half-width.ts';
import { typedText } from './clean-text.ts';

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /\p{Script=Han}/u;
/** Before each word: an index of MySQL or MariaDB leaves out words of less than three characters. */
const MARK = 'zz';
/** No index keeps longer words. */
const LONGEST = 60;

const runsOf = (text: string): string[] => halfWidth(typedText(text)).toLowerCase().match(RUNS) ?? [];
const marked = (word: string): string => MARK + word.slice(0, LONGEST);
const pairs = (characters: readonly string[]): string[] => characters.slice(0, -1).map((one, index) => one + (characters[index + 1] ?? ''));

/** The words of a text, in its order, with a blank between; the last character of a Chinese run stands alone as well. */
export function searchWords(text: string): string {
  return runsOf(text)
    .flatMap((run) => {
      if (!HAN.test(run)) return [marked(run)];
      const characters = [...run];
      return [...pairs(characters), characters.at(-1) ?? ''].map(marked);
    })
    .join(' ');
}

export interface SoughtWords {
  /** Words that must follow one another. */
  phrase: string[];
  /** Whether the (only) word may go on. */
  mayGoOn: boolean;
}

/** What has to be found, all of it, where a text is sought: the last run of letters or digits may be the beginning of one. */
export function soughtWords(text: string): SoughtWords[] {
  const runs = runsOf(text);
  return runs.map((run, index) => {
    const characters = [...run];
    const isHan = HAN.test(run);
    if (isHan && characters.length > 1) return { phrase: pairs(characters).map(marked), mayGoOn: false };
    return { phrase: [marked(run)], mayGoOn: isHan || index === runs.length - 1 };
  });
}
