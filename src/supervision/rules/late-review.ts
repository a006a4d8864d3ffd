/**
 * R7b 权力库变更逾期审查: the legal office did not answer a declaration in writing within 10 days of receipt (article 7); the legal office answers
 * for it.
 */
import { CHANGE_DEADLINES } from '../../../domain/registry/change-deadlines.ts';
import { missedDeadline } from '../missed-deadline.ts';
import { deadline, started, stopped } from './parts/example-clock.ts';
import type { NoticeRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

export const lateReview: NoticeRule = {
  trigger: 'notice',
  id: 'R7b',
  pack: 'city-2015',
  colour: 'yellow',
  issue: 'auto',
  text: '权力库变更逾期审查',
  textEn: 'Registry change reviewed late',
  plain: {
    text: '法制机构收到变更申报后十日内没有书面答复（办法第七条）；由法制机构说明。',
    textEn:
      'The legal office did not answer a declaration in writing within 10 days of its receipt (article 7); it answers for that itself.',
  },
  evidence: { text: '变更申报和期限推算', textEn: 'The declaration, and how the time was counted' },
  settings: [EXPLAIN_DAYS],
  fromNotice(notice) {
    const missed = missedDeadline(notice, 'review');
    return missed && { ...missed, addressee: 'answering-organ' };
  },
  describe: () => ({ text: '超过十日未答复权力库变更申报', textEn: 'Not answered within 10 days of receipt' }),
  examples: [
    {
      fires: true,
      on: '2026-11-30 17:30',
      text: '11月2日收到申报，至期满未答复',
      textEn: 'Received on 2 November, not answered when the time was over',
      facts: deadline('review', CHANGE_DEADLINES.review, started('11-02')),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月9日答复',
      textEn: 'Answered on 9 November',
      facts: deadline('review', CHANGE_DEADLINES.review, started('11-02'), stopped('11-09')),
    },
  ],
};
