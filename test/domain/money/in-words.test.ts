import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amountInWords } from '../../../domain/money/in-words.ts';

describe('Amounts in capitals', () => {
  it('write amounts in capitals', () => {
    const known: [number, string][] = [
      [0, '人民币零元整'],
      [100, '人民币壹元整'],
      [1_200_000, '人民币壹万贰仟元整'],
      [1_234_560, '人民币壹万贰仟叁佰肆拾伍元陆角整'],
      [100_005, '人民币壹仟元零伍分'],
      [7, '人民币柒分'],
      [50, '人民币伍角整'],
      [1_000_010_00, '人民币壹佰万零壹拾元整'],
      [100_000_000_00, '人民币壹亿元整'],
      [100_010_001_00, '人民币壹亿零壹万零壹元整'],
      [20_300_00, '人民币贰万零叁佰元整'],
      [1_005_000_00, '人民币壹佰万零伍仟元整'],
      [5, '人民币伍分'],
      [105, '人民币壹元零伍分'],
      [1_050_050, '人民币壹万零伍佰元伍角整'],
      [1_010_00, '人民币壹仟零壹拾元整'],
      [10_000_000_00, '人民币壹仟万元整'],
      [1_000_000_100_00, '人民币壹拾亿零壹佰元整'],
      [20_003_00, '人民币贰万零叁元整'],
    ];
    for (const [fen, words] of known) assert.equal(amountInWords(fen), words);
    assert.throws(() => amountInWords(1.5), RangeError);
    assert.throws(() => amountInWords(-1), RangeError);
  });

  it('never write two zeros in a row in an amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => !/零零|零元.|零$/.test(amountInWords(fen).replace('零元整', ''))),
    );
  });
});
