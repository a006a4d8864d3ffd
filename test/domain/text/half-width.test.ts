import assert from 'node:assert/strict';
import { halfWidth, halfWidthLetters } from '../../../domain/text/half-width.ts';

describe('Half-width text', () => {
  it('has the width of numbers and codes', () => assert.equal(halfWidth('１２．５　Ａｂ－（３）'), '12.5 Ab-(3)'));

  it('leaves signs as wide as the Chinese text around them where only letters and digits are narrowed', () => {
    assert.equal(halfWidthLetters('（１）Ａ，王。'), '（1）A，王。');
  });
});
