/** Codes with which acting at a step is refused, for the description of the API. */
import type { Refusals } from '../platform/http/index.ts';
import { KEPT_APART } from './keep-apart.ts';

/** R10, R19.2: who does not hold the step's position, or has no valid certificate. */
export const MAY_NOT_ACT = [
  'position-not-held',
  'certificate-missing',
  'certificate-expired',
  'recused',
  'substitute-conflict',
  KEPT_APART,
];

export const STEP_REFUSALS = {
  403: MAY_NOT_ACT,
  409: ['step-already-decided', 'step-claimed', 'step-cancelled', 'matter-frozen'],
} as const satisfies Refusals;

/** Beside those: of programs and pages that act at whatever step a matter stands, while the engine is on its way to it. */
export const NOT_STANDING = { 503: ['step-not-open-yet'] } as const satisfies Refusals;

/** Beside those of deciding: an outcome after which no document follows, a character that no font has. */
export const PREVIEW_CODES = ['no-document-next', 'document-glyph-missing'] as const;

/**
 * Deciding, and what kinds of matter refuse beside it: a registry change asks for its own content (R6a, R7b, R8), an order for the scope of
 * who evaluates it (R20), a signal for another person at the appeal (R13).
 */
export const DECISION_REFUSALS = {
  403: [...STEP_REFUSALS[403], 'own-declaration', 'organ-out-of-scope', 'not-investigator'],
  409: [
    ...STEP_REFUSALS[409],
    'step-proposed',
    'limit-passed',
    'state-forbids',
    'limit-has-passed',
    'licence-not-in-force',
    'stale-version',
    'stale-change',
    'declare-in-registry',
    'differs-from-confirmed',
    'power-not-published',
    'power-suspended',
    'power-abolished',
    'same-person',
    'appealed-already',
    // Of a complaint: its transfer is open, nobody would answer at the organ (R18).
    'transfer-open',
    'contact-missing',
    'own-organ',
  ],
  422: ['unknown-outcome', 'flowchart-fails-check', 'entry-incomplete'],
} as const satisfies Refusals;

/** Of what waits for the second officer: it is not what was read any more. */
export const PROPOSAL_REFUSALS = {
  409: ['step-already-decided', 'step-cancelled', 'matter-frozen', 'proposal-changed'],
} as const satisfies Refusals;

/** The second officer's confirmation decides: it may meet all that deciding meets, and a proposal that holds no longer. */
export const CONFIRMATION_REFUSALS = {
  ...DECISION_REFUSALS,
  409: [...DECISION_REFUSALS[409], 'proposal-changed', 'proposal-outdated'],
} as const satisfies Refusals;
