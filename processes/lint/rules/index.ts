/** The registry's own rules, in the order in which their findings are shown. */
import type { RegistryRule } from '../rule.ts';
import { caseCloses } from './case-closes.ts';
import { certificateAfterGrant } from './certificate-after-grant.ts';
import { compulsionOrder } from './compulsion-order.ts';
import { courtAfterWaiting } from './court-after-waiting.ts';
import { deciderSeparate } from './decider-separate.ts';
import { decisionAfterAcceptance } from './decision-after-acceptance.ts';
import { decisionAtDecisionStage } from './decision-at-decision-stage.ts';
import { decisionServed } from './decision-served.ts';
import { defenceBeforeRuling } from './defence-before-ruling.ts';
import { diagramComplete } from './diagram-complete.ts';
import { documentFitsDecision } from './document-fits-decision.ts';
import { documentKnown } from './document-known.ts';
import { effectsFitCategory } from './effects-fit-category.ts';
import { evidenceBeforeReport } from './evidence-before-report.ts';
import { extensionAllowed } from './extension-allowed.ts';
import { formKnown } from './form-known.ts';
import { gatewayBranchesTied } from './gateway-branches-tied.ts';
import { guardsPresent } from './guards-present.ts';
import { hearingAnnounced } from './hearing-announced.ts';
import { hearingHostSeparate } from './hearing-host-separate.ts';
import { hearingRecorded } from './hearing-recorded.ts';
import { holdingInTime } from './holding-in-time.ts';
import { inspectionOrder } from './inspection-order.ts';
import { legalReviewAfterHearing } from './legal-review-after-hearing.ts';
import { legalReviewerSeparate } from './legal-reviewer-separate.ts';
import { levyOrder } from './levy-order.ts';
import { majorPenaltySafeguards } from './major-penalty-safeguards.ts';
import { outcomesDeclared } from './outcomes-declared.ts';
import { penaltyForm } from './penalty-form.ts';
import { penaltyOrder } from './penalty-order.ts';
import { penaltyWaitingPeriods } from './penalty-waiting-periods.ts';
import { periodWellFormed } from './period-well-formed.ts';
import { positionInOrgan } from './position-in-organ.ts';
import { positionUsed } from './position-used.ts';
import { priorNoticeDocumented } from './prior-notice-documented.ts';
import { processMatchesEntry } from './process-matches-entry.ts';
import { publicityBeforeAward } from './publicity-before-award.ts';
import { requiredDocuments } from './required-documents.ts';
import { safeContent } from './safe-content.ts';
import { serviceRecorded } from './service-recorded.ts';
import { serviceInTime } from './service-in-time.ts';
import { simplePenaltyReported } from './simple-penalty-reported.ts';
import { simpleProcedure } from './simple-procedure.ts';
import { specialProcedureProvided } from './special-procedure-provided.ts';
import { stageKnown } from './stage-known.ts';
import { stepLimitsFit } from './step-limits-fit.ts';
import { stepNamesDistinct } from './step-names-distinct.ts';
import { stepsReachable } from './steps-reachable.ts';
import { supportedElements } from './supported-elements.ts';
import { substituteOrder } from './substitute-order.ts';
import { suspensionResumed } from './suspension-resumed.ts';
import { twoOfficers } from './two-officers.ts';

export const RULES: readonly RegistryRule[] = [
  safeContent,
  processMatchesEntry,
  supportedElements,
  diagramComplete,
  stageKnown,
  positionInOrgan,
  positionUsed,
  stepNamesDistinct,
  outcomesDeclared,
  effectsFitCategory,
  formKnown,
  documentKnown,
  periodWellFormed,
  gatewayBranchesTied,
  stepsReachable,
  decisionAfterAcceptance,
  decisionAtDecisionStage,
  requiredDocuments,
  documentFitsDecision,
  certificateAfterGrant,
  decisionServed,
  serviceInTime,
  serviceRecorded,
  specialProcedureProvided,
  suspensionResumed,
  extensionAllowed,
  simpleProcedure,
  stepLimitsFit,
  twoOfficers,
  deciderSeparate,
  legalReviewerSeparate,
  hearingHostSeparate,
  hearingAnnounced,
  hearingRecorded,
  penaltyOrder,
  evidenceBeforeReport,
  priorNoticeDocumented,
  penaltyWaitingPeriods,
  legalReviewAfterHearing,
  majorPenaltySafeguards,
  penaltyForm,
  guardsPresent,
  simplePenaltyReported,
  courtAfterWaiting,
  compulsionOrder,
  substituteOrder,
  holdingInTime,
  levyOrder,
  inspectionOrder,
  publicityBeforeAward,
  defenceBeforeRuling,
  caseCloses,
];
