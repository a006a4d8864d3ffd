import assert from 'node:assert/strict';
import { checkIdentityCard, checkOrganisationCode, checkUscc, looksLikeOfficerCard, looksLikePassport } from '../../../modeler-ui/app/identifiers.ts';

describe('identifiers typed at the window (R11.1)', () => {
  it('accepts the standards’ own examples', () => {
    for (const code of ['91350100M000100Y43', '91321100MA10001050', '113211001234567881', '91350100m000100y43']) assert.equal(checkUscc(code), 'valid', code);
    for (const code of ['12345678-8', 'D2143569-X', 'd2143569x']) assert.equal(checkOrganisationCode(code), 'valid', code);
    for (const number of ['321102199003078888', '11010519491231002X', '11010519491231002x']) assert.equal(checkIdentityCard(number), 'valid', number);
  });

  it('names a wrong check digit, and never before the number is complete', () => {
    assert.equal(checkUscc('91350100M000100Y4Z'), 'bad-shape');
    assert.equal(checkUscc('91350100M000100Y44'), 'bad-check-digit');
    assert.equal(checkUscc('91350100M000100Y'), 'incomplete');
    assert.equal(checkOrganisationCode('12345678-9'), 'bad-check-digit');
    assert.equal(checkIdentityCard('321102199003078889'), 'bad-check-digit');
    assert.equal(checkIdentityCard('32110219900307'), 'incomplete');
  });

  it('refuses a date of birth that cannot be', () => {
    assert.equal(checkIdentityCard('321102199002308888'), 'bad-birth-date');
    assert.equal(checkIdentityCard('321102299903078888'), 'bad-birth-date');
  });

  it('finds every single wrong digit of an identity card', () => {
    const right = '321102199003078888';
    for (let place = 14; place < 17; place += 1) {
      for (let digit = 0; digit <= 9; digit += 1) {
        const typed = right.slice(0, place) + String(digit) + right.slice(place + 1);
        assert.equal(checkIdentityCard(typed), typed === right ? 'valid' : 'bad-check-digit', typed);
      }
    }
  });

  it('only doubts what has no check digit', () => {
    assert.ok(looksLikePassport('E12345678') && looksLikeOfficerCard('南字第01234567号'));
    assert.ok(!looksLikePassport('护照') && !looksLikeOfficerCard('0123'));
  });
});
