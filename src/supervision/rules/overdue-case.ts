/**
 * R16.9 办件或案件超期办理: a case past its promised limit gets a red signal at once (article 16(9)).
 *
 * The promise to the party is the measure (docs/law.md, "Where the rules are silent"); when the statutory limit passes as well, the same
 * signal becomes grave. One signal per case, whichever alarm saw it first and however often.
 */
import type { DueNotice } from '../../clocks/index.ts';
import type { Candidate, NoticeRule } from './rule.ts';

export const overdueCase: NoticeRule = {
  trigger: 'notice',
  id: 'R16.9',
  colour: 'red',
  text: '办件超期办理',
  textEn: 'Case handled past its limit',
  fromNotice(notice: DueNotice): Candidate | null {
    if (notice.purpose !== 'handling') return null;
    if (notice.kind === 'promised-overdue')
      return { matterId: notice.matterId, occurrence: 'overdue', limit: 'promised', dueAt: notice.dueAt, grave: false };
    if (notice.kind === 'statutory-overdue')
      return { matterId: notice.matterId, occurrence: 'overdue', limit: 'statutory', dueAt: notice.dueAt, grave: true };
    return null;
  },
  describe: ({ grave }) =>
    grave
      ? { text: '办件已超过法定时限', textEn: 'Past the statutory limit' }
      : { text: '办件已超过承诺时限', textEn: 'Past the promised limit' },
};
