import { atClosingAfter, orderRule } from '../order-rule.ts';

/** CF52: a penalty imposed on the spot is reported to the agency, so on every path a closing step follows it before the case is closed. */
export const simplePenaltyReported = orderRule({
  name: 'simple-penalty-reported',
  applies: ({ category, procedure }) => category === 'penalty' && procedure === 'simple',
  demands: [{ at: atClosingAfter('impose'), needs: ['stage:closing'], basis: 'CF52' }],
  watches: ['effect:impose'],
  resets: { 'effect:impose': ['stage:closing'] },
});
