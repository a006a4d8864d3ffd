const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '兆'];

/** An amount in 分 as officials write it: `人民币壹仟零伍拾元整`. */
export function inCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) return '';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan === 0 ? (jiao || rest ? '' : '零元') : `${wholeInCapitals(yuan)}元`;
  if (!jiao && !rest) return `人民币${whole}整`;
  const dimes = jiao ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  return `人民币${whole}${dimes}${rest ? `${DIGITS[rest]}分` : '整'}`;
}

function wholeInCapitals(yuan: number): string {
  let text = '';
  let pendingZero = false;
  const digits = String(yuan);
  let groupHasDigit = false;
  for (const [index, sign] of [...digits].entries()) {
    const digit = Number(sign);
    const place = digits.length - 1 - index;
    if (digit === 0) pendingZero = true;
    else {
      text += (pendingZero && text ? '零' : '') + DIGITS[digit] + PLACES[place % 4];
      pendingZero = false;
      groupHasDigit = true;
    }
    if (place % 4 === 0) {
      if (groupHasDigit) text += GROUPS[place / 4] ?? '';
      groupHasDigit = false;
    }
  }
  return text;
}
