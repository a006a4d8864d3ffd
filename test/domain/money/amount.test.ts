import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fenOf, isAmount, parseYuan, yuanOf, yuanShort, yuanText } from '../../../domain/money/amount.ts';

const fen = fc.maxSafeInteger();

describe('Amounts of money', () => {
  it('are told in yuan to the last 分', () => {
    assert.equal(yuanText(4_671_005), '46710.05');
    assert.equal(yuanText(0), '0.00');
    assert.equal(yuanText(-5), '-0.05');
    assert.equal(yuanText(9_007_199_254_740_991), '90071992547409.91');
  });

  it('are said in a sentence with their thousands, and with 角 and 分 only where there are any', () => {
    assert.deepEqual([2_000_000, 1_050, 100, 123_456_789].map(yuanShort), ['20,000', '10.50', '1', '1,234,567.89']);
  });

  it('are read again as they were told', () => {
    fc.assert(fc.property(fen, (amount) => parseYuan(`${yuanText(amount)} 元`) === amount));
    assert.deepEqual(['1234元', '1234.5 元', '', '元', '1.234 元', '1,234 元', '约 20 元'].map(parseYuan), [
      123_400,
      123_450,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('come back from a field of yuan unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (amount) => fenOf(yuanOf(amount)) === amount));
    assert.equal(fenOf(0.29), 29);
    assert.equal(fenOf(1.005), 100);
  });

  it('are whole and not negative', () => {
    assert.deepEqual([0, 1, -1, 0.5, Number.NaN, 2 ** 53].map(isAmount), [true, true, false, false, false, false]);
  });
});
