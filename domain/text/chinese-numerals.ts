/** Dates as officials write them. */
import { toDay, type CivilDate } from '../time/civil-date.ts';

const DIGITS = '〇一二三四五六七八九';

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

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens ? '十' : ''}${ones ? DIGITS[ones] : ''}`;
}
