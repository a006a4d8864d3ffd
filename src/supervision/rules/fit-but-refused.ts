/** R16.4 符合条件而不予批准: every review agrees and it is refused; or the refusal was set aside in reconsideration (XK74(2)). */
import type { Stage } from '../../../domain/registry/stages.ts';
import { firstWith } from '../facts/case-facts.ts';
import { at, decided, licence } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';

const REVIEWS: readonly (Stage | null)[] = ['review', 'examination', 'legal-review'];

export const fitButRefused: LookRule = {
  id: 'R16.4',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'both',
  text: '符合条件而不予批准',
  textEn: 'Refused what meets the conditions',
  plain: {
    text: '审查、审核意见全部同意，决定却不予批准：由监察人员核实后发出。不予决定经行政复议撤销：自动发出（行政许可法第七十四条第二项）。',
    textEn:
      'All reviews agree and the decision refuses: a supervisor confirms. The refusal was set aside in reconsideration: issued at once (XK74(2)).',
  },
  evidence: { text: '审查、审核意见和决定', textEn: 'The reviews and the decision' },
  blind: {
    text: '行政复议结果尚无数据来源：这一情形由监察人员手工发出。',
    textEn: 'Results of reconsideration are not recorded yet: that case is raised by hand.',
  },
  settings: [],
  inCase(facts) {
    const ruling = firstWith(facts, 'deny');
    if (!ruling) return [];
    const reviews = facts.decisions.filter(({ stage, at, byLaw }) => REVIEWS.includes(stage) && at < ruling.at && !byLaw);
    const setAside = facts.setAside
      ? [
          {
            occurrence: 'set-aside',
            at: facts.setAside.at,
            text: '不予决定经复议撤销',
            textEn: 'The refusal was set aside in reconsideration',
          },
        ]
      : [];
    if (!reviews.length || reviews.some(({ negative }) => negative)) return setAside;
    const text = '审查意见全部同意，决定不予批准';
    return [
      ...setAside,
      { occurrence: 'agreed', at: ruling.at, issue: 'candidate', text, textEn: 'All reviews agreed, and the decision refuses' },
    ];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '11月18日初审通过，19日审核同意，20日不予批准',
      textEn: 'Passed on 18 November, agreed on the 19th, refused on the 20th',
      facts: {
        case: licence({
          decisions: [
            decided('11-18', { stage: 'review' }),
            decided('11-19', { stage: 'examination' }),
            decided('11-20', { stage: 'decision', effect: 'deny', negative: true }),
          ],
        }),
      },
    },
    {
      fires: true,
      on: '2026-11-27 17:30',
      text: '不予决定经复议撤销',
      textEn: 'The refusal was set aside',
      facts: { case: licence({ setAside: { at: at('11-27') }, decisions: [decided('11-20', { effect: 'deny', negative: true })] }) },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '初审不通过，审核不同意，不予批准',
      textEn: 'Failed, disagreed, refused',
      facts: {
        case: licence({
          decisions: [
            decided('11-18', { stage: 'review', negative: true }),
            decided('11-19', { stage: 'examination', negative: true }),
            decided('11-20', { stage: 'decision', effect: 'deny', negative: true }),
          ],
        }),
      },
    },
  ],
};
