import { atDocument, atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * R9, docs/law.md, "Procedures": an inspection is approved by the head, announced or its notice shown before anybody enters, recorded,
 * and only what was looked at is concluded upon, on every path.
 */
export const inspectionOrder = orderRule({
  name: 'inspection-order',
  applies: ({ category }) => category === 'inspection',
  watches: ['stage:on-site'],
  demands: [
    { at: atStage('on-site'), needs: ['document:inspection-approval'], basis: '国办发〔2024〕54号' },
    { at: atStage('on-site'), needs: ['document:inspection-notice', 'stage:notification'], basis: 'R9' },
    { at: atDocument('site-record'), needs: ['stage:on-site'], basis: 'R9' },
    { at: atEffect('conclude'), needs: ['stage:on-site', 'stage:evidence'], basis: 'R9' },
    { at: ({ effect, has }) => effect === 'conclude' && has('stage:on-site'), needs: ['document:site-record'], basis: 'R11.5' },
  ],
});
