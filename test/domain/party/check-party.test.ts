/** Who applies, as page and server judge it (R11.1). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkParty } from '../../../domain/party/check-party.ts';
import { describeParty, maskParty } from '../../../domain/party/describe-party.ts';
import { PARTY_FIELDS, partyValue, type Party } from '../../../domain/party/party.ts';
import { partySchema } from '../../../domain/party/party-schema.ts';

const TODAY = '2026-11-23';
const COMPANY: Party = {
  kind: 'organisation',
  name: '阳光市自来水有限责任公司',
  codeType: 'uscc',
  code: '91350100M000100Y43',
  contact: '刘洋',
  phone: '13900000011',
};
const PERSON: Party = {
  kind: 'person',
  name: '王小明',
  idType: 'identity-card',
  idNumber: '321102199003078888',
  phone: '13900000012',
  address: '翠竹苑',
};
const problems = (party: Party): string[] => checkParty(party, 'party', TODAY).problems.map(({ path, code }) => `${path} ${code}`);

describe('A party', () => {
  it('is stored in one form, however it was typed', () => {
    const typed: Party = {
      ...PERSON,
      name: ' 王 小\u200b明',
      idNumber: '321102 19900307 8888',
      phone: '１３９－００００－００１２',
      address: ' 翠竹苑\u202e ',
    };
    assert.deepEqual(checkParty(typed, 'party', TODAY), { party: PERSON, problems: [] });
    const company: Party = { ...COMPANY, code: '9135 0100 m000 100y 43', contact: '刘　洋', address: ' ' };
    assert.deepEqual(checkParty(company, 'party', TODAY), { party: COMPANY, problems: [] });
  });

  it('without a name or a contact is refused by name, in the order of the page', () => {
    assert.deepEqual(problems({ ...COMPANY, name: ' ', contact: '\u200b', phone: '12', code: '' }), [
      'party.name required',
      'party.code uscc-length',
      'party.contact required',
      'party.phone phone-form',
    ]);
    assert.deepEqual(problems({ ...PERSON, name: '\u3164\u2060' }), ['party.name required']);
  });

  it('with a wrong number is refused, by the check of its own kind', () => {
    assert.deepEqual(problems({ ...COMPANY, code: '91350100M000100Y44' }), ['party.code uscc-check-digit']);
    assert.deepEqual(problems({ ...COMPANY, codeType: 'organisation-code', code: '12345678-0' }), [
      'party.code organisation-code-check-digit',
    ]);
    assert.deepEqual(problems({ ...PERSON, idType: 'passport', idNumber: ' ' }), ['party.idNumber passport-empty']);
    assert.deepEqual(problems({ ...PERSON, idType: 'passport', idNumber: '旅12' }), [], 'an unusual passport is doubted, not refused');
  });

  it('born later than the platform’s today is refused', () => {
    assert.deepEqual(
      checkParty(PERSON, 'party', '1990-03-06').problems.map(({ code }) => code),
      ['identity-card-birth-date'],
    );
  });

  it('with a name longer than documents hold is refused', () => {
    assert.deepEqual(problems({ ...COMPANY, name: '长'.repeat(101), address: '路'.repeat(201) }), [
      'party.name too-long',
      'party.address too-long',
    ]);
    assert.deepEqual(problems({ ...PERSON, idType: 'passport', idNumber: 'A'.repeat(41) }), ['party.idNumber too-long']);
  });

  it('stays as it is when it is checked again, and fits the shape that the edge asks for', () => {
    const text = fc.oneof(
      fc.constantFrom('王 小明', COMPANY.kind === 'organisation' ? COMPANY.code : '', '13900000011', '12345678-8'),
      fc.string(),
    );
    const any = fc.oneof(
      fc.record({
        kind: fc.constant('organisation' as const),
        name: text,
        codeType: fc.constantFrom('uscc' as const, 'organisation-code' as const),
        code: text,
        contact: text,
        phone: text,
        address: text,
      }),
      fc.record({
        kind: fc.constant('person' as const),
        name: text,
        idType: fc.constantFrom('passport' as const, 'officer-card' as const),
        idNumber: text,
        phone: text,
        address: text,
      }),
    );
    fc.assert(
      fc.property(any, (input) => {
        const { party } = checkParty(input, 'party', TODAY);
        if (!party) return;
        assert.deepEqual(checkParty(party, 'party', TODAY), { party, problems: [] });
        assert.ok(partySchema.safeParse(party).success);
      }),
      { numRuns: 300 },
    );
  });
});

describe('The fields of a party', () => {
  it('are all of those that it has', () => {
    for (const party of [{ ...COMPANY, address: '路' } as Party, PERSON])
      assert.deepEqual(
        PARTY_FIELDS[party.kind].map(({ key }) => partyValue(party, key)).sort(),
        Object.entries(party)
          .filter(([key]) => !['kind', 'codeType', 'idType'].includes(key))
          .map(([, value]) => value)
          .sort(),
      );
  });
});

describe('A party for others than its handler', () => {
  it('keeps the code of an organisation and hides the numbers of people', () => {
    assert.deepEqual(maskParty(COMPANY), { ...COMPANY, phone: '139****0011' });
    assert.deepEqual(maskParty(PERSON), { ...PERSON, phone: '139****0012', idNumber: '321102**********88' });
  });

  it('has on documents the name of its number', () => {
    assert.equal(describeParty(COMPANY).idLabel, '统一社会信用代码');
    assert.equal(describeParty(PERSON).idLabel, '居民身份证号码');
    assert.equal(describeParty(PERSON).contact, undefined);
  });
});
