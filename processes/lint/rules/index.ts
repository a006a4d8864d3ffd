/** The registry's own rules, in the order in which their findings are shown. */
import type { RegistryRule } from '../rule.ts';
import { caseCloses } from './case-closes.ts';
import { decisionAfterAcceptance } from './decision-after-acceptance.ts';
import { documentKnown } from './document-known.ts';
import { formKnown } from './form-known.ts';
import { gatewayBranchesTied } from './gateway-branches-tied.ts';
import { outcomesDeclared } from './outcomes-declared.ts';
import { positionInOrgan } from './position-in-organ.ts';
import { processMatchesEntry } from './process-matches-entry.ts';
import { requiredDocuments } from './required-documents.ts';
import { safeContent } from './safe-content.ts';
import { stepLimitsFit } from './step-limits-fit.ts';
import { stepsReachable } from './steps-reachable.ts';
import { supportedElements } from './supported-elements.ts';

export const RULES: readonly RegistryRule[] = [
  safeContent,
  processMatchesEntry,
  supportedElements,
  positionInOrgan,
  outcomesDeclared,
  formKnown,
  documentKnown,
  gatewayBranchesTied,
  stepsReachable,
  decisionAfterAcceptance,
  requiredDocuments,
  stepLimitsFit,
  caseCloses,
];
