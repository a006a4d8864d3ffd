import assert from 'node:assert/strict';
import { chineseNames, englishNames } from '../../../modeler-ui/app/dictionary/names-of.ts';

describe("the words of the domain's tables in the dictionaries", () => {
  const table = { granted: { name: '准予', nameEn: 'granted' }, 'not-required': { name: '无需许可', nameEn: 'not required' } };

  it('are the Chinese names as they are', () => {
    assert.deepEqual(chineseNames(table), { granted: '准予', 'not-required': '无需许可' });
  });

  it('are the English ones as words that stand alone', () => {
    assert.deepEqual(englishNames(table), { granted: 'Granted', 'not-required': 'Not required' });
  });
});
