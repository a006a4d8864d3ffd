/** 统一社会信用代码, GB 32100-2015: 17 characters of a 31-letter alphabet and a check character; positions 9 to 17 are the organisation code. */
import { accepted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';
import { isOrganisationCode } from './organisation-code.ts';
import { weightedSum } from './weighted-sum.ts';

/** No I, O, S, V and Z, which are easily misread. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const LENGTH = 18;

export function checkUscc(text: string): CheckResult {
  const code = normaliseIdentifier(text).replaceAll('-', '');
  if (!code) {
    return refused(code, 'uscc-length', '请填写18位统一社会信用代码。', 'Give the unified social credit code of 18 characters.');
  }
  const wrong = [...code].find((character) => !ALPHABET.includes(character));
  if (wrong !== undefined) {
    return refused(
      code,
      'uscc-character',
      `统一社会信用代码中不应有“${wrong}”（不使用I、O、S、V、Z，请核对是否误认1、0、5、U、2）。`,
      `"${wrong}" does not occur in a unified social credit code (I, O, S, V and Z are not used).`,
    );
  }
  if (code.length !== LENGTH) {
    return refused(
      code,
      'uscc-length',
      `统一社会信用代码应为18位，现为${code.length}位。`,
      `A unified social credit code has 18 characters, not ${code.length}.`,
    );
  }
  return code.endsWith(usccCheckCharacter(code) ?? ' ')
    ? accepted(code)
    : refused(
        code,
        'uscc-check-digit',
        '统一社会信用代码校验位不符，请核对。',
        'The check character of the unified social credit code does not match.',
      );
}

/** The check character of the first 17; undefined when one is not in the alphabet. */
export function usccCheckCharacter(body: string): string | undefined {
  const sum = weightedSum(body, ALPHABET, WEIGHTS);
  return sum === undefined ? undefined : ALPHABET[(31 - (sum % 31)) % 31];
}

/** The organisation code inside; undefined for codes whose inner part was not assigned by that standard (some early ones). */
export function organisationCodeOf(uscc: string): string | undefined {
  const inner = uscc.slice(8, 17);
  return isOrganisationCode(inner) ? inner : undefined;
}
