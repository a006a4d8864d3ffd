/** The warning rules, in the order of their articles; each has a file of its own. */
import { lawfulApplicationRefused } from './lawful-application-refused.ts';
import { noSummaryOrResult } from './no-summary-or-result.ts';
import { partyIncomplete } from './party-incomplete.ts';
import { timesAbnormal } from './times-abnormal.ts';
import { noSupplementNotice } from './no-supplement-notice.ts';
import { noPriorNotice } from './no-prior-notice.ts';
import { noAcceptanceNotice } from './no-acceptance-notice.ts';
import { noLicenceDecision } from './no-licence-decision.ts';
import { noPenaltyDecision } from './no-penalty-decision.ts';
import { noFilingForm } from './no-filing-form.ts';
import { materialsMissing } from './materials-missing.ts';
import { noEvidence } from './no-evidence.ts';
import { fineAmount } from './fine-amount.ts';
import { powerOutOfService } from './power-out-of-service.ts';
import { powerStopped } from './power-stopped.ts';
import { procedureChanged } from './procedure-changed.ts';
import { fitButRefused } from './fit-but-refused.ts';
import { unfitButGranted } from './unfit-but-granted.ts';
import { againstHearing } from './against-hearing.ts';
import { withoutSelection } from './without-selection.ts';
import { withoutTest } from './without-test.ts';
import { overdueCase } from './overdue-case.ts';
import { lateReply } from './late-reply.ts';
import { otherViolation } from './other-violation.ts';
import { lateDeclaration } from './late-declaration.ts';
import { lateReview } from './late-review.ts';
import { lateAdjustment } from './late-adjustment.ts';
import type { SignalRule } from './rule.ts';

export const SIGNAL_RULES: readonly SignalRule[] = [
  ...[lawfulApplicationRefused, noSummaryOrResult, partyIncomplete, timesAbnormal, noSupplementNotice, noPriorNotice],
  ...[noAcceptanceNotice, noLicenceDecision, noPenaltyDecision, noFilingForm, materialsMissing, noEvidence, fineAmount],
  ...[powerOutOfService, powerStopped, procedureChanged, fitButRefused, unfitButGranted, againstHearing, withoutSelection],
  ...[withoutTest, overdueCase, lateReply, otherViolation],
  ...[lateDeclaration, lateReview, lateAdjustment],
];

export const ruleById = (id: string): SignalRule | undefined => SIGNAL_RULES.find((rule) => rule.id === id);

export type {
  Asked,
  Candidate,
  EventLook,
  Facts,
  Finding,
  LookRule,
  NoticeLook,
  NoticeRule,
  Raising,
  SettingValues,
  SignalLimit,
  SignalRule,
} from './rule.ts';
