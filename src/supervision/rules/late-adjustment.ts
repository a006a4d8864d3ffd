/** R8 权力库变更逾期入库: the organ did not enter a confirmed change within 10 days (article 8). */
import { CHANGE_DEADLINES } from '../../../domain/registry/change-deadlines.ts';
import { missedDeadline } from '../missed-deadline.ts';
import { deadline, started, stopped } from './parts/example-clock.ts';
import type { NoticeRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

export const lateAdjustment: NoticeRule = {
  trigger: 'notice',
  id: 'R8',
  pack: 'city-2015',
  colour: 'yellow',
  issue: 'auto',
  text: '权力库变更逾期入库',
  textEn: 'Registry adjusted late',
  plain: {
    text: '变更经确认后十日内，机关没有调整权力库（办法第八条）。',
    textEn: 'The organ did not enter a confirmed change within 10 days (article 8).',
  },
  evidence: { text: '确认意见和期限推算', textEn: 'The confirmation, and how the time was counted' },
  settings: [EXPLAIN_DAYS],
  fromNotice: (notice) => missedDeadline(notice, 'adjust'),
  describe: () => ({ text: '确认后超过十日未调整权力库', textEn: 'Not entered within 10 days of confirmation' }),
  examples: [
    {
      fires: true,
      on: '2026-11-30 17:30',
      text: '11月2日确认，至期满未入库',
      textEn: 'Confirmed on 2 November, not entered when the time was over',
      facts: deadline('adjust', CHANGE_DEADLINES.adjust, started('11-02')),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月5日入库',
      textEn: 'Entered on 5 November',
      facts: deadline('adjust', CHANGE_DEADLINES.adjust, started('11-02'), stopped('11-05')),
    },
  ],
};
