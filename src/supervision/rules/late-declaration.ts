/** R7a 权力库变更逾期申报: the organ did not declare a change within 20 days of its cause (article 7). */
import { CHANGE_DEADLINES } from '../../../domain/registry/change-deadlines.ts';
import { missedDeadline } from '../missed-deadline.ts';
import { deadline, started, stopped } from './parts/example-clock.ts';
import type { NoticeRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

export const lateDeclaration: NoticeRule = {
  trigger: 'notice',
  id: 'R7a',
  pack: 'city-2015',
  colour: 'yellow',
  issue: 'auto',
  text: '权力库变更逾期申报',
  textEn: 'Registry change declared late',
  plain: {
    text: '法律、法规、规章立改废或者机构职能调整后二十日内，没有申报权力库变更（办法第七条）。',
    textEn: 'A change of the registry was not declared within 20 days of its cause (article 7).',
  },
  evidence: { text: '变更事由和期限推算', textEn: 'The cause, and how the time was counted' },
  settings: [EXPLAIN_DAYS],
  fromNotice: (notice) => missedDeadline(notice, 'declare'),
  describe: () => ({ text: '超过二十日未申报权力库变更', textEn: 'Not declared within 20 days of its cause' }),
  examples: [
    {
      fires: true,
      on: '2026-11-30 17:30',
      text: '11月2日事由发生，至期满未申报',
      textEn: 'Caused on 2 November, not declared when the time was over',
      facts: deadline('declare', CHANGE_DEADLINES.declare, started('11-02')),
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月16日申报',
      textEn: 'Declared on 16 November',
      facts: deadline('declare', CHANGE_DEADLINES.declare, started('11-02'), stopped('11-16')),
    },
  ],
};
