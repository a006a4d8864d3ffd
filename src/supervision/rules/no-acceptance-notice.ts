/** R15.7 行政许可受理通知书未报备: five working days after the receipt nothing was told, whether or not the law has accepted meanwhile. */
import { isAnswered, isIncomplete, roundsOf } from './parts/acceptance-rounds.ts';
import { at, decided, licence, numbered } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS, figure, workingDays } from './parts/settings.ts';
import { closeAfter } from './parts/times.ts';

export const noAcceptanceNotice: LookRule = {
  id: 'R15.7',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政许可受理通知书未报备',
  textEn: 'Licence acceptance notice missing',
  plain: {
    text: '行政许可申请收件（或者补正材料收齐）满五个工作日，没有受理、不予受理或者补正的书面告知；逾期不告知依法视为受理的，仍应出具受理通知书（行政许可法第三十二条）。',
    textEn:
      'Five working days after a licence application or its supplement was received there is no written notice; where silence is acceptance the notice is still due (XK32).',
  },
  evidence: { text: '收件时间、文书清单和期限推算', textEn: 'The receipt, the documents, and how the time was counted' },
  settings: [workingDays('days', 5, '出具受理通知书的期限', 'Time to give the notice'), EXPLAIN_DAYS],
  inCase(facts, { calendar, settings }) {
    if (!facts.applied || facts.category !== 'licence') return [];
    return roundsOf(facts).flatMap((round) => {
      // Where the first receipt was incomplete, it is the supplement notice that is missing (R15.5).
      if (round.number === 1 && isIncomplete(facts)) return [];
      const dueAt = closeAfter(calendar, round.from, figure(settings, 'days'));
      if (round.until <= dueAt || isAnswered(facts, round, dueAt)) return [];
      const text = '期满没有受理通知书';
      return [{ occurrence: `silent:${round.number}`, at: dueAt, dueAt, text, textEn: 'No acceptance notice in time' }];
    });
  },
  examples: [
    {
      fires: true,
      on: '2026-11-09 17:30',
      text: '11月2日收件，至11月9日17:30没有告知（视为受理）',
      textEn: 'Received on 2 November, silence until 9 November 17:30 (deemed accepted)',
      facts: { case: licence({ receivedAt: at('11-02') }) },
    },
    {
      fires: false,
      on: '2026-11-09 17:29',
      text: '期限未满',
      textEn: 'A minute before',
      facts: { case: licence({ receivedAt: at('11-02') }) },
    },
    {
      fires: false,
      on: '2026-11-09 17:30',
      text: '11月4日出具受理通知书',
      textEn: 'Notice numbered on 4 November',
      facts: {
        case: licence({
          receivedAt: at('11-02'),
          decisions: [decided('11-04', { effect: 'accept' })],
          documents: [numbered('acceptance-notice', '11-04 10:01')],
        }),
      },
    },
  ],
};
