/**
 * 公民身份号码, GB 11643-1999: area, date of birth, sequence, check digit.
 *
 * The date must be one that a person alive can have been born on, by `today`. The area is not checked: retired codes stay with their
 * holders.
 */
import type { CivilDate } from '../time/civil-date.ts';
import { isPlausibleDate } from '../time/plausible-date.ts';
import { accepted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';
import { weightedSum } from './weighted-sum.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

export function checkIdentityCard(text: string, today: CivilDate): CheckResult {
  const number = normaliseIdentifier(text).replaceAll('-', '');
  if (/^\d{15}$/.test(number)) {
    return refused(
      number,
      'identity-card-old',
      '15位身份证号码已停止使用，请填写18位公民身份号码。',
      '15-digit identity numbers are no longer valid; give the 18-digit one.',
    );
  }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) {
    return refused(
      number,
      'identity-card-form',
      '公民身份号码应为18位：17位数字加1位数字或X。',
      'An identity number has 18 characters: 17 digits and a digit or X.',
    );
  }
  const birth = birthDateOf(number);
  if (!isPlausibleDate(birth) || birth > today) {
    return refused(
      number,
      'identity-card-birth-date',
      `公民身份号码中的出生日期${birth}不是有效日期，请核对。`,
      `The date of birth in the identity number, ${birth}, is not a possible one.`,
    );
  }
  return number.endsWith(identityCheckDigit(number) ?? ' ')
    ? accepted(number)
    : refused(
        number,
        'identity-card-check-digit',
        '公民身份号码校验位不符，请核对。',
        'The check digit of the identity number does not match.',
      );
}

export const birthDateOf = (number: string): string => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

export function identityCheckDigit(body: string): string | undefined {
  const sum = weightedSum(body, '0123456789', WEIGHTS);
  return sum === undefined ? undefined : CHECK_DIGITS[sum % 11];
}
