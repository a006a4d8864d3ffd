/** R15.5 补正告知书未报备: materials are incomplete and five working days after the receipt nothing was told. */
import { isAnswered, isIncomplete, roundsOf } from './parts/acceptance-rounds.ts';
import { at, decided, licence, numbered } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS, figure, workingDays } from './parts/settings.ts';
import { closeAfter } from './parts/times.ts';

const ABSENT = [{ name: '施工方案', required: true, provided: false }];

export const noSupplementNotice: LookRule = {
  id: 'R15.5',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '补正告知书未报备',
  textEn: 'Supplement notice missing',
  plain: {
    text: '申请材料不齐全，收件满五个工作日没有补正告知书（行政许可法第三十二条第一款第四项）。',
    textEn: 'Materials are incomplete, and five working days after the receipt there is no supplement notice (XK32(1)(4)).',
  },
  evidence: { text: '材料清单、收件时间和期限推算', textEn: 'The list of materials, the receipt, and how the time was counted' },
  blind: {
    text: '窗口当面交付补正告知书的，平台以文书编号时间为准，不另登记送达。',
    textEn: 'A notice handed over at the window counts from its number; its service is not recorded apart.',
  },
  settings: [workingDays('days', 5, '告知补正的期限', 'Time to ask for a supplement'), EXPLAIN_DAYS],
  inCase(facts, { calendar, settings }) {
    if (!facts.applied || !isIncomplete(facts)) return [];
    return roundsOf(facts)
      .slice(0, 1)
      .flatMap((round) => {
        const dueAt = closeAfter(calendar, round.from, figure(settings, 'days'));
        if (isAnswered(facts, round, dueAt)) return [];
        return [
          {
            occurrence: 'silent',
            at: dueAt,
            dueAt,
            text: '材料不齐全，期满未告知补正',
            textEn: 'Incomplete, and nothing was told in time',
          },
        ];
      });
  },
  examples: [
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '11月16日收件，至11月23日17:30没有告知',
      textEn: 'Received on 16 November, nothing by 23 November 17:30',
      facts: { case: licence({ receivedAt: at('11-16'), materials: ABSENT }) },
    },
    {
      fires: false,
      on: '2026-11-23 17:29',
      text: '期限未满',
      textEn: 'A minute before',
      facts: { case: licence({ receivedAt: at('11-16'), materials: ABSENT }) },
    },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '11月18日出具补正告知书，11月20日送达',
      textEn: 'Notice on 18 November, served on the 20th',
      facts: {
        case: licence({
          receivedAt: at('11-16'),
          materials: ABSENT,
          decisions: [decided('11-18', { effect: 'supplement' }), decided('11-20', { said: { 'served-on': '2026-11-20' } })],
          documents: [numbered('supplement-notice', '11-18')],
        }),
      },
    },
  ],
};
