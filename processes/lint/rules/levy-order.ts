import { atClosingAfter, atDocument, atEffect, orderRule } from '../order-rule.ts';

/**
 * R9, QZ53, QZ54: a levy is assessed, told and the party heard before it is decided; the party is told what to pay before the case
 * closes; and the court is asked only after the time to sue is over, and after a reminder whose ten days have passed. On every path.
 */
export const levyOrder = orderRule({
  name: 'levy-order',
  applies: ({ category, procedure }) => category === 'levy' && procedure !== 'simple',
  watches: ['effect:impose'],
  demands: [
    { at: atEffect('impose'), needs: ['stage:review', 'stage:examination'], basis: 'R9' },
    { at: atEffect('impose'), needs: ['document:levy-prior-notice'], basis: 'R9' },
    { at: atEffect('impose'), needs: ['stage:statement'], basis: 'R9' },
    { at: atClosingAfter('impose'), needs: ['document:payment-notice'], basis: 'R11.5' },
    { at: atDocument('enforcement-application'), needs: ['waited-for-remedies'], basis: 'QZ53' },
    { at: atDocument('enforcement-application'), needs: ['document:payment-reminder'], basis: 'QZ54' },
    { at: atDocument('enforcement-application'), needs: ['waited'], basis: 'QZ54' },
  ],
  resets: {
    'effect:impose': ['document:payment-notice', 'waited-for-remedies', 'document:payment-reminder'],
    'document:levy-prior-notice': ['stage:statement'],
    'document:payment-reminder': ['waited'],
  },
});
