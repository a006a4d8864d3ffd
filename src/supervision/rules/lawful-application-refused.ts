/** R15.1 应当受理而不受理: all answers of the checklist say yes and it is refused, or another organ is said to be competent and not named. */
import type { CaseEnding } from '../../../domain/registry/results.ts';
import type { DecisionFact } from '../facts/case-facts.ts';
import { decided, licence } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

/** XK32(1)(1): where no licence is needed there is nothing to accept, however complete the application is. */
const NOT_REQUIRED: CaseEnding = 'not-required';

function judge({ outcome, effect, byLaw, said, at }: DecisionFact): Finding[] {
  if (effect !== 'decline' || byLaw || outcome === NOT_REQUIRED) return [];
  const found = (text: string, textEn: string): Finding[] => [{ occurrence: 'refused', at, text, textEn }];
  const [ours, complete, form] = [said['within-powers'], said['materials-complete'], said['statutory-form']];
  if (ours === true && complete === true && form === true)
    return found('审查表三项均为“是”，仍不予受理', 'All three answers are yes, and the application was not accepted');
  if (ours === false && (!said['competent-organ'] || !said['decline-basis']))
    return found('以不属本机关职权为由不予受理，未写明有权机关或者依据', 'Refused for want of competence without naming organ and basis');
  return [];
}

export const lawfulApplicationRefused: LookRule = {
  id: 'R15.1',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'event',
  issue: 'auto',
  text: '应当受理而不受理',
  textEn: 'Lawful application not accepted',
  plain: {
    text: '受理审查表的三项回答均为“是”，却不予受理；或者以不属本机关职权为由不予受理，但未写明有权机关和依据（行政许可法第三十二条、第七十二条第一项）。',
    textEn:
      'The three answers of the acceptance checklist are yes and the application is refused; or it is refused for want of competence without naming the competent organ and the basis (XK32, XK72(1)).',
  },
  evidence: { text: '受理审查表、不予受理的意见', textEn: 'The acceptance checklist and the opinion' },
  settings: [EXPLAIN_DAYS],
  atHand: { kinds: ['step-decided'], effects: ['decline'], find: ({ decision }) => (decision ? judge(decision) : []) },
  inCase: ({ decisions }) => decisions.flatMap(judge).slice(0, 1),
  examples: [
    {
      fires: true,
      on: '2026-11-25 10:00',
      text: '三项均为“是”，11月25日不予受理',
      textEn: 'All yes, refused on 25 November',
      facts: {
        case: licence({
          decisions: [
            decided('11-25', {
              effect: 'decline',
              negative: true,
              said: { 'within-powers': true, 'materials-complete': true, 'statutory-form': true },
            }),
          ],
        }),
      },
    },
    {
      fires: true,
      on: '2026-11-25 10:00',
      text: '以不属职权为由不予受理，未写明有权机关',
      textEn: 'Not our competence, no organ named',
      facts: { case: licence({ decisions: [decided('11-25', { effect: 'decline', said: { 'within-powers': false } })] }) },
    },
    {
      fires: false,
      on: '2026-11-25 10:00',
      text: '依法不需要取得行政许可，11月25日即时告知不受理',
      textEn: 'No licence is needed, told at once on 25 November',
      facts: {
        case: licence({
          decisions: [
            decided('11-25', {
              outcome: 'not-required',
              effect: 'decline',
              negative: true,
              said: { 'within-powers': true, 'materials-complete': true, 'statutory-form': true },
            }),
          ],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-25 10:00',
      text: '不属职权，写明有权机关和行政许可法第三十二条第一款第二项',
      textEn: 'Not our competence, organ and XK32(1)(2) named',
      facts: {
        case: licence({
          decisions: [
            decided('11-25', {
              effect: 'decline',
              said: { 'within-powers': false, 'competent-organ': '市水利局', 'decline-basis': '行政许可法第三十二条第一款第二项' },
            }),
          ],
        }),
      },
    },
  ],
};
