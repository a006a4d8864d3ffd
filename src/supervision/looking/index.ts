/** What the sweep looks for: cases twice a minute, so that what changed within it is looked at once, and powers once a day. */
import { DAY_MS } from '../../../domain/time/duration.ts';
import type { SweepLook } from '../triggers.ts';
import { createLookAtCases, type LookAtCasesDependencies } from './look-at-cases.ts';
import { createLookAtPowers } from './look-at-powers.ts';

/** By the platform's time. */
const CASES_EVERY_MS = 30_000;

export const createLooks = (deps: LookAtCasesDependencies): SweepLook[] => [
  { name: 'cases', everyMs: CASES_EVERY_MS, look: createLookAtCases(deps) },
  { name: 'powers', everyMs: DAY_MS, look: createLookAtPowers(deps) },
];
