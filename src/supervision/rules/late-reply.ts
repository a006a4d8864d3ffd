/**
 * R16.10 监督通知逾期反馈: the organ did not answer a supervisory order within its limit; one signal a round, for which that organ answers (R20).
 */
import { missedDeadline } from '../missed-deadline.ts';
import { deadline, started, stopped } from './parts/example-clock.ts';
import type { NoticeRule } from './rule.ts';

const LIMIT = { days: 10, unit: 'working-day' } as const;

export const lateReply: NoticeRule = {
  trigger: 'notice',
  id: 'R16.10',
  pack: 'city-2015',
  colour: 'red',
  issue: 'auto',
  text: '监督通知逾期反馈',
  textEn: 'Order answered late',
  plain: {
    text: '监督通知书规定的期限届满，没有反馈整改情况。每一轮各自计期；期限以通知书为准。',
    textEn: 'A supervisory order was not answered within its limit. Each round has a limit of its own, which the order states.',
  },
  evidence: { text: '监督通知书和期限推算', textEn: 'The order, and how the time was counted' },
  settings: [],
  fromNotice(notice) {
    const missed = missedDeadline(notice, 'reply');
    return missed && { ...missed, addressee: 'answering-organ' };
  },
  describe: () => ({ text: '期限届满未反馈整改情况', textEn: 'Not answered within its limit' }),
  examples: [
    {
      fires: true,
      on: '2026-11-30 17:30',
      text: '11月16日签发，十个工作日，至11月30日17:30未反馈',
      textEn: 'Issued on 16 November, ten working days, no reply by 30 November 17:30',
      facts: deadline('reply', LIMIT, started('11-16')),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月30日16:00反馈',
      textEn: 'Answered on 30 November 16:00',
      facts: deadline('reply', LIMIT, started('11-16'), stopped('11-30 16:00')),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '期满前经批准延长五个工作日',
      textEn: 'Extended by five working days before',
      facts: deadline('reply', LIMIT, started('11-16'), {
        kind: 'extend',
        at: new Date('2026-11-27T02:00:00Z'),
        limit: 'statutory',
        days: 5,
        documentId: 'example',
      }),
    },
  ],
};
