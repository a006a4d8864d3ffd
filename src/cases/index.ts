export { readCells } from './batch/index.ts';
export { caseSubject } from './case-query.ts';
export { createCaseConditions, type CaseConditions, type CaseFilter } from './filters.ts';
export type { Flowcharts } from './flowcharts.ts';
export type { RegisterCase } from './register-case.ts';
export { createOpenCases, createRunningCases } from './running-cases.ts';
export { CASE_CLOCK, CASES, createCaseStore, type CaseRow } from './store.ts';
export { verifyMaterials, type Materials } from './materials/index.ts';
export { verifyVisits } from './visits/index.ts';
