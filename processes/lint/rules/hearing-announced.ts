import type { MarkEvent } from '../marks.ts';
import { orderRule } from '../order-rule.ts';

const atHearing = ({ stage, special }: MarkEvent): boolean => stage === 'hearing' || special === 'hearing';

/**
 * CF63, CF64, XK46, XK48: nobody is heard without knowing: before a hearing its time and place are announced, and before a penalty's
 * hearing the right to it.
 */
export const hearingAnnounced = orderRule({
  name: 'hearing-announced',
  applies: () => true,
  demands: ({ category }) => [
    ...(category === 'penalty' ? [{ at: atHearing, needs: ['document:hearing-right-notice'], basis: 'CF63' } as const] : []),
    { at: atHearing, needs: ['document:hearing-notice'], basis: category === 'penalty' ? 'CF64' : 'XK48' },
  ],
});
