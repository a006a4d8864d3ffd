/** Passports carry no check digit that is typed in and their forms vary by country: an unusual one is doubted, never refused. */
import { accepted, doubted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';

const USUAL = [/^[EGDSP]\d{8}$/, /^E[A-HJ-NP-Z]\d{7}$/, /^P\d{7}$/, /^[A-Z0-9]{5,17}$/];

export function checkPassport(text: string): CheckResult {
  const number = normaliseIdentifier(text);
  if (!number) return refused(number, 'passport-empty', '请填写护照号码。', 'Give the passport number.');
  return USUAL.some((form) => form.test(number))
    ? accepted(number)
    : doubted(
        number,
        'passport-unusual',
        '护照号码格式少见，请核对证件。',
        'This passport number has an unusual form; compare it with the passport.',
      );
}
