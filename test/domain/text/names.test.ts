import assert from 'node:assert/strict';
import fc from 'fast-check';
import { containsInvisible } from '../../../domain/text/invisible.ts';
import { normaliseName } from '../../../domain/text/names.ts';

describe('Names of parties (R11.1)', () => {
  const NAMES: [typed: string, stored: string][] = [
    ['王 小 明', '王小明'],
    ['　王　小明 ', '王小明'],
    ['王\u200b小\u202e明', '王小明'],
    ['\u200b\u2060\ufeff', ''],
    ['阳光 Ｓｕｎ２４ 公司', '阳光 Sun24 公司'],
    ['阳光(中国)有限公司', '阳光（中国）有限公司'],
    ['阳光 （中国） 有限公司', '阳光（中国）有限公司'],
    ['Sunlit （China）  Ltd.', 'Sunlit (China) Ltd.'],
    ['John  Smith', 'John Smith'],
    ['阿依夏木•买买提', '阿依夏木·买买提'],
    ['阿依夏木 . 买买提', '阿依夏木·买买提'],
    ['𠮷 野', '𠮷野'],
  ];
  it('are stored and searched for in one form', () => {
    for (const [typed, stored] of NAMES) assert.equal(normaliseName(typed), stored);
  });

  it('stay as they are when they are normalised again', () => {
    const parts = fc.constantFrom(...'王小 明·.•（）() Ａ1a\u3000\u200b');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: parts }), fc.string({ unit: fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)) })),
        (typed) => {
          const name = normaliseName(typed);
          return normaliseName(name) === name && !containsInvisible(name);
        },
      ),
      { numRuns: 500 },
    );
  });
});
