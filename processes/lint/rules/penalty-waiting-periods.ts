import { isOrdinaryPenalty } from '../../../domain/registry/separations.ts';
import { atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * CF45, CF62, CF64: between the service of the prior notice and the penalty lies the time in which the party may defend itself or ask for a
 * hearing, and between the notice of a hearing and the hearing the seven days of its notice, on every path. Where the law lets the party
 * waive it, the drawing says so (`waivable`) and a written waiver ends it.
 */
export const penaltyWaitingPeriods = orderRule({
  name: 'penalty-waiting-periods',
  applies: isOrdinaryPenalty,
  demands: [
    { at: atEffect('impose'), needs: ['waited'], basis: 'CF45, CF62' },
    { at: atStage('hearing'), needs: ['waited'], basis: 'CF64' },
  ],
  resets: { 'stage:prior-notice': ['waited'], 'document:hearing-notice': ['waited'] },
});
