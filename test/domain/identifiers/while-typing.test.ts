/** A number while it is typed: no half one is called wrong, and a finished one has the verdict that the server will give (R11.1). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkIdentifier, checkWhileTyping, IDENTIFIERS, type IdentifierKind } from '../../../domain/identifiers/index.ts';

const TODAY = '2026-11-23';
const state = (kind: IdentifierKind, text: string): string => checkWhileTyping(kind, text, TODAY).state;

const GOOD: [IdentifierKind, string][] = [
  ['uscc', '91350100M000100Y43'],
  ['uscc', '9135-0100 m000100y43'],
  ['organisation-code', '12345678-8'],
  ['organisation-code', 'd2143569x'],
  ['identity-card', '321102199003078888'],
  ['identity-card', '11010519491231002x'],
  ['officer-card', '南字第01234567号'],
  ['passport', 'E12345678'],
  ['phone', '13812345678'],
  ['phone', '+86 138 1234 5678'],
  ['phone', '0511-84410001'],
];

describe('A number that is being typed', () => {
  for (const [kind, number] of GOOD) {
    it(`is never called wrong on the way to ${number}`, () => {
      const said = new Set([...number].map((_, end) => state(kind, number.slice(0, end))));
      assert.ok(!said.has('wrong'), [...said].join(' '));
      assert.equal(state(kind, number), 'good');
    });
  }

  it('is called wrong at once when it holds a character that cannot occur, and names it', () => {
    assert.equal(checkWhileTyping('uscc', '9135O', TODAY).problem?.code, 'uscc-character');
    for (const [kind, text] of [
      ['uscc', '9135O'],
      ['identity-card', '32110A'],
      ['phone', 'abc'],
      ['organisation-code', '1234*'],
    ] as const)
      assert.equal(state(kind, text), 'wrong', text);
  });

  it('is incomplete until it has its length, and judged from then on', () => {
    assert.equal(state('uscc', '91350100M000100Y'), 'incomplete');
    assert.equal(checkWhileTyping('uscc', '91350100M000100Y44', TODAY).problem?.code, 'uscc-check-digit');
    assert.equal(state('uscc', '91350100M000100Y431'), 'wrong');
    assert.equal(state('identity-card', '321102900307888'), 'incomplete');
    assert.equal(checkWhileTyping('identity-card', '321102229903078888', TODAY).problem?.code, 'identity-card-birth-date');
    assert.equal(state('phone', '1381234'), 'incomplete');
    assert.equal(state('phone', '12812345678'), 'wrong');
  });

  it('is doubted, never called wrong, where there is nothing to check it by', () => {
    assert.equal(state('passport', 'E1234/5678'), 'doubted');
    assert.equal(state('officer-card', '012345678'), 'doubted');
    assert.equal(state('passport', 'E12'), 'incomplete');
  });

  it('is empty when nothing can be seen of it', () => {
    for (const kind of Object.keys(IDENTIFIERS) as IdentifierKind[]) assert.equal(state(kind, ' \u200b'), 'empty', kind);
  });

  it('has the verdict of the full check, save that it may be incomplete', () => {
    const kinds = fc.constantFrom(...(Object.keys(IDENTIFIERS) as IdentifierKind[]));
    fc.assert(
      fc.property(kinds, fc.string({ unit: fc.constantFrom(...'0123456789XYAZ-+ 南字第号') }), (kind, text) => {
        const verdict = checkWhileTyping(kind, text, TODAY);
        const { ok, problem } = checkIdentifier(kind, text, TODAY);
        if (verdict.state === 'good') assert.ok(ok && !problem);
        if (verdict.state === 'doubted') assert.ok(ok && problem);
        if (verdict.state === 'wrong') assert.ok(!ok && problem);
      }),
    );
  });
});
