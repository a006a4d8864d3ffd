import assert from 'node:assert/strict';
import { marksOf } from '../../../modeler-ui/check/marks.ts';

describe('Number and check code of a paper', () => {
  it('are typed one a line, or scanned with the serial number before them', () => {
    const right = { number: '阳城管许准〔2026〕1号', code: '1A2B-3C4D-5E6F-7081' };
    assert.deepEqual(marksOf(`${right.number}\n${right.code}`), right);
    assert.deepEqual(marksOf(`S-2026-1\r\n ${right.number} \r\n\r\n${right.code}\r\n`), right);
    assert.equal(marksOf(`${right.number}\n`), null);
    assert.equal(marksOf(''), null);
  });
});
