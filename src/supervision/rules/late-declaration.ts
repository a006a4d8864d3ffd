/** R7a 权力库变更逾期申报: the organ did not declare a change within 20 days of its cause (article 7). */
import { missedDeadline } from '../missed-deadline.ts';
import type { NoticeRule } from './rule.ts';

export const lateDeclaration: NoticeRule = {
  trigger: 'notice',
  id: 'R7a',
  colour: 'yellow',
  text: '权力库变更逾期申报',
  textEn: 'Registry change declared late',
  fromNotice: (notice) => missedDeadline(notice, 'declare'),
  describe: () => ({ text: '超过二十日未申报权力库变更', textEn: 'Not declared within 20 days of its cause' }),
};
