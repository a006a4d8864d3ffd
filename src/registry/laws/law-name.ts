/** Names of laws and numbers of articles as people write them, brought to what can be compared (R5, R7a). */
import { createHash } from 'node:crypto';

/** 《中华人民共和国行政许可法》 and 行政许可法 are one law; spaces, marks and what stands in brackets (years, amendments) do not count. */
export const lawKey = (law: string): string =>
  law
    .normalize('NFKC')
    .replace(/[《》〈〉\s]/g, '')
    .replace(/\([^)]*\)/g, '')
    .replace(/^中华人民共和国/, '');

/** Stable id of a law in addresses. */
export const lawId = (law: string): string => createHash('sha256').update(lawKey(law), 'utf8').digest('hex').slice(0, 16);

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** 三十三 → 33; also 33. Undefined for anything else. */
export function chineseNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  let sum = 0;
  let digit: number | undefined;
  for (const character of text) {
    const unit = UNITS[character];
    const value = DIGITS[character];
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit;
      digit = undefined;
    } else if (value !== undefined) digit = value;
    else return undefined;
  }
  return text === '' ? undefined : sum + (digit ?? 0);
}

/** 第四十二条第一款第（二）项 → [42, 1, 2]; what does not name an article gives an empty path. 第十条之一 is an article of its own. */
export function articlePath(article: string): number[] {
  const text = article.normalize('NFKC').replace(/[()\s]/g, '');
  const found =
    /^第?([\d零〇一二两三四五六七八九十百千]+)条(?:之([\d一二三四五六七八九十]+))?(?:第?([\d一二三四五六七八九十]+)款)?(?:第?([\d一二三四五六七八九十]+)项)?/.exec(
      text,
    );
  if (!found) return [];
  const [, number = '', after, paragraph, item] = found;
  const base = chineseNumber(number);
  if (base === undefined) return [];
  const path = [base + (after === undefined ? 0 : (chineseNumber(after) ?? 0) / 100)];
  // An item without a paragraph belongs to the first one.
  if (paragraph !== undefined || item !== undefined) path.push(paragraph === undefined ? 1 : (chineseNumber(paragraph) ?? 1));
  if (item !== undefined) path.push(chineseNumber(item) ?? 0);
  return path;
}

/** True when what a power cites lies within the article marked, or the other way round: 第三十三条 concerns whoever cites 第三十三条第一款. */
export function articlesMeet(cited: string, marked: string): boolean {
  const [one, other] = [articlePath(cited), articlePath(marked)];
  // What cannot be read concerns everybody: better one declaration too many than a changed article unseen.
  return one.every((part, index) => other[index] === undefined || other[index] === part);
}

/** Every law that a text cites: 《城市道路管理条例》第三十三条、第三十五条 gives two. */
export function citationsIn(text: string): { law: string; article: string }[] {
  return [
    ...text.matchAll(
      /《([^》]{2,100})》((?:(?:第[^条第《]{1,12}条(?:之[一二三四五六七八九十]+)?(?:第[一二三四五六七八九十\d]+款)?(?:第[（(]?[一二三四五六七八九十\d]+[）)]?项)?)[、和]?)*)/g,
    ),
  ].flatMap(([, law = '', articles = '']) => {
    const list = articles.split(/[、和]/).filter(Boolean);
    return list.length ? list.map((article) => ({ law, article })) : [{ law, article: '' }];
  });
}
