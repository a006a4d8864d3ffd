/**
 * The lint package: the registry's checks of a flowchart, the same in the browser and on the server.
 *
 * `registry-entry-schema.ts` is not exported here, so that pages need not load the schema library.
 */
export { hashBpmn } from '../../domain/flowchart/bpmn-hash.ts';
export { outcomesOfCondition } from '../../domain/flowchart/condition.ts';
export { BASE_SEVERITY, ENGINE_LINES, engineLineOf, engineRules, OWN_SEVERITY, type Severity } from './config.ts';
export {
  describeDefinitions,
  describeFlowchart,
  describeSteps,
  nextAfter,
  nextText,
  type FlowchartDescription,
  type NextItem,
  type StepDescription,
} from '../../domain/flowchart/describe.ts';
export { CLOCK_DOCUMENTS, DOCUMENTS, nameOfDocument, requiredDocuments, type RequiredDocument } from '../../domain/registry/documents.ts';
export { hasErrors, type Finding } from './finding.ts';
export { lintFlowchart, problemAsFinding, type LintFlowchartInput, type LintResult } from './lint-flowchart.ts';
export { createLinterConfig, lintDefinitions } from './linter.ts';
export type { LinterConfig } from './run-rules.ts';
export type { ModdleElement } from '../../domain/flowchart/moddle.ts';
export { readOutcomes, type ReadOutcomes } from '../../domain/flowchart/outcomes.ts';
export { BPMN_PROBLEMS, type BpmnProblem, type BpmnProblemCode } from '../../domain/flowchart/problems.ts';
export { BPMN_LIMITS, readBpmn, type BpmnLimits, type ReadBpmn } from '../../domain/flowchart/read-bpmn.ts';
export {
  CATEGORIES,
  CATEGORY_NAMES,
  DEFAULT_INTAKE,
  intakeOf,
  type Intake,
  type LegalBasis,
  type Limits,
  type LimitUnit,
  type Material,
  type Position,
  type PowerCategory,
  type RegistryEntry,
  type StepForm,
} from '../../domain/registry/registry-entry.ts';
export { applyRepair, repairText, type Repair } from './repair.ts';
export type { LintContext, RegistryRule } from './rule.ts';
export { RULES } from './rules/index.ts';
