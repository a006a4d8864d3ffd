import { HEADERS } from '../../../domain/contract.ts';
import { INVESTIGATING, separationRule, stageOf } from '../separation.ts';

/** XK48, CF64: a hearing is held by somebody who neither reviewed the application nor investigated the case. */
export const hearingHostSeparate = separationRule({
  name: 'hearing-host-separate',
  applies: () => true,
  judges: (step) => stageOf(step) === 'hearing' || step.headers[HEADERS.special] === 'hearing',
  from: [...INVESTIGATING, 'review'],
  basis: 'XK48, CF64',
});
