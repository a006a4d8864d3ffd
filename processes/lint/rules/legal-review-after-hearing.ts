import { orderRule } from '../order-rule.ts';

/** CF58: a penalty upon which a hearing was held is reviewed in law after the hearing and before it is imposed. */
export const legalReviewAfterHearing = orderRule({
  name: 'legal-review-after-hearing',
  applies: ({ category }) => category === 'penalty',
  watches: ['stage:hearing'],
  demands: [{ at: ({ effect, has }) => effect === 'impose' && has('stage:hearing'), needs: ['stage:legal-review'], basis: 'CF58' }],
  resets: { 'stage:hearing': ['stage:legal-review'] },
});
