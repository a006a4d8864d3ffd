/** Dates and amounts as officials write them. */
import { toDay, type CivilDate } from '../platform/clock/civil-date.ts';

const DIGITS = '〇一二三四五六七八九';
const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** 二〇二六年十一月二十三日, the form of a signing date. */
export function dateInWords(date: CivilDate): string {
  toDay(date);
  const [year = '', month = '', day = ''] = date.split('-');
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join('')}年${belowHundred(Number(month))}月${belowHundred(Number(day))}日`;
}

/** 2026年11月23日, the form inside a text; a text that is no date (a hand-filled field) is printed as it is. */
export function dateInText(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : date;
}

/** 人民币壹万贰仟元整, from whole 分. */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`An amount is a whole, non-negative number of 分: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan ? `${inCapitals(yuan)}元` : '';
  if (!jiao && !rest) return `人民币${whole || '零元'}整`;
  const gap = whole && !jiao ? '零' : '';
  return `人民币${whole}${gap}${jiao ? `${CAPITALS[jiao]}角` : ''}${rest ? `${CAPITALS[rest]}分` : '整'}`;
}

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens ? '十' : ''}${ones ? DIGITS[ones] : ''}`;
}

function inCapitals(value: number): string {
  let text = '';
  let zero = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000;
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(part / 10 ** place) % 10;
      if (!digit) { zero = text !== ''; continue; }
      text += `${zero ? '零' : ''}${CAPITALS[digit]}${PLACES[place]}`;
      zero = false;
    }
    if (part) text += GROUPS[group];
  }
  return text;
}
