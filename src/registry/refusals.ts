/** Codes with which moving a version or a change is refused, for the description of the API (R6a, R7a, R7b, R8). */
import { BPMN_PROBLEM_CODES } from '../../domain/flowchart/problems.ts';
import type { Refusals } from '../platform/http/index.ts';
import { NOT_STANDING, STEP_REFUSALS } from '../procedures/index.ts';

const SAVE_CONFLICTS = ['state-forbids', 'stale-version'];

export const SAVE_REFUSALS = { 409: SAVE_CONFLICTS } as const satisfies Refusals;
export const DRAWING_REFUSALS = { 409: SAVE_CONFLICTS, 422: BPMN_PROBLEM_CODES } as const satisfies Refusals;

/** Every move of a change is a decision of one of its steps; it is refused as that one, and as what its content forbids. */
export const MOVE_REFUSALS = {
  403: [...STEP_REFUSALS[403], 'own-declaration'],
  409: [
    ...STEP_REFUSALS[409],
    ...SAVE_CONFLICTS,
    'stale-change',
    'change-open',
    'declare-in-registry',
    'differs-from-confirmed',
    'power-not-published',
    'power-suspended',
    'power-abolished',
  ],
  422: ['flowchart-fails-check', 'entry-incomplete', 'input-too-costly'],
  503: [...NOT_STANDING[503], 'parsers-busy'],
} as const satisfies Refusals;
