/** 组织机构代码, GB 11714-1997: eight characters and a check character, written with or without a hyphen and stored without. */
import { accepted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';
import { weightedSum } from './weighted-sum.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export function checkOrganisationCode(text: string): CheckResult {
  const code = normaliseIdentifier(text).replace(/^(.{8})-(.)$/, '$1$2');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) {
    return refused(
      code,
      'organisation-code-form',
      '组织机构代码应为8位数字或字母加1位校验码，如12345678-8。',
      'An organisation code is eight digits or letters and a check character, e.g. 12345678-8.',
    );
  }
  return isOrganisationCode(code)
    ? accepted(code)
    : refused(
        code,
        'organisation-code-check-digit',
        '组织机构代码校验位不符，请核对。',
        'The check character of the organisation code does not match.',
      );
}

/** Whether nine characters are a valid code. */
export function isOrganisationCode(code: string): boolean {
  return code.length === 9 && code.endsWith(organisationCheckCharacter(code) ?? ' ');
}

export function organisationCheckCharacter(body: string): string | undefined {
  const sum = weightedSum(body, ALPHABET, WEIGHTS);
  return sum === undefined ? undefined : '0123456789X0'[11 - (sum % 11)];
}
