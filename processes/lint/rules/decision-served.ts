import type { Effect } from '../../../domain/registry/effects.ts';
import type { Mark } from '../marks.ts';
import { atClosingAfter, orderRule } from '../order-rule.ts';
import { intakeOf, type PowerCategory, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';

/** Decisions that reach the party by service, and what besides a step of stage "service" can be it. */
const SERVED: Readonly<Record<PowerCategory, { effects: readonly Effect[]; also?: readonly Mark[]; basis: string }>> = {
  licence: { effects: ['grant', 'deny', 'decline', 'impose'], basis: 'XK32, XK44' },
  penalty: { effects: ['impose', 'spare'], basis: 'CF61' },
  // Sealing and seizing happen in the party's presence, and the decision is handed over there (QZ24).
  compulsion: { effects: ['impose'], also: ['stage:on-site', 'stage:emergency'], basis: 'QZ24' },
  levy: { effects: ['impose', 'spare'], basis: 'R11.5' },
  grant: { effects: ['grant', 'deny', 'decline'], basis: 'R11.5' },
  inspection: { effects: ['conclude'], also: ['stage:notification'], basis: 'R11.5' },
  confirmation: { effects: ['grant', 'deny', 'decline'], basis: 'R11.5' },
  reward: { effects: ['grant', 'deny', 'decline', 'impose'], also: ['stage:execution'], basis: 'R11.5' },
  ruling: { effects: ['conclude', 'settle', 'drop', 'decline'], basis: 'R11.5' },
  other: { effects: ['grant', 'deny', 'decline', 'impose', 'conclude'], basis: 'R11.5' },
};

/**
 * XK32, XK44, CF61, QZ24: what was decided is served on the party before the case closes, on every path. What is decided on the
 * spot is handed over in the same step.
 */
export const decisionServed = orderRule({
  name: 'decision-served',
  applies: ({ procedure }) => procedure !== 'simple',
  demands: (entry) => [
    {
      at: atClosingAfter(...servedIn(entry)),
      needs: ['stage:service', ...(SERVED[entry.category].also ?? [])],
      basis: SERVED[entry.category].basis,
    },
  ],
  watches: ['effect:grant', 'effect:deny', 'effect:decline', 'effect:impose', 'effect:spare', 'effect:conclude'],
  resets: Object.fromEntries(
    ['grant', 'deny', 'decline', 'impose', 'spare', 'conclude'].map((effect) => [
      `effect:${effect}`,
      ['stage:service', 'stage:on-site', 'stage:notification', 'stage:execution'],
    ]),
  ),
});

/** Nobody applied for what the organ took up itself, so nobody is told that it was not. */
function servedIn(entry: RegistryEntry): readonly Effect[] {
  const { effects } = SERVED[entry.category];
  return intakeOf(entry).kind === 'own-motion' ? effects.filter((effect) => effect !== 'decline') : effects;
}
