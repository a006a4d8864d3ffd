import { isOrdinaryPenalty } from '../../../domain/registry/separations.ts';
import { atClosingAfter, atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * CF54–CF62: an ordinary penalty goes, on every path that imposes it, from case filing and evidence over the end of the investigation, the
 * prior notice and the statement or hearing to the decision, and then over the closing to the end. Each stage asks for the one before it,
 * so one branch that leaves a stage out is found where it joins the others.
 */
export const penaltyOrder = orderRule({
  name: 'penalty-order',
  applies: isOrdinaryPenalty,
  demands: [
    { at: atStage('investigation-report'), needs: ['stage:case-filing'], basis: 'CF54' },
    { at: atStage('investigation-report'), needs: ['stage:evidence'], basis: 'CF54' },
    { at: atStage('prior-notice'), needs: ['stage:investigation-report'], basis: 'CF57' },
    { at: atStage('statement', 'hearing'), needs: ['stage:prior-notice'], basis: 'CF44' },
    { at: atEffect('impose'), needs: ['stage:statement', 'stage:hearing'], basis: 'CF45, CF62' },
    { at: atClosingAfter('impose'), needs: ['stage:closing'], basis: 'R9' },
  ],
  watches: ['effect:impose'],
  resets: { 'effect:impose': ['stage:closing'] },
});
