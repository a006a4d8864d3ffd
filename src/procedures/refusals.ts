/** Codes with which acting at a step is refused, for the description of the API. */
import type { Refusals } from '../platform/http/index.ts';

/** R10, R19.2: who does not hold the step's position, or has no valid certificate. */
export const MAY_NOT_ACT = ['position-not-held', 'certificate-missing', 'certificate-expired'];

export const STEP_REFUSALS = {
  403: MAY_NOT_ACT,
  409: ['step-already-decided', 'step-claimed', 'step-cancelled', 'matter-frozen'],
} as const satisfies Refusals;

/** Beside those: of programs and pages that act at whatever step a matter stands, while the engine is on its way to it. */
export const NOT_STANDING = { 503: ['step-not-open-yet'] } as const satisfies Refusals;

/**
 * Deciding, and what kinds of matter refuse beside it: a registry change asks for its own content (R6a, R7b, R8), an order for the scope of
 * who evaluates it (R20).
 */
export const DECISION_REFUSALS = {
  403: [...STEP_REFUSALS[403], 'own-declaration', 'organ-out-of-scope'],
  409: [
    ...STEP_REFUSALS[409],
    'limit-passed',
    'state-forbids',
    'stale-version',
    'stale-change',
    'declare-in-registry',
    'differs-from-confirmed',
    'power-not-published',
    'power-suspended',
    'power-abolished',
  ],
  422: ['unknown-outcome', 'flowchart-fails-check', 'entry-incomplete'],
} as const satisfies Refusals;
