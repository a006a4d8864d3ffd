import assert from 'node:assert/strict';
import { lacksReason } from '../../../domain/text/reason.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { inputProblems } from '../../../src/platform/http/input-problems.ts';

describe('The reason of a negative opinion (R11.4)', () => {
  it('has words', () => {
    for (const text of ['材料不全', '不符', 'No plan.', '缺 图', ' 𠮷𠮷 ', '见第12条']) assert.ok(!lacksReason(true, text), text);
  });

  it('is neither blanks, nor signs, nor digits, nor what nobody sees', () => {
    for (const text of ['', '  ', '\u200b\u200b', '\u3164\u3164\u3164', '..', '。。。', '——', '12345', '！？', '否', ' 否 。', '🙂🙂'])
      assert.ok(lacksReason(true, text), JSON.stringify(text));
  });

  it('is asked for only where the opinion is negative', () => assert.ok(!lacksReason(false, '')));
});

describe('The schema of a stated reason', () => {
  it('refuses what is no reason with a code of its own, and keeps the words of one that is', () => {
    for (const none of ['', '  ', '。。', '12', 'x'])
      assert.equal(
        inputProblems(statedReason(20).safeParse(none, { reportInput: true }).error?.issues ?? [])[0]?.code,
        'reason-required',
        none,
      );
    assert.equal(statedReason(20).parse(' 登记有误 '), '登记有误');
    assert.equal(inputProblems(statedReason(3).safeParse('登记有误').error?.issues ?? [])[0]?.code, 'too-long');
  });
});
