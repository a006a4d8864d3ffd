export { createCloseMatters, type Answer } from './close-matters.ts';
export type { DecideByPlatform } from './decide-by-platform.ts';
export { createDecideStep, type DecideStep } from './decide-step.ts';
export type { Decision } from './judge-decision.ts';
export type { Eligibility } from './step-desk.ts';
export { createConformance, type Conformance } from './conformance.ts';
export { createDivergences, divergenceView, type Divergences } from './divergences.ts';
export type { DivergenceRow, Freeze } from './freeze.ts';
export { guideThrough, type FlowchartGuide } from './flowchart-guide.ts';
export { createCompleteJob, type CompleteJob } from './complete-job.ts';
export type { Guard } from './guard.ts';
export {
  createMatterKinds,
  procedureOf,
  type AskedDocument,
  type Claimed,
  type Closing,
  type Decided,
  type DocumentDraft,
  type GivenFacts,
  type Judgeable,
  type MatterKind,
  type MatterKinds,
  type Opened,
  type Procedure,
  type ProcedurePosition,
  type Termination,
} from './matter-kind.ts';
export { createJudging, knownAnswers, type JudgingOf } from './judging.ts';
export { createGenerateDocument, type DocumentRow } from './generate-document.ts';
export { createOpenMatter, stateAfter, STEPS_CLOCK, type OpenMatter, type OpenedMatter } from './open-matter.ts';
export { createPlatformKind, type LetterOrgan, type PlatformKindDependencies, type PlatformKindHooks } from './platform-kind.ts';
export { createPlatformPage } from './platform-page.ts';
export {
  createPlatformProcedures,
  readPlatformEntry,
  readPlatformProcedures,
  type PlatformProcedure,
  type PlatformProcedures,
} from './platform-procedures.ts';
export type { PeriodViews } from './periods/index.ts';
export { createOpenSteps } from './open-steps.ts';
export { type EngineJob } from './engine-job.ts';
export { COMPLETE_STEP, createRecordOpinion, createStoreCompleted } from './record-opinions.ts';
export { createRedeliveryPause, type RedeliveryPause } from './redelivery-pause.ts';
export type { Reply } from './engine-job.ts';
export { recordStart } from './start-outcome.ts';
export { NOT_STANDING, STEP_REFUSALS } from './refusals.ts';
export { onceStanding, standingStep } from './standing-step.ts';
export { createProbeSteps } from './probe-steps.ts';
export { verifyMatters, type MattersVerified } from './verify-matters.ts';
export { verifyConflicts, type ConflictsVerified } from './verify-conflicts.ts';
export { verifyReturns, type ReturnsVerified } from './verify-returns.ts';
export { verifySecondOfficers, type SecondOfficersVerified } from './verify-second-officers.ts';
export { createUnserved, type Unserved } from './service/standing.ts';
export { createWatchEngine } from './watch-engine.ts';
export type { WhoCanFinish } from './who-can-finish.ts';
export { createWatchProgress } from './watch-progress.ts';
export {
  CANCEL_INSTANCE,
  cancelCommand,
  createBindInstance,
  createCancelInstance,
  createStartMatter,
  createStoreStarted,
  START_MATTER,
  startCommand,
  type BindInstance,
} from './start-matter.ts';
