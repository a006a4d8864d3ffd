/** R15.9 行政处罚决定书未报备: imposed or spared without a document, or the document not served within seven days (CF59, CF61). */
import { firstWith } from '../facts/case-facts.ts';
import { decided, numbered, penalty } from './parts/example-case.ts';
import { missingDecision } from './parts/missing-decision.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS, workingDays } from './parts/settings.ts';

const IMPOSED = ['penalty-decision', 'simple-penalty-decision'];
const SPARED = ['penalty-exemption'];
const ASKS_SERVICE = new Set(['served-on' as const]);

export const noPenaltyDecision: LookRule = {
  id: 'R15.9',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政处罚决定书未报备',
  textEn: 'Penalty decision document missing',
  plain: {
    text: '作出处罚或者不予处罚的决定后，期限内没有决定书；或者七个工作日内没有送达（行政处罚法第五十九条、第六十一条）。',
    textEn: 'A penalty is imposed or spared and there is no document in time; or it is not served within seven working days (CF59, CF61).',
  },
  evidence: { text: '决定意见、文书清单、送达登记', textEn: 'The decision, the documents and the service' },
  settings: [
    workingDays('documentDays', 1, '出具决定书的期限', 'Time to make the document'),
    workingDays('serviceDays', 7, '送达的期限', 'Time to serve it'),
    EXPLAIN_DAYS,
  ],
  inCase(facts, asked) {
    const ruling = facts.category === 'penalty' ? firstWith(facts, 'impose', 'spare') : undefined;
    return ruling ? missingDecision(facts, ruling, ruling.effect === 'impose' ? IMPOSED : SPARED, asked) : [];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-25 17:30',
      text: '11月16日处罚，至11月25日17:30未送达',
      textEn: 'Imposed on 16 November, not served by 25 November 17:30',
      facts: {
        case: penalty({
          asks: ASKS_SERVICE,
          decisions: [decided('11-16', { effect: 'impose' })],
          documents: [numbered('penalty-decision', '11-16 10:01')],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-17 17:30',
      text: '不予处罚，有不予处罚决定书',
      textEn: 'Not punished, and the decision not to punish is there',
      facts: {
        case: penalty({ decisions: [decided('11-16', { effect: 'spare' })], documents: [numbered('penalty-exemption', '11-16 10:01')] }),
      },
    },
  ],
};
