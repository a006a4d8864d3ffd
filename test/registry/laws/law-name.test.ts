import assert from 'node:assert/strict';
import { articlePath, articlesMeet, chineseNumber, citationsIn, lawId, lawKey } from '../../../src/registry/laws/law-name.ts';

describe('names of laws and numbers of articles', () => {
  it('take one law for one, however it is written', () => {
    for (const law of ['《中华人民共和国行政许可法》', '行政许可法', '行政许可法（2019年修正）', ' 行政 许可法 '])
      assert.equal(lawKey(law), '行政许可法');
    assert.equal(lawId('《中华人民共和国行政许可法》'), lawId('行政许可法'));
    assert.notEqual(lawId('行政许可法'), lawId('行政处罚法'));
  });

  const NUMBERS: [string, number | undefined][] = [
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十三', 33],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一千二百三十四', 1_234],
    ['42', 42],
    ['', undefined],
    ['甲', undefined],
  ];
  for (const [text, number] of NUMBERS) it(`read ${text || 'nothing'} as ${number}`, () => assert.equal(chineseNumber(text), number));

  const ARTICLES: [string, number[]][] = [
    ['第三十三条', [33]],
    ['第四十二条第一款', [42, 1]],
    ['第三十二条第一款第（二）项', [32, 1, 2]],
    ['第二十七条第一项', [27, 1, 1]],
    ['第十条之一', [10.01]],
    ['第 110 条第四项', [110, 1, 4]],
    ['附则', []],
  ];
  for (const [article, path] of ARTICLES)
    it(`read ${article} as ${JSON.stringify(path)}`, () => assert.deepEqual(articlePath(article), path));

  it('let an article meet its paragraphs and items, and not its neighbours', () => {
    assert.equal(articlesMeet('第三十三条', '第三十三条第一款'), true);
    assert.equal(articlesMeet('第三十三条第一款', '第三十三条'), true);
    assert.equal(articlesMeet('第三十三条第一款', '第三十三条第二款'), false);
    assert.equal(articlesMeet('第三条', '第三十三条'), false);
    assert.equal(articlesMeet('附则', '第三条'), true);
  });

  it('find every citation in a text', () => {
    assert.deepEqual(citationsIn('《城市道路管理条例》第三十三条、第三十五条第一款和《行政许可法》第四十二条'), [
      { law: '城市道路管理条例', article: '第三十三条' },
      { law: '城市道路管理条例', article: '第三十五条第一款' },
      { law: '行政许可法', article: '第四十二条' },
    ]);
    assert.deepEqual(citationsIn('依据《某办法》执行'), [{ law: '某办法', article: '' }]);
    assert.deepEqual(citationsIn('没有依据'), []);
  });
});
