/** R16.1 实施已取消、暂停的项目: accepted on or after the day on which the power was suspended or abolished. */
import { at, decided, licence } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';

const ABOLISHED = [{ from: at('11-16'), to: null }];

export const powerOutOfService: LookRule = {
  id: 'R16.1',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'auto',
  text: '实施已取消或者暂停的权力事项',
  textEn: 'Abolished or suspended item handled',
  plain: {
    text: '权力事项暂停或者取消生效之日起，仍然受理、立案。生效前已受理的可以办完。新的办件在登记时已被拒绝。',
    textEn:
      'Accepted on or after the day on which the power was suspended or abolished. What was accepted before goes on. New cases are refused when they are registered.',
  },
  evidence: { text: '权力库变更记录、受理意见', textEn: 'The change of the registry and the acceptance' },
  settings: [],
  inCase: ({ decisions, outOfService }) =>
    decisions
      .filter(
        ({ effect, byLaw, at }) =>
          effect === 'accept' && !byLaw && outOfService.some(({ from, to }) => at >= from && (to === null || at < to)),
      )
      .slice(0, 1)
      .map(({ at }) => ({
        ...{ occurrence: 'accepted', at, text: '事项暂停或者取消后仍予受理' },
        textEn: 'Accepted although the power was suspended or abolished',
      })),
  examples: [
    {
      fires: true,
      on: '2026-11-17 17:30',
      text: '11月16日取消，11月17日受理',
      textEn: 'Abolished on 16 November, accepted on the 17th',
      facts: { case: licence({ outOfService: ABOLISHED, decisions: [decided('11-17', { effect: 'accept' })] }) },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '11月13日受理，11月20日决定',
      textEn: 'Accepted on 13 November, decided on the 20th',
      facts: {
        case: licence({
          outOfService: ABOLISHED,
          decisions: [decided('11-13', { effect: 'accept' }), decided('11-20', { effect: 'grant' })],
        }),
      },
    },
  ],
};
