import { atEffect, orderRule } from '../order-rule.ts';

const RESET = ['document:hearing-record'] as const;

/** CF65, XK48, R16.6: the decision follows the record of the hearing, so after a hearing the record is made before anything is decided. */
export const hearingRecorded = orderRule({
  name: 'hearing-recorded',
  applies: () => true,
  watches: ['stage:hearing', 'special:hearing'],
  demands: [
    {
      at: (event) =>
        atEffect('grant', 'deny', 'impose', 'spare', 'conclude')(event) && (event.has('stage:hearing') || event.has('special:hearing')),
      needs: RESET,
      basis: 'CF65, XK48, R16.6',
    },
  ],
  resets: { 'stage:hearing': RESET, 'special:hearing': RESET },
});
