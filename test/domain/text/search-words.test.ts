/** The words by which matters are found, the same in every database. */
import assert from 'node:assert/strict';
import { searchWords, soughtWords } from '../../../domain/text/search-words.ts';

describe('Words of a full-text index', () => {
  it('are the pairs of neighbours and the last character of Chinese, and whole runs of letters and digits', () => {
    assert.equal(searchWords('供水管道'), 'zz供水 zz水管 zz管道 zz道');
    assert.equal(searchWords('督〔2026〕12号'), 'zz督 zz2026 zz12 zz号');
    assert.equal(searchWords('11321-2026-000013'), 'zz11321 zz2026 zz000013');
    assert.equal(searchWords('ＡＢ１２ 甲'), 'zzab12 zz甲', 'full width as half width, letters in one case');
    assert.equal(searchWords('…—— %*"'), '');
  });

  it('are sought as phrases, and begun ones as beginnings', () => {
    assert.deepEqual(soughtWords('水管道 0000'), [
      { phrase: ['zz水管', 'zz管道'], mayGoOn: false },
      { phrase: ['zz0000'], mayGoOn: true },
    ]);
    assert.deepEqual(soughtWords('号'), [{ phrase: ['zz号'], mayGoOn: true }]);
    assert.deepEqual(soughtWords('"*'), []);
  });

  it('hold characters beyond the first plane whole, and no word longer than an index keeps', () => {
    assert.equal(searchWords('𠮷野'), 'zz𠮷野 zz野');
    assert.ok(searchWords('a'.repeat(500)).length < 84);
  });
});
