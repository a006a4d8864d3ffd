/**
 * The three identifiers with check digits, checked while they are typed (R11.1, domain.md section 1).
 * The server checks again; what has no check digit (passport, officer card) is never blocked here.
 */

const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const CARD_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CARD_CHECKS = '10X98765432';

export type Verdict = 'valid' | 'incomplete' | 'bad-shape' | 'bad-check-digit' | 'bad-birth-date';

const compact = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();
const weighted = (values: number[], weights: number[]): number => weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0);

/** 统一社会信用代码, GB 32100-2015. */
export function checkUscc(text: string): Verdict {
  const code = compact(text);
  if (!/^[0-9A-HJ-NP-RTUWXY]*$/.test(code) || code.length > 18) return 'bad-shape';
  if (code.length < 18) return 'incomplete';
  const sum = weighted([...code].map((sign) => USCC_SIGNS.indexOf(sign)), USCC_WEIGHTS);
  return USCC_SIGNS[(31 - (sum % 31)) % 31] === code[17] ? 'valid' : 'bad-check-digit';
}

/** 组织机构代码, GB 11714-1997; the hyphen may be typed. */
export function checkOrganisationCode(text: string): Verdict {
  const code = compact(text);
  if (!/^[0-9A-Z]*$/.test(code) || code.length > 9) return 'bad-shape';
  if (code.length < 9) return 'incomplete';
  const check = 11 - (weighted([...code].map((sign) => Number.parseInt(sign, 36)), ORGANISATION_WEIGHTS) % 11);
  return (check === 10 ? 'X' : check === 11 ? '0' : String(check)) === code[8] ? 'valid' : 'bad-check-digit';
}

/** 居民身份证, GB 11643-1999. Retired area codes are not refused. */
export function checkIdentityCard(text: string): Verdict {
  const number = compact(text);
  if (!/^\d{0,17}[\dX]?$/.test(number) || number.length > 18 || /X./.test(number)) return 'bad-shape';
  if (number.length < 18) return 'incomplete';
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const date = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(birth) || birth < '1850' || date.getTime() > Date.now()) return 'bad-birth-date';
  return CARD_CHECKS[weighted([...number].map(Number), CARD_WEIGHTS) % 11] === number[17] ? 'valid' : 'bad-check-digit';
}

/** Shapes that public sources disagree about: a doubt is shown, nothing is blocked. */
export const looksLikePassport = (text: string): boolean => /^[A-Z0-9]{5,17}$/.test(compact(text));
export const looksLikeOfficerCard = (text: string): boolean => /^[\u4e00-\u9fa5]{1,4}字第\d{4,8}号?$/.test(text.trim());
