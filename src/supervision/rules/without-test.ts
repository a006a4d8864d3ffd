/** R16.8 未依检验、检测、检疫结果: granted without the test or against it; or its inspectors were not named in time (XK55). */
import type { FieldMeaning } from '../../../domain/registry/field-meanings.ts';
import { firstWith, lastSaid, type CaseFacts, type DecisionFact } from '../facts/case-facts.ts';
import { decided, licence } from './parts/example-case.ts';
import type { Asked, Finding, LookRule } from './rule.ts';
import { figure, workingDays } from './parts/settings.ts';
import { closeAfter, dayOf } from './parts/times.ts';

const ASKS = new Set<FieldMeaning>(['test-passed']);

function inspectorsLate(facts: CaseFacts, { calendar, settings }: Asked): Finding[] {
  const accepted = facts.asks.has('inspectors-named-on') ? firstWith(facts, 'accept') : undefined;
  if (!accepted) return [];
  const dueAt = closeAfter(calendar, accepted.at, figure(settings, 'inspectorDays'));
  const named = lastSaid(facts, 'inspectors-named-on');
  if (typeof named === 'string' && named <= dayOf(dueAt)) return [];
  return [{ occurrence: 'inspectors', at: dueAt, dueAt, text: '期满未指派检验人员', textEn: 'Inspectors were not named in time' }];
}

function untested(facts: CaseFacts): Finding[] {
  const ruling = facts.asks.has('test-passed') ? firstWith(facts, 'grant') : undefined;
  if (!ruling) return [];
  const passed = lastSaid(facts, 'test-passed', ruling.at);
  if (passed === true) return [];
  const [text, textEn] =
    passed === undefined
      ? ['未经检验、检测、检疫即准予', 'Granted without the test']
      : ['检验、检测、检疫不合格而准予', 'The test failed, and it was granted'];
  return [{ occurrence: 'test', at: ruling.at, text, textEn }];
}

export const withoutTest: LookRule = {
  id: 'R16.8',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'auto',
  text: '未依检验、检测、检疫结果决定',
  textEn: 'Decided without inspection, testing or quarantine',
  plain: {
    text: '应当检验、检测、检疫的许可，未经检验或者不合格而准予；自受理起五个工作日内没有指派两名以上检验人员（行政许可法第五十五条）。',
    textEn:
      'A licence that takes a test is granted without it or although it failed; or two inspectors are not named within five working days of the acceptance (XK55).',
  },
  evidence: { text: '检验、检测、检疫结果和决定', textEn: 'The result of the test and the decision' },
  blind: {
    text: '只看表单中有“检验检测检疫合格”“指派检验人员日期”字段的事项；随平台提供的事项尚无此类许可。',
    textEn: 'Only powers whose forms ask for the test or the inspectors; no licence that ships with the platform does.',
  },
  settings: [workingDays('inspectorDays', 5, '指派检验人员的期限', 'Time to name the inspectors')],
  inCase: (facts, asked) => (facts.category === 'licence' ? [...untested(facts), ...inspectorsLate(facts, asked)] : []),
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '11月18日不合格，11月20日准予',
      textEn: 'Failed on 18 November, granted on the 20th',
      facts: { case: tested(decided('11-18', { said: { 'test-passed': false } }), decided('11-20', { effect: 'grant' })) },
    },
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '11月16日受理，至11月23日未指派检验人员',
      textEn: 'Accepted on 16 November, no inspectors by the 23rd',
      facts: { case: licence({ asks: new Set(['inspectors-named-on']), decisions: [decided('11-16', { effect: 'accept' })] }) },
    },
    {
      fires: false,
      on: '2026-11-26 17:30',
      text: '11月25日复检合格，11月26日准予',
      textEn: 'A second test passed on 25 November, granted on the 26th',
      facts: {
        case: tested(
          decided('11-18', { said: { 'test-passed': false } }),
          decided('11-25', { said: { 'test-passed': true } }),
          decided('11-26', { effect: 'grant' }),
        ),
      },
    },
  ],
};

function tested(...decisions: DecisionFact[]): CaseFacts {
  return licence({ asks: ASKS, decisions });
}
