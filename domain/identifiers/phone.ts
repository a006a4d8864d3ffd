/** A telephone number of the mainland: mobile, landline with or without area code and extension, or a 400/95 service number. */
import { accepted, doubted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0\d{2,3}-?)?[2-8]\d{6,7}(-\d{1,6})?$/;
const SERVICE = /^(400-?\d{3}-?\d{4}|9\d{4,7}|1\d{2,4})$/;
const ABROAD = /^(\+|00)\d{6,17}$/;

export function checkPhone(text: string): CheckResult {
  const number = normaliseIdentifier(text)
    .replace(/[()]/g, '-')
    .replace(/^-/, '')
    .replace(/-{2,}/g, '-')
    .replace(/^(\+86|0086)-?/, '');
  const bare = number.replace(/-/g, '');
  if (MOBILE.test(bare)) return accepted(bare);
  if (LANDLINE.test(number) || SERVICE.test(number)) return accepted(number);
  if (ABROAD.test(bare)) return accepted(bare);
  // Eleven digits that begin with 1 and are no mobile number are a slip of the finger.
  if (!/^\+?[\d-]{5,24}$/.test(number) || /^1\d{10}$/.test(bare)) {
    return refused(
      number,
      'phone-form',
      '电话号码格式不正确，请填写手机号码，或者带区号的固定电话，如0511-84410001。',
      'Not a telephone number; give a mobile number or a landline with its area code, e.g. 0511-84410001.',
    );
  }
  return doubted(number, 'phone-unusual', '电话号码格式少见，请核对。', 'This telephone number has an unusual form; check it.');
}
