export { createCountedFrom, type CountedFrom } from './counted-from.ts';
export { COMPLETE_WAITING_PERIOD, createCompleteWaitingPeriod, createEndWaitingPeriod } from './end-waiting-period.ts';
export { createPassPeriod, onPeriodPassed, PASS_PERIOD } from './pass-period.ts';
export { periodRoutes } from './period-routes.ts';
export { createPeriodViews, type PeriodViews } from './period-views.ts';
export { createRunPeriods, type RunPeriods } from './run-periods.ts';
export { createStartWaitingPeriods } from './start-waiting-periods.ts';
export { createPeriodStore, type PeriodPurpose, type PeriodRow } from './store.ts';
export { createWaivePeriod } from './waive-period.ts';
