import { atClosingAfter, atDocument, atStage, orderRule } from '../order-rule.ts';

/**
 * QZ18, QZ24: a measure is approved before it is carried out on site, the party is told, and a record and a list of what was sealed or
 * seized are made before the case closes. Measures in an emergency are approved afterwards (QZ19) and are registered as simple.
 */
export const compulsionOrder = orderRule({
  name: 'compulsion-order',
  applies: ({ category, procedure }) => category === 'compulsion' && procedure !== 'simple',
  watches: ['effect:impose', 'document:compulsion-decision'],
  demands: [
    { at: atStage('on-site'), needs: ['effect:impose', 'document:compulsion-approval'], basis: 'QZ18' },
    { at: atDocument('site-record'), needs: ['stage:on-site'], basis: 'QZ18' },
    { at: atDocument('site-record'), needs: ['stage:notification'], basis: 'QZ18', severity: 'warning' },
    { at: atClosingAfter('impose'), needs: ['document:site-record'], basis: 'QZ18' },
    { at: ({ kind, has }) => kind === 'close' && has('document:compulsion-decision'), needs: ['document:seized-list'], basis: 'QZ24' },
  ],
});
