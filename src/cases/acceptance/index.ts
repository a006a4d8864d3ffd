export { createAcceptCase, isAccepted, type AcceptCase } from './accept-case.ts';
export { createAcceptanceClock, type AcceptanceClock } from './acceptance-clock.ts';
export { createDeemAccepted, DEEM_ACCEPTED, onAcceptancePassed } from './deem-accepted.ts';
