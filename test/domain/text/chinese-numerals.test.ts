import assert from 'node:assert/strict';
import { dateInText, dateInWords } from '../../../domain/text/chinese-numerals.ts';

describe('Dates of documents', () => {
  it('write a signing date in Chinese numerals', () => {
    assert.equal(dateInWords('2026-11-23'), '二〇二六年十一月二十三日');
    assert.equal(dateInWords('2030-10-10'), '二〇三〇年十月十日');
    assert.equal(dateInWords('2026-02-01'), '二〇二六年二月一日');
    assert.equal(dateInWords('2026-12-31'), '二〇二六年十二月三十一日');
    assert.throws(() => dateInWords('2026-02-30'), RangeError);
  });

  it('write a date inside a text without leading zeros and leave other text alone', () => {
    assert.equal(dateInText('2026-02-01'), '2026年2月1日');
    assert.equal(dateInText('长期'), '长期');
  });
});
