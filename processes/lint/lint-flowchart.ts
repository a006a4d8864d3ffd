/** Reads a flowchart safely and checks it against its registry entry: at saving, submission and deployment (R6b). */
import { hashBpmn } from '../../domain/flowchart/bpmn-hash.ts';
import type { Finding } from './finding.ts';
import { lintDefinitions } from './linter.ts';
import type { BpmnProblem } from '../../domain/flowchart/problems.ts';
import { readBpmn, type BpmnLimits } from '../../domain/flowchart/read-bpmn.ts';
import type { LintContext } from './rule.ts';

export interface LintFlowchartInput extends LintContext {
  xml: string | Uint8Array;
  limits?: BpmnLimits;
}

export interface LintResult {
  findings: Finding[];
  /** SHA-256 of the bytes as given; absent where the browser offers no digest. */
  bpmnHash?: string;
}

export async function lintFlowchart({ xml, entry, engineLine, limits }: LintFlowchartInput): Promise<LintResult> {
  const read = await readBpmn(xml, limits);
  if (!read.ok) return { findings: read.problems.map(problemAsFinding) };
  const [findings, bpmnHash] = await Promise.all([lintDefinitions(read.definitions, { entry, engineLine }), hashBpmn(xml)]);
  return bpmnHash === undefined ? { findings } : { findings, bpmnHash };
}

/** A reading problem as a finding; its rule is the problem's code, `bpmn-…`. */
export const problemAsFinding = ({ code, message, messageEn, line, column, elementId }: BpmnProblem): Finding => ({
  rule: code,
  severity: 'error',
  elementId: elementId ?? null,
  message,
  messageEn,
  ...(line === undefined ? {} : { line, column }),
});
