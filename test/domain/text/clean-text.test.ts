import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanAll, cleanText, typedText } from '../../../domain/text/clean-text.ts';
import { containsInvisible, withoutInvisible } from '../../../domain/text/invisible.ts';

/** Names of a control, a soft hyphen, fillers, a zero-width blank, a joiner, direction marks, a byte order mark and a tag. */
const UNSEEN = ['\u0000', '\u00ad', '\u115f', '\u3164', '\uffa0', '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u{e0041}'];

describe('Invisible characters', () => {
  it('are known one by one, and go', () => {
    for (const character of UNSEEN) {
      assert.ok(containsInvisible(`正阳${character}路`), JSON.stringify(character));
      assert.equal(withoutInvisible(`正阳${character}路${character}`), '正阳路');
    }
  });

  it('are none of what a reader sees, nor blanks and line ends', () => {
    const seen = '正阳路 \u3000\t\n\r𠮷𰻞 É ü · （） 한글 葛\u{e0100} ᠠ\u180b';
    assert.ok(!containsInvisible(seen));
    assert.equal(withoutInvisible(seen), seen);
  });
});

describe('Cleaned text', () => {
  it('has one kind of line end and plain blanks', () => {
    assert.equal(cleanText('一\r\n二\r三\u2028四\u0085五\t六\u00a0七'), '一\n二\n三\n四\n五 六 七');
  });

  it('is clean, and stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)) }), (text) => {
        const clean = cleanText(text);
        return !containsInvisible(clean) && cleanText(clean) === clean && typedText(typedText(text)) === typedText(text);
      }),
    );
  });

  it('is empty where nothing can be seen', () => {
    assert.equal(typedText(` \u3000${UNSEEN.join(' ')}`), '');
  });

  it('reaches every text inside a value and leaves the rest', () => {
    const day = new Date(0);
    assert.deepEqual(cleanAll({ a: ['\u200b一', 1, null], b: { c: '二\u202e' }, day }), { a: ['一', 1, null], b: { c: '二' }, day });
  });
});
