/** R15.8 行政许可决定书未报备: decided without a document, or the document not served within ten working days (XK38, XK44). */
import { firstWith } from '../facts/case-facts.ts';
import { decided, licence, numbered } from './parts/example-case.ts';
import { missingDecision } from './parts/missing-decision.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS, workingDays } from './parts/settings.ts';

const GRANTED = ['licence-decision', 'licence-change-decision', 'licence-renewal-decision', 'licence-reissue-decision'];
const DENIED = ['licence-refusal'];
const ASKS_SERVICE = new Set(['served-on' as const]);

export const noLicenceDecision: LookRule = {
  id: 'R15.8',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政许可决定书未报备',
  textEn: 'Licence decision document missing',
  plain: {
    text: '作出准予或者不予许可的决定后，期限内没有决定书；或者十个工作日内没有送达（行政许可法第三十八条、第四十四条）。',
    textEn: 'A licence is granted or refused and there is no document in time; or it is not served within ten working days (XK38, XK44).',
  },
  evidence: { text: '决定意见、文书清单、送达登记', textEn: 'The decision, the documents and the service' },
  settings: [
    workingDays('documentDays', 1, '出具决定书的期限', 'Time to make the document'),
    workingDays('serviceDays', 10, '送达的期限', 'Time to serve it'),
    EXPLAIN_DAYS,
  ],
  inCase(facts, asked) {
    const ruling = facts.category === 'licence' ? firstWith(facts, 'grant', 'deny') : undefined;
    return ruling ? missingDecision(facts, ruling, ruling.effect === 'grant' ? GRANTED : DENIED, asked) : [];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-30 17:30',
      text: '11月16日准予，至11月30日17:30未送达',
      textEn: 'Granted on 16 November, not served by 30 November 17:30',
      facts: {
        case: licence({
          asks: ASKS_SERVICE,
          decisions: [decided('11-16', { effect: 'grant' })],
          documents: [numbered('licence-decision', '11-16 10:01')],
        }),
      },
    },
    {
      fires: true,
      on: '2026-11-17 17:30',
      text: '11月16日准予，次日没有决定书',
      textEn: 'Granted on 16 November, no document on the next day',
      facts: { case: licence({ decisions: [decided('11-16', { effect: 'grant' })] }) },
    },
    {
      fires: false,
      on: '2026-11-30 17:30',
      text: '11月27日送达',
      textEn: 'Served on 27 November',
      facts: {
        case: licence({
          asks: ASKS_SERVICE,
          decisions: [decided('11-16', { effect: 'grant' }), decided('11-27', { said: { 'served-on': '2026-11-27' } })],
          documents: [numbered('licence-decision', '11-16 10:01')],
        }),
      },
    },
  ],
};
