export { createHoldingClock, type HoldingClock } from './holding-clock.ts';
