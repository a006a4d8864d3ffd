/** R8 权力库变更逾期入库: the organ did not enter a confirmed change within 10 days (article 8). */
import { missedDeadline } from '../missed-deadline.ts';
import type { NoticeRule } from './rule.ts';

export const lateAdjustment: NoticeRule = {
  trigger: 'notice',
  id: 'R8',
  colour: 'yellow',
  text: '权力库变更逾期入库',
  textEn: 'Registry adjusted late',
  fromNotice: (notice) => missedDeadline(notice, 'adjust'),
  describe: () => ({ text: '确认后超过十日未调整权力库', textEn: 'Not entered within 10 days of confirmation' }),
};
