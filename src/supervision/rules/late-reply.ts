/**
 * R16.10 监督通知逾期反馈: the organ did not answer a supervisory order within its limit; one signal a round, for which that organ answers (R20).
 */
import { missedDeadline } from '../missed-deadline.ts';
import type { NoticeRule } from './rule.ts';

export const lateReply: NoticeRule = {
  trigger: 'notice',
  id: 'R16.10',
  colour: 'red',
  text: '监督通知逾期反馈',
  textEn: 'Order answered late',
  fromNotice(notice) {
    const missed = missedDeadline(notice, 'reply');
    return missed && { ...missed, addressee: 'answering-organ' };
  },
  describe: () => ({ text: '期限届满未反馈整改情况', textEn: 'Not answered within its limit' }),
};
