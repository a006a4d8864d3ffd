import { atDocument, atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * R9: an inspection is announced or its notice shown before anybody enters, it is recorded, and only what was looked at is concluded
 * upon, on every path.
 */
export const inspectionOrder = orderRule({
  name: 'inspection-order',
  applies: ({ category }) => category === 'inspection',
  watches: ['stage:on-site'],
  demands: [
    { at: atStage('on-site'), needs: ['document:inspection-notice', 'stage:notification'], basis: 'R9' },
    { at: atDocument('site-record'), needs: ['stage:on-site'], basis: 'R9' },
    { at: atEffect('conclude'), needs: ['stage:on-site', 'stage:evidence'], basis: 'R9' },
    { at: ({ effect, has }) => effect === 'conclude' && has('stage:on-site'), needs: ['document:site-record'], basis: 'R11.5' },
  ],
});
