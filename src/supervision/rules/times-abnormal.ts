/** R15.4 受理时间、办结时间异常: acceptance or supplement after its five days, times out of order, or entered long after the fact. */
import type { CaseFacts } from '../facts/case-facts.ts';
import { roundsOf } from './parts/acceptance-rounds.ts';
import { at, decided, licence } from './parts/example-case.ts';
import type { Asked, Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS, figure, workingDays } from './parts/settings.ts';
import { closeAfter, dayOf, lastDay } from './parts/times.ts';

function late(facts: CaseFacts, { calendar, settings }: Asked): Finding[] {
  if (!facts.applied) return [];
  const rounds = roundsOf(facts);
  return facts.decisions.flatMap(({ effect, byLaw, at }): Finding[] => {
    if (byLaw || (effect !== 'accept' && effect !== 'supplement')) return [];
    const round = rounds.findLast(({ from }) => from <= at);
    const dueAt = round && closeAfter(calendar, round.from, figure(settings, 'acceptanceDays'));
    if (!round || !dueAt || at <= dueAt) return [];
    const text = effect === 'accept' ? '受理超过法定期限' : '一次性告知补正超过法定期限';
    const textEn = effect === 'accept' ? 'Accepted after the legal time' : 'Supplement asked for after the legal time';
    return [{ occurrence: `late:${round.number}`, at, dueAt, text, textEn }];
  });
}

function outOfOrder({ receivedAt, decisions, decidedAt, closedAt }: CaseFacts): Finding[] {
  const times = [receivedAt, ...decisions.map((one) => one.at)];
  const wrong =
    times.findIndex((time, index) => index > 0 && time < (times[index - 1] ?? 0)) > 0 ||
    (decidedAt !== null && decidedAt < receivedAt) ||
    (closedAt !== null && closedAt < (decidedAt ?? receivedAt));
  if (!wrong) return [];
  return [{ occurrence: 'order', at: Math.max(...times, closedAt ?? 0), text: '办理时间先后颠倒', textEn: 'Times are out of order' }];
}

function enteredLate({ decisions }: CaseFacts, { calendar, settings }: Asked): Finding[] {
  return decisions.flatMap(({ said, at, byLaw }, index): Finding[] => {
    const day = said['happened-on'];
    if (byLaw || typeof day !== 'string' || dayOf(at) <= lastDay(calendar, day, figure(settings, 'entryDays'))) return [];
    const text = `${day} 的事实于 ${dayOf(at)} 录入`;
    return [{ occurrence: `entered:${index}`, at, text, textEn: `What happened on ${day} was entered on ${dayOf(at)}` }];
  });
}

export const timesAbnormal: LookRule = {
  id: 'R15.4',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '受理、办结时间异常',
  textEn: 'Acceptance or completion time abnormal',
  plain: {
    text: '收件后超过期限才受理或者告知补正；收件、受理、决定、办结的先后颠倒；事实发生后超过期限才录入。',
    textEn:
      'Accepted, or a supplement asked for, after the time since the receipt; receipt, acceptance, decision and end out of order; what happened entered too long afterwards.',
  },
  evidence: { text: '办理经过和期限推算', textEn: 'The course of the case and how the time was counted' },
  settings: [
    workingDays('acceptanceDays', 5, '受理、告知补正的期限', 'Time to accept or to ask for a supplement'),
    workingDays('entryDays', 1, '事实发生后录入的期限', 'Time to enter what happened'),
    EXPLAIN_DAYS,
  ],
  inCase: (facts, asked) => [...late(facts, asked), ...outOfOrder(facts), ...enteredLate(facts, asked)],
  examples: [
    {
      fires: true,
      on: '2026-11-10 10:00',
      text: '11月2日收件，11月10日受理',
      textEn: 'Received on 2 November, accepted on the 10th',
      facts: { case: licence({ receivedAt: at('11-02'), decisions: [decided('11-10', { effect: 'accept' })] }) },
    },
    {
      fires: true,
      on: '2026-11-26 10:00',
      text: '11月20日勘验，11月26日录入',
      textEn: 'Inspected on 20 November, entered on the 26th',
      facts: { case: licence({ decisions: [decided('11-26', { stage: 'review', said: { 'happened-on': '2026-11-20' } })] }) },
    },
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '决定早于收件',
      textEn: 'Decided before it was received',
      facts: { case: licence({ decidedAt: at('11-13') }) },
    },
    {
      fires: false,
      on: '2026-10-12 10:00',
      text: '9月29日收件，10月12日受理（国庆休假，第五个工作日）',
      textEn: 'Received on 29 September, accepted on 12 October (holiday between; the fifth working day)',
      facts: { case: licence({ receivedAt: at('09-29'), decisions: [decided('10-12', { effect: 'accept' })] }) },
    },
  ],
};
