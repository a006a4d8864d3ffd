/** R16.7 未依招标、拍卖、考试结果: none was held, or it was granted to another than the winner (XK53, XK54, XK74(3)). */
import type { FieldMeaning } from '../../../domain/registry/field-meanings.ts';
import { normaliseName } from '../../../domain/text/names.ts';
import { firstWith, lastSaid, type CaseFacts } from '../facts/case-facts.ts';
import { decided, EXAMPLE_PARTY, licence } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';

const ASKS = new Set<FieldMeaning>(['selection-held', 'winner']);

export const withoutSelection: LookRule = {
  id: 'R16.7',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'auto',
  text: '未依招标、拍卖、考试结果决定',
  textEn: 'Decided without tender, auction or examination',
  plain: {
    text: '应当招标、拍卖、考试的许可，没有举行即准予，或者准予中标人、买受人、合格者以外的人；写明法定例外的除外（行政许可法第五十三条、第五十四条、第七十四条第三项）。',
    textEn:
      'A licence that takes a tender, an auction or an examination is granted without one, or to another than the winner, and no statutory exemption is named (XK53, XK54, XK74(3)).',
  },
  evidence: { text: '招标、拍卖、考试结果和决定', textEn: 'The result of the selection and the decision' },
  blind: {
    text: '只看表单中有“已招标、拍卖或者考试”“中标人、买受人”字段的事项；随平台提供的事项尚无此类事项。',
    textEn: 'Only powers whose forms ask for the selection or its winner; none of the powers that ship with the platform does.',
  },
  settings: [],
  inCase(facts): Finding[] {
    const ruling = facts.asks.has('selection-held') || facts.asks.has('winner') ? firstWith(facts, 'grant') : undefined;
    if (!ruling || lastSaid(facts, 'selection-exempt', ruling.at)) return [];
    const found = (occurrence: string, text: string, textEn: string): Finding[] => [{ occurrence, at: ruling.at, text, textEn }];
    const winner = lastSaid(facts, 'winner', ruling.at);
    if (lastSaid(facts, 'selection-held', ruling.at) === false || (!winner && lastSaid(facts, 'selection-held', ruling.at) === undefined))
      return found('none', '未举行招标、拍卖或者考试即准予', 'Granted without tender, auction or examination');
    if (typeof winner === 'string' && normaliseName(winner) !== normaliseName(facts.party?.name ?? ''))
      return found('other', `中标人、买受人为${winner}，准予他人`, `Granted to another than the winner, ${winner}`);
    return [];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '11月18日拍卖由甲公司买得，11月23日准予他人',
      textEn: 'Bought by A on 18 November, granted to another on the 23rd',
      facts: { case: sold('甲公司') },
    },
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '没有拍卖即准予',
      textEn: 'Granted without an auction',
      facts: { case: licence({ asks: ASKS, decisions: [decided('11-23', { effect: 'grant' })] }) },
    },
    { fires: false, on: '2026-11-23 17:30', text: '准予买受人', textEn: 'Granted to the buyer', facts: { case: sold(EXAMPLE_PARTY.name) } },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '写明法定例外',
      textEn: 'A statutory exemption is named',
      facts: {
        case: licence({
          asks: ASKS,
          decisions: [decided('11-23', { effect: 'grant', said: { 'selection-exempt': '行政许可法第五十三条但书' } })],
        }),
      },
    },
  ],
};

function sold(winner: string): CaseFacts {
  return licence({
    asks: ASKS,
    decisions: [decided('11-18', { said: { 'selection-held': true, winner } }), decided('11-23', { effect: 'grant' })],
  });
}
