/** R16.6 违背听证结果: decided without the record of a hearing that was called, called too late, or against what it found (XK48, CF64, CF65). */
import { firstWith, lastSaid, rulingOf, type CaseFacts } from '../facts/case-facts.ts';
import { decided, numbered, penalty } from './parts/example-case.ts';
import type { Asked, Finding, LookRule } from './rule.ts';
import { figure, workingDays } from './parts/settings.ts';
import { dayOf, lastDay } from './parts/times.ts';

function noticedLate(facts: CaseFacts, { calendar, settings }: Asked): Finding[] {
  return facts.documents
    .filter(({ template }) => template === 'hearing-notice')
    .flatMap(({ at }, index): Finding[] => {
      const day = lastSaid(facts, 'hearing-date', at);
      if (typeof day !== 'string' || day >= lastDay(calendar, at, figure(settings, 'noticeDays'))) return [];
      const text = `${dayOf(at)} 通知 ${day} 听证`;
      return [{ occurrence: `notice:${index + 1}`, at, text, textEn: `On ${dayOf(at)} a hearing on ${day} was announced` }];
    });
}

function withoutRecord(facts: CaseFacts): Finding[] {
  const ruling = rulingOf(facts);
  const notice = ruling && facts.documents.find(({ template, at }) => template === 'hearing-notice' && at < ruling.at);
  if (!ruling || !notice || ruling.effect === 'drop' || ruling.effect === 'transfer') return [];
  const held = facts.documents.some(({ template, at }) => template === 'hearing-record' && at >= notice.at && at <= ruling.at);
  if (held || facts.decisions.some(({ stage, at }) => stage === 'hearing' && at >= notice.at && at <= ruling.at)) return [];
  return [
    {
      occurrence: 'record',
      at: ruling.at,
      text: '已通知听证，没有听证笔录即作出决定',
      textEn: 'A hearing was called; decided without its record',
    },
  ];
}

function against(facts: CaseFacts): Finding[] {
  const ruling = firstWith(facts, 'impose', 'grant');
  if (!ruling || lastSaid(facts, 'hearing-finding', ruling.at) !== false) return [];
  return [
    {
      occurrence: 'against',
      at: ruling.at,
      issue: 'candidate',
      text: '决定与听证结论不一致',
      textEn: 'Decided against the finding of the hearing',
    },
  ];
}

export const againstHearing: LookRule = {
  id: 'R16.6',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'both',
  text: '应当听证而未听证或者违背听证结果',
  textEn: 'Decided without or against the hearing',
  plain: {
    text: '已通知听证而没有听证笔录即作出决定；通知不足七个工作日：自动发出。决定与听证结论不一致：由监察人员核实后发出（行政许可法第四十八条，行政处罚法第六十四条、第六十五条）。',
    textEn:
      'Decided without the record of a hearing that was called, or the hearing was announced less than seven working days before: issued at once. Against the finding of the hearing: a supervisor confirms (XK48, CF64, CF65).',
  },
  evidence: { text: '听证通知书、听证笔录、决定', textEn: 'The notice, the record and the decision' },
  blind: {
    text: '听证结论为文字的，平台不作判断；事项表单有“听证结论是否支持拟作决定”的字段时才比对。',
    textEn: 'A finding in free words is not judged; it is compared where the form asks whether the hearing supports the decision.',
  },
  settings: [workingDays('noticeDays', 7, '听证前通知的期限', 'Notice before the hearing')],
  inCase: (facts, asked) => [...noticedLate(facts, asked), ...withoutRecord(facts), ...against(facts)],
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '11月20日通知，当日听证',
      textEn: 'Notice and hearing both on 20 November',
      facts: { case: heard('11-20') },
    },
    {
      fires: true,
      on: '2026-12-04 17:30',
      text: '通知听证后，没有笔录即决定',
      textEn: 'A hearing was called, decided without its record',
      facts: {
        case: penalty({ documents: [numbered('hearing-notice', '11-20')], decisions: [decided('12-04', { effect: 'impose' })] }),
      },
    },
    {
      fires: true,
      on: '2026-12-04 17:30',
      text: '听证不支持处罚，仍予处罚',
      textEn: 'The hearing does not support it, imposed all the same',
      facts: { case: heard('12-01', false) },
    },
    {
      fires: false,
      on: '2026-12-04 17:30',
      text: '12月1日听证，12月4日作出一致的决定',
      textEn: 'Hearing on 1 December, an agreeing decision on the 4th',
      facts: { case: heard('12-01', true) },
    },
  ],
};

function heard(day: string, supports = true): CaseFacts {
  return penalty({
    documents: [numbered('hearing-notice', '11-20'), numbered('hearing-record', `${day} 15:00`)],
    decisions: [
      decided('11-20 09:59', { said: { 'hearing-date': `2026-${day}` } }),
      decided(`${day} 14:59`, { stage: 'hearing', said: { 'hearing-finding': supports } }),
      decided('12-04', { effect: 'impose' }),
    ],
  });
}
