import { atClosingAfter, atEffect, orderRule } from '../order-rule.ts';

/** R9: a levy is assessed before it is decided, and the party is told what to pay before the case closes, on every path. */
export const levyOrder = orderRule({
  name: 'levy-order',
  applies: ({ category, procedure }) => category === 'levy' && procedure !== 'simple',
  watches: ['effect:impose'],
  demands: [
    { at: atEffect('impose'), needs: ['stage:review', 'stage:examination'], basis: 'R9' },
    { at: atClosingAfter('impose'), needs: ['document:payment-notice'], basis: 'R11.5' },
  ],
  resets: { 'effect:impose': ['document:payment-notice'] },
});
