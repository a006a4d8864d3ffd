/** 军官证, e.g. 南字第01234567号: no check digit and many issuers, so an unusual form is doubted, never refused. */
import { accepted, doubted, refused, type CheckResult } from './check-result.ts';
import { normaliseIdentifier } from './normalise.ts';

const USUAL = /^[\u4e00-\u9fa5]{1,4}字第\d{4,8}号?$/;

export function checkOfficerCard(text: string): CheckResult {
  const number = normaliseIdentifier(text);
  if (!number) return refused(number, 'officer-card-empty', '请填写军官证号码。', "Give the officer card's number.");
  return USUAL.test(number)
    ? accepted(number)
    : doubted(
        number,
        'officer-card-unusual',
        '军官证号码格式少见（如：南字第01234567号），请核对证件。',
        "This officer card's number has an unusual form; compare it with the card.",
      );
}
