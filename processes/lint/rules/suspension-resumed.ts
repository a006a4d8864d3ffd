import { isRuling } from '../../../domain/registry/effects.ts';
import { SPECIAL_PROCEDURE_CODES } from '../../../domain/registry/stages.ts';
import type { Mark } from '../marks.ts';
import { atEffect, orderRule, type Demand } from '../order-rule.ts';

const SPECIALS = SPECIAL_PROCEDURE_CODES.map((code): Mark => `special:${code}`);

/** XK45 names what stops a licence's clock; in other procedures an investigation may also be stayed for something else. */
const LICENCE: Demand = {
  at: ({ effect, special, has }) => effect === 'resume' && !special && has('effect:suspend'),
  needs: SPECIALS,
  basis: 'XK45',
};

/**
 * XK45: the clock stands still only between the notice of a special procedure and its end. On every path what was suspended is resumed
 * before a ruling, never suspended twice, never resumed while it runs; a special procedure lies inside, and a licence's clock stops for
 * nothing else.
 */
export const suspensionResumed = orderRule({
  name: 'suspension-resumed',
  applies: () => true,
  demands: ({ category }) => [
    { at: atEffect('suspend'), forbids: ['effect:suspend'], basis: 'XK45' },
    { at: atEffect('resume'), needs: ['effect:suspend'], basis: 'XK45' },
    { at: ({ effect }) => isRuling(effect) && effect !== 'drop' && effect !== 'transfer', forbids: ['effect:suspend'], basis: 'XK45' },
    { at: ({ special }) => Boolean(special), needs: ['effect:suspend'], basis: 'XK45' },
    ...(category === 'licence' ? [LICENCE] : []),
  ],
  resets: { 'effect:resume': ['effect:suspend'], 'effect:suspend': SPECIALS },
});
