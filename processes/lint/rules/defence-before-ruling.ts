import { atStage, orderRule } from '../order-rule.ts';

/**
 * R9: in a dispute the other side is called upon to answer before it is ruled on, on every path; a settlement reached by mediation needs
 * no answer.
 */
export const defenceBeforeRuling = orderRule({
  name: 'defence-before-ruling',
  applies: ({ category }) => category === 'ruling',
  demands: [
    { at: atStage('defence'), needs: ['document:defence-notice'], basis: 'R9' },
    { at: ({ effect, stage }) => effect === 'conclude' && stage !== 'mediation', needs: ['stage:defence'], basis: 'R9' },
  ],
});
