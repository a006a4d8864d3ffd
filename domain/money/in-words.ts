/** Amounts as officials write them a second time, in capitals that cannot be altered. */
import { isAmount } from './amount.ts';

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** 人民币壹万贰仟元整, from whole 分. */
export function amountInWords(fen: number): string {
  if (!isAmount(fen)) throw new RangeError(`An amount is a whole, non-negative number of 分: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan ? `${inCapitals(yuan)}元` : '';
  if (!jiao && !rest) return `人民币${whole || '零元'}整`;
  const gap = whole && !jiao ? '零' : '';
  return `人民币${whole}${gap}${jiao ? `${CAPITALS[jiao]}角` : ''}${rest ? `${CAPITALS[rest]}分` : '整'}`;
}

function inCapitals(value: number): string {
  let text = '';
  let zero = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000;
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(part / 10 ** place) % 10;
      if (!digit) {
        zero = text !== '';
        continue;
      }
      text += `${zero ? '零' : ''}${CAPITALS[digit]}${PLACES[place]}`;
      zero = false;
    }
    if (part) text += GROUPS[group];
  }
  return text;
}
