/** R15.12 行政处罚证据未报备: the investigation is closed and neither an answer nor a file is evidence (CF46). */
import { decided, penalty } from './parts/example-case.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

export const noEvidence: LookRule = {
  id: 'R15.12',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政处罚证据未报备',
  textEn: 'Penalty evidence missing',
  plain: {
    text: '调查终结时，案件中没有登记任何证据，也没有证据文件（行政处罚法第四十六条）。调查取证前撤案、移送的除外。',
    textEn:
      'The investigation is closed and the case has neither recorded evidence nor a file (CF46). Cases that were dropped before are left out.',
  },
  evidence: { text: '调查终结报告、证据清单', textEn: 'The investigation report and the list of evidence' },
  blind: {
    text: '证据以登记的内容和案件附件为准，平台不判断附件是否确为证据。',
    textEn: 'Recorded answers and files count; whether a file proves something the platform cannot tell.',
  },
  settings: [EXPLAIN_DAYS],
  inCase(facts) {
    if (facts.category !== 'penalty' || facts.simple || facts.files > 0) return [];
    const report = facts.decisions.find(({ stage }) => stage === 'investigation-report');
    const recorded = facts.decisions.some(({ said, at }) => report && at <= report.at && Boolean(said.evidence));
    if (!report || recorded) return [];
    return [{ occurrence: 'evidence', at: report.at, text: '调查终结，没有证据', textEn: 'The investigation was closed without evidence' }];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '11月20日调查终结，证据清单为空',
      textEn: 'Report on 20 November, the list is empty',
      facts: {
        case: penalty({ decisions: [decided('11-18', { stage: 'evidence' }), decided('11-20', { stage: 'investigation-report' })] }),
      },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '已登记现场照片',
      textEn: 'Photographs are recorded',
      facts: {
        case: penalty({
          decisions: [
            decided('11-18', { stage: 'evidence', said: { evidence: '现场照片' } }),
            decided('11-20', { stage: 'investigation-report' }),
          ],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '取证前撤案',
      textEn: 'Dismissed before evidence was taken',
      facts: { case: penalty({ decisions: [decided('11-20', { effect: 'drop' })] }) },
    },
  ],
};
