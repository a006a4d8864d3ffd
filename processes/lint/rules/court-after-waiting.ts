import { atDocument, orderRule } from '../order-rule.ts';

/**
 * QZ53, QZ54: the court is asked to enforce a penalty, or the cost of what a substitute performed, only after the time
 * for remedies is over without one, and after a reminder whose ten
 * days have passed, on every path.
 */
export const courtAfterWaiting = orderRule({
  name: 'court-after-waiting',
  applies: ({ category, execution }) => category === 'penalty' || execution === 'substitute',
  demands: [
    { at: atDocument('enforcement-application'), needs: ['waited-for-remedies'], basis: 'QZ53' },
    { at: atDocument('enforcement-application'), needs: ['document:payment-reminder'], basis: 'QZ54' },
    { at: atDocument('enforcement-application'), needs: ['waited'], basis: 'QZ54' },
  ],
  watches: ['effect:impose'],
  resets: { 'effect:impose': ['waited-for-remedies', 'document:payment-reminder'], 'document:payment-reminder': ['waited'] },
});
