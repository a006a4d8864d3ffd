import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkIdentifier,
  checkIdentityCard as checkIdentityCardOn,
  checkOfficerCard,
  checkOrganisationCode,
  checkPassport,
  checkPhone,
  checkUscc,
  IDENTIFIERS,
  identityCheckDigit,
  maskIdentifier,
  organisationCheckCharacter,
  organisationCodeOf,
  usccCheckCharacter,
  type CheckResult,
  type IdentifierKind,
} from '../../../domain/identifiers/index.ts';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const TODAY = '2026-11-23';
const checkIdentityCard = (text: string, today = TODAY): CheckResult => checkIdentityCardOn(text, today);
const codeOf = (result: CheckResult): string | undefined => result.problem?.code;
const text = (alphabet: string, length: number) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });

/** Every text that differs from the given one in exactly one character of the alphabet. */
function* slips(number: string, alphabet: string): Generator<string> {
  for (let index = 0; index < number.length; index += 1) {
    for (const character of alphabet) if (character !== number[index]) yield number.slice(0, index) + character + number.slice(index + 1);
  }
}

describe('Unified social credit codes', () => {
  it('are accepted when their check character matches', () => {
    for (const code of ['91350100M000100Y43', '91321100MA10001050', '113211001234567881'])
      assert.deepEqual(checkUscc(code), { ok: true, normalised: code });
  });

  it('are accepted as people type them: lower case, full width, with blanks', () => {
    assert.equal(checkUscc(' 91350100m000100y43 ').normalised, '91350100M000100Y43');
    assert.equal(checkUscc('９１３５０１００Ｍ０００１００Ｙ４３').normalised, '91350100M000100Y43');
    assert.ok(checkUscc('9135 0100-M000 100Y-43\u200b').ok);
  });

  it('are refused with the reason: length, character, check character', () => {
    assert.equal(codeOf(checkUscc('91350100M000100Y4')), 'uscc-length');
    assert.equal(codeOf(checkUscc('91350100M000100Y4Z')), 'uscc-character');
    assert.equal(codeOf(checkUscc('91350100M000100Y44')), 'uscc-check-digit');
    assert.equal(codeOf(checkUscc('')), 'uscc-length');
  });

  it('are refused after any one wrong character', () => {
    for (const wrong of slips('91350100M000100Y43', USCC_ALPHABET)) assert.ok(!checkUscc(wrong).ok, wrong);
  });

  it('are accepted whenever made by the rule', () => {
    fc.assert(fc.property(text(USCC_ALPHABET, 17), (body) => checkUscc(body + (usccCheckCharacter(body) ?? '')).ok));
  });

  it('hold the organisation code', () => {
    assert.equal(organisationCodeOf('113211001234567881'), '123456788');
    assert.equal(organisationCodeOf('91350100M000100Y43'), 'M000100Y4');
    assert.equal(organisationCodeOf('913501001234567891'), undefined);
  });
});

describe('Organisation codes', () => {
  it('are accepted with and without hyphen and stored without', () => {
    assert.deepEqual(checkOrganisationCode('12345678-8'), { ok: true, normalised: '123456788' });
    assert.deepEqual(checkOrganisationCode('D2143569-X'), { ok: true, normalised: 'D2143569X' });
    assert.deepEqual(checkOrganisationCode('d2143569－x'), { ok: true, normalised: 'D2143569X' });
  });

  it('are refused with the reason', () => {
    assert.equal(codeOf(checkOrganisationCode('12345678-9')), 'organisation-code-check-digit');
    assert.equal(codeOf(checkOrganisationCode('1234567-88')), 'organisation-code-form');
    assert.equal(codeOf(checkOrganisationCode('12345678-Y')), 'organisation-code-form');
  });

  it('are accepted whenever made by the rule', () => {
    fc.assert(
      fc.property(
        text('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 8),
        (body) => checkOrganisationCode(body + (organisationCheckCharacter(body) ?? '?')).ok,
      ),
    );
  });
});

describe('Identity numbers', () => {
  it('are accepted when check digit and date of birth are right', () => {
    for (const number of ['321102199003078888', '11010519491231002X'])
      assert.deepEqual(checkIdentityCard(number), { ok: true, normalised: number });
    assert.equal(checkIdentityCard('11010519491231002x').normalised, '11010519491231002X');
  });

  const withCheckDigit = (body: string): string => body + (identityCheckDigit(body) ?? '?');

  it('are refused when the date of birth is none, or has not come', () => {
    for (const body of ['32110219900230888', '32110219901301888', '32110219000229888', '32110218991231888']) {
      assert.equal(codeOf(checkIdentityCard(withCheckDigit(body))), 'identity-card-birth-date', body);
    }
    assert.ok(checkIdentityCard(withCheckDigit('32110219000101888')).ok);
    assert.ok(checkIdentityCard(withCheckDigit('32110220000229888')).ok);
    assert.equal(codeOf(checkIdentityCard(withCheckDigit('32110220261124888'), '2026-11-23')), 'identity-card-birth-date');
    assert.ok(checkIdentityCard(withCheckDigit('32110220261123888'), '2026-11-23').ok);
  });

  it('of retired areas are accepted', () => {
    assert.ok(checkIdentityCard(withCheckDigit('51010219651203001')).ok);
  });

  it('are refused with the reason: old form, form, check digit', () => {
    assert.equal(codeOf(checkIdentityCard('321102900307888')), 'identity-card-old');
    assert.equal(codeOf(checkIdentityCard('32110219900307888A')), 'identity-card-form');
    assert.equal(codeOf(checkIdentityCard('321102199003078887')), 'identity-card-check-digit');
  });

  it('are refused after any one wrong digit', () => {
    for (const wrong of slips('321102199003078888', '0123456789')) assert.ok(!checkIdentityCard(wrong).ok, wrong);
  });
});

describe('Numbers without a check digit', () => {
  it('are accepted in their usual forms', () => {
    for (const number of ['E12345678', 'EA1234567', 'G12345678', 'P1234567', 'AB123456', 'C01X00T47'])
      assert.equal(checkPassport(number).problem, undefined, number);
    for (const number of ['南字第01234567号', '军字第123456', '海字第 01234567 号'])
      assert.equal(checkOfficerCard(number).problem, undefined, number);
  });

  it('are doubted, never refused, in other forms', () => {
    for (const result of [checkPassport('E1234/5678'), checkPassport('旅12'), checkOfficerCard('1234567'), checkOfficerCard('ABC')]) {
      assert.ok(result.ok);
      assert.match(result.problem?.message ?? '', /核对/);
    }
    assert.equal(checkPassport('  ').ok, false);
    assert.equal(checkOfficerCard('').ok, false);
  });
});

describe('Telephone numbers', () => {
  it('are accepted as people write them', () => {
    const known: [string, string][] = [
      ['13812345678', '13812345678'],
      ['138 1234 5678', '13812345678'],
      ['+86 138-1234-5678', '13812345678'],
      ['０５１１－８４４１０００１', '0511-84410001'],
      ['(0511)84410001', '0511-84410001'],
      ['84410001', '84410001'],
      ['0511-84410001-802', '0511-84410001-802'],
      ['400-123-4567', '400-123-4567'],
      ['12345', '12345'],
      ['+1 212 555 0100', '+12125550100'],
    ];
    for (const [typed, stored] of known) {
      const result = checkPhone(typed);
      assert.deepEqual(result, { ok: true, normalised: stored }, typed);
    }
  });

  it('are refused when they cannot be one', () => {
    for (const typed of ['', 'abc', '138123456789012345678901234', '12812345678', '1381234567八'])
      assert.equal(checkPhone(typed).ok, false, typed);
  });
});

describe('Masking', () => {
  it('leaves enough to compare and hides the rest', () => {
    assert.equal(maskIdentifier('identity-card', '321102199003078888'), '321102**********88');
    assert.equal(maskIdentifier('phone', '13812345678'), '138****5678');
    assert.equal(maskIdentifier('passport', 'E12345678'), 'E1*****78');
    assert.equal(maskIdentifier('officer-card', '南字第01234567号'), '南字第*******7号');
  });

  it('shows nothing of a number that is too short, and all of a public code', () => {
    assert.equal(maskIdentifier('phone', '12345'), '*****');
    assert.equal(maskIdentifier('passport', ''), '');
    assert.equal(maskIdentifier('uscc', '91350100M000100Y43'), '91350100M000100Y43');
  });
});

describe('Identifier checks', () => {
  it('never fail on any text, say every problem in both languages, and accept what they normalised', () => {
    const kinds = fc.constantFrom(...(Object.keys(IDENTIFIERS) as IdentifierKind[]));
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'binary' }), (kind, typed) => {
        const result = checkIdentifier(kind, typed, TODAY);
        assert.ok(result.ok || result.problem);
        if (result.problem) assert.ok(result.problem.message && result.problem.messageEn && /^[a-z-]+$/.test(result.problem.code));
        assert.equal(checkIdentifier(kind, result.normalised, TODAY).ok, result.ok);
      }),
    );
  });
});
