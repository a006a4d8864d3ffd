/**
 * Amounts of money: kept as whole 分, so that nothing is ever rounded; typed and told in yuan (R11.3).
 */

const FEN_PER_YUAN = 100;
const TOLD = /^(-?)(\d+)(?:\.(\d{1,2}))? ?元?$/;

/** A whole number of 分 that is not negative. */
export const isAmount = (fen: number): boolean => Number.isSafeInteger(fen) && fen >= 0;

/** The number that a field of yuan shows. */
export const yuanOf = (fen: number): number => fen / FEN_PER_YUAN;

/** What was typed into a field of yuan, in whole 分. */
export const fenOf = (yuan: number): number => Math.round(yuan * FEN_PER_YUAN);

/** `46710.05`, `1200.00`: an amount in full. */
export function yuanText(fen: number): string {
  const whole = Math.abs(Math.round(fen));
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / FEN_PER_YUAN)}.${String(whole % FEN_PER_YUAN).padStart(2, '0')}`;
}

/** `46,710.05`, `1,200`: an amount as it is said in a sentence. */
export function yuanShort(fen: number): string {
  const [whole = '', rest = ''] = yuanText(fen).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === '00' ? grouped : `${grouped}.${rest}`;
}

/** `46710.05 元` as {@link yuanText} told it, in 分; undefined where the text is no amount. */
export function parseYuan(text: string): number | undefined {
  const parts = TOLD.exec(text.trim());
  if (!parts) return undefined;
  const fen = Number(parts[2]) * FEN_PER_YUAN + Number((parts[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return parts[1] && fen ? -fen : fen;
}
