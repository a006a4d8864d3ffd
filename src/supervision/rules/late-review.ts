/**
 * R7b 权力库变更逾期审查: the legal office did not answer a declaration in writing within 10 days of receipt (article 7); the legal office answers
 * for it.
 */
import { missedDeadline } from '../missed-deadline.ts';
import type { NoticeRule } from './rule.ts';

export const lateReview: NoticeRule = {
  trigger: 'notice',
  id: 'R7b',
  colour: 'yellow',
  text: '权力库变更逾期审查',
  textEn: 'Registry change reviewed late',
  fromNotice(notice) {
    const missed = missedDeadline(notice, 'review');
    return missed && { ...missed, addressee: 'answering-organ' };
  },
  describe: () => ({ text: '超过十日未答复权力库变更申报', textEn: 'Not answered within 10 days of receipt' }),
};
