import { atClosingAfter, atDocument, atEffect, atStage, orderRule } from '../order-rule.ts';

/**
 * QZ18, QZ19, QZ23, QZ24: a measure is approved before it is carried out on site, in an emergency afterwards but before anything else is
 * decided; the party is told, and record, decision and list are made before the case closes; nothing is taken twice, on every path.
 */
export const compulsionOrder = orderRule({
  name: 'compulsion-order',
  applies: ({ category, procedure, execution }) => category === 'compulsion' && procedure !== 'simple' && !execution,
  watches: ['effect:impose', 'effect:hold', 'stage:emergency', 'document:compulsion-decision'],
  demands: [
    { at: atStage('on-site'), needs: ['effect:impose', 'document:compulsion-approval'], basis: 'QZ18' },
    {
      at: ({ stage, kind, has }) => has('stage:emergency') && (stage === 'execution' || kind === 'close'),
      needs: ['document:compulsion-approval'],
      basis: 'QZ19',
    },
    { at: atDocument('measure-record', 'site-record'), needs: ['stage:on-site', 'stage:emergency'], basis: 'QZ18' },
    {
      at: atDocument('measure-record', 'site-record'),
      needs: ['stage:notification', 'stage:emergency'],
      basis: 'QZ18',
      severity: 'warning',
    },
    { at: atEffect('hold'), forbids: ['effect:hold'], basis: 'QZ23' },
    { at: atClosingAfter('impose'), needs: ['document:measure-record', 'document:site-record'], basis: 'QZ18' },
    { at: atClosingAfter('impose'), needs: ['document:compulsion-decision'], basis: 'QZ24' },
    { at: ({ kind, has }) => kind === 'close' && has('document:compulsion-decision'), needs: ['document:seized-list'], basis: 'QZ24' },
  ],
});
