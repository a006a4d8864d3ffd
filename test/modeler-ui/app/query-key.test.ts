import assert from 'node:assert/strict';
import { keyOf } from '../../../modeler-ui/app/query-key.ts';

describe('The key of an address', () => {
  it('has a part for each part of the address, and one for what is asked', () => {
    assert.deepEqual(keyOf('/cases'), ['cases']);
    assert.deepEqual(keyOf('/cases/12/files'), ['cases', '12', 'files']);
    assert.deepEqual(keyOf('/cases?q=a&limit=50'), ['cases', '?q=a&limit=50']);
  });

  it('keeps a question mark inside what is asked', () => {
    assert.deepEqual(keyOf('/search?q=what?'), ['search', '?q=what?']);
  });

  it('begins as the key of every address below begins', () => {
    const above = keyOf('/registry/versions/7');
    for (const below of ['/registry/versions/7/comments', '/registry/versions/7?x=1'])
      assert.deepEqual(keyOf(below).slice(0, above.length), above);
    assert.notDeepEqual(keyOf('/registry/versions/77').slice(0, above.length), above);
  });
});
