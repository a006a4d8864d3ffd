import { atDocument, atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * QZ35, QZ50–QZ52: somebody else performs only after a reminder, a decision that was served and, three days before, a second reminder
 * without effect; where something must be cleared at once, after the decision alone. It is recorded before its cost is asked for. On every
 * path.
 */
export const substituteOrder = orderRule({
  name: 'substitute-order',
  applies: ({ execution }) => execution === 'substitute',
  demands: [
    { at: atEffect('impose'), needs: ['document:substitute-reminder', 'stage:emergency'], basis: 'QZ50' },
    { at: atEffect('impose'), needs: ['stage:statement', 'stage:emergency'], basis: 'QZ36' },
    { at: atStage('on-site'), needs: ['effect:impose'], basis: 'QZ50, QZ52' },
    { at: atStage('on-site'), needs: ['document:substitute-decision'], basis: 'QZ51' },
    { at: atStage('on-site'), needs: ['stage:service', 'stage:emergency'], basis: 'QZ51' },
    { at: atStage('on-site'), needs: ['document:substitute-reminder', 'stage:emergency'], basis: 'QZ51' },
    { at: atStage('on-site'), needs: ['waited', 'stage:emergency'], basis: 'QZ51' },
    { at: atDocument('substitute-cost'), needs: ['document:substitute-record'], basis: 'QZ51' },
  ],
  resets: {
    'effect:impose': ['document:substitute-reminder', 'document:substitute-decision', 'document:substitute-record', 'waited'],
    'document:substitute-decision': ['stage:service'],
    'document:substitute-reminder': ['waited'],
  },
});
