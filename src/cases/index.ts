export type { RegisterCase } from './register-case.ts';
export { createOpenCases, createRunningCases } from './running-cases.ts';
export { CASE_CLOCK, CASES } from './store.ts';
