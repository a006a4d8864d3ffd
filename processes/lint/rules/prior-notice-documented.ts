import { isOrdinaryPenalty } from '../../../domain/registry/separations.ts';
import { atEffect, atStage, orderRule } from '../order-rule.ts';

/** CF44, R15.6: before the party is heard and before a penalty is imposed, the prior notice is made out, on every path. */
export const priorNoticeDocumented = orderRule({
  name: 'prior-notice-documented',
  applies: isOrdinaryPenalty,
  demands: [
    { at: atStage('statement', 'hearing'), needs: ['document:penalty-prior-notice'], basis: 'CF44, R15.6' },
    { at: atEffect('impose'), needs: ['document:penalty-prior-notice'], basis: 'CF44, R15.6' },
  ],
});
