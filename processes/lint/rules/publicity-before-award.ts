import { atEffect, orderRule } from '../order-rule.ts';

/**
 * Domain reference, section 3: a reward is announced to the public before it is decided; for a grant, where not every law asks for it,
 * that is advice.
 */
export const publicityBeforeAward = orderRule({
  name: 'publicity-before-award',
  applies: ({ category, procedure }) => (category === 'reward' || category === 'grant') && procedure !== 'simple',
  demands: ({ category }) => [
    { at: atEffect('grant'), needs: ['stage:publicity'], basis: 'R9', ...(category === 'grant' ? { severity: 'warning' as const } : {}) },
  ],
});
