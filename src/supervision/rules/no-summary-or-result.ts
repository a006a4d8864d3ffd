/** R15.2 未填写办件摘要或者办结状态: a case is decided or ended, and its title or its result is empty. */
import { rulingOf } from '../facts/case-facts.ts';
import { at, decided, licence } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

export const noSummaryOrResult: LookRule = {
  id: 'R15.2',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '未填写办件摘要或者办结状态',
  textEn: 'Summary or result not filled in',
  plain: {
    text: '已决定或者已办结的办件，没有摘要（办件名称）或者没有办理结果。在本平台办理的办件由平台填写，本规则主要针对交换、补录的办件。',
    textEn:
      'A case that is decided or ended has no summary (title) or no result. The platform fills them in for its own cases; the rule is for those that come by exchange or were entered afterwards.',
  },
  evidence: { text: '办件信息', textEn: 'The facts of the case' },
  settings: [EXPLAIN_DAYS],
  inCase(facts) {
    const done = facts.closedAt ?? rulingOf(facts)?.at ?? null;
    if (done === null) return [];
    const lacks = [...(facts.title.trim() ? [] : [['摘要', 'summary']]), ...(facts.result ? [] : [['办理结果', 'result']])];
    if (!lacks.length) return [];
    const words = (index: 0 | 1, joint: string): string => lacks.map((pair) => pair[index] ?? '').join(joint);
    return [{ occurrence: 'empty', at: done, text: `未填写${words(0, '、')}`, textEn: `No ${words(1, ' and no ')}` }];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '补录的办件 11月20日办结，结果为空',
      textEn: 'An imported case ended on 20 November without a result',
      facts: { case: licence({ closedAt: at('11-20') }) },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '办件正在办理',
      textEn: 'A case under way',
      facts: { case: licence({ decisions: [decided('11-18', { effect: 'accept' })] }) },
    },
  ],
};
