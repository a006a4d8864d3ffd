import { atDocument, atStage, orderRule } from '../order-rule.ts';

/**
 * R9, QZ54: in a dispute the other side is called upon to answer before it is ruled on, on every path; a settlement reached by mediation
 * needs no answer. The court is asked to enforce a ruling only after a reminder whose ten days have passed.
 */
export const defenceBeforeRuling = orderRule({
  name: 'defence-before-ruling',
  applies: ({ category }) => category === 'ruling',
  demands: [
    { at: atStage('defence'), needs: ['document:defence-notice'], basis: 'R9' },
    { at: ({ effect, stage }) => effect === 'conclude' && stage !== 'mediation', needs: ['stage:defence'], basis: 'R9' },
    { at: atDocument('enforcement-application'), needs: ['document:performance-reminder'], basis: 'QZ54' },
    { at: atDocument('enforcement-application'), needs: ['waited'], basis: 'QZ54' },
  ],
  resets: { 'document:performance-reminder': ['waited'] },
});
