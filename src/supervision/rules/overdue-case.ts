/**
 * R16.9 办件或案件超期办理: a case past its promised limit gets a red signal at once (article 16(9)).
 *
 * The promise to the party is the measure (docs/law.md, "Where the rules are silent"); when the statutory limit passes as well, the same
 * signal becomes grave. One signal per case, whichever alarm saw it first and however often. What is held beyond its time (QZ25) is a
 * situation of its own.
 */
import type { DueNotice } from '../../clocks/index.ts';
import { handling, started, stopped } from './parts/example-clock.ts';
import { at } from './parts/example-case.ts';
import type { Candidate, NoticeRule } from './rule.ts';

const ACCEPTED = started('11-16');

export const overdueCase: NoticeRule = {
  trigger: 'notice',
  id: 'R16.9',
  pack: 'city-2015',
  colour: 'red',
  issue: 'auto',
  text: '办件超期办理',
  textEn: 'Case handled past its limit',
  plain: {
    text: '承诺时限届满（当日下班时）未作出决定；法定时限也届满的，加重。查封、扣押期限届满未处理的，单独发出。依法中止的时间扣除，延长的计入。',
    textEn:
      'Not decided when the promised limit is over, at the close of business of its last day; grave when the statutory limit is over too. What was sealed or seized and not dealt with in its time is a signal of its own. Suspensions and extensions count.',
  },
  evidence: { text: '时限推算和计时台账', textEn: 'How the time was counted, and the ledger of the clock' },
  settings: [
    {
      ...{ key: 'warnBefore', text: '到期前提示', textEn: 'Early notice before the end', unit: 'working-day' },
      ...{ standard: 1, min: 1, max: 10 },
    },
  ],
  fromNotice(notice: DueNotice): Candidate | null {
    const { purpose, kind, matterId, dueAt } = notice;
    if (purpose === 'holding' && kind === 'holding-overdue')
      return { matterId, occurrence: 'holding', limit: 'statutory', dueAt, grave: true };
    if (purpose !== 'handling') return null;
    if (kind === 'promised-overdue') return { matterId, occurrence: 'overdue', limit: 'promised', dueAt, grave: false };
    if (kind === 'statutory-overdue') return { matterId, occurrence: 'overdue', limit: 'statutory', dueAt, grave: true };
    return null;
  },
  describe: ({ grave }) =>
    grave
      ? { text: '办件已超过法定时限', textEn: 'Past the statutory limit' }
      : { text: '办件已超过承诺时限', textEn: 'Past the promised limit' },
  examples: [
    {
      fires: true,
      on: '2026-11-25 17:30',
      text: '11月16日受理，承诺七个工作日，至11月25日17:30未决定',
      textEn: 'Accepted on 16 November, seven working days promised, not decided by 25 November 17:30',
      facts: handling(ACCEPTED),
    },
    {
      fires: false,
      on: '2026-11-25 17:29',
      text: '期限届满前一分钟',
      textEn: 'A minute before',
      facts: handling(ACCEPTED),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月25日17:00决定',
      textEn: 'Decided on 25 November 17:00',
      facts: handling(ACCEPTED, stopped('11-25 17:00')),
    },
    {
      fires: false,
      on: '2026-11-25 17:30',
      text: '11月18日送达特别程序告知书，时限中止',
      textEn: 'Suspended by a notice that was served on 18 November',
      facts: handling(ACCEPTED, { kind: 'suspend', at: new Date(at('11-18')), reason: '检测', documentId: 'example' }),
    },
    {
      fires: true,
      on: '2026-12-11 17:30',
      text: '查封三十日届满未处理',
      textEn: 'Sealed, and not dealt with in thirty days',
      facts: {
        purpose: 'holding',
        limits: [{ id: 'holding', days: 30, unit: 'calendar-day' }],
        entries: [started('11-10')],
      },
    },
  ],
};
