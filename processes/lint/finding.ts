import type { Repair } from './repair.ts';

/** One thing a check found. Findings are data: shown beside the element, counted, never thrown. */
export interface Finding {
  /** `position-in-organ`, `bpmnlint/label-required`, `camunda-compat/element-type`, or a reading problem `bpmn-…`. */
  rule: string;
  severity: 'error' | 'warning';
  elementId: string | null;
  message: string;
  messageEn: string;
  /** Name of the rule's page in `processes/lint/docs/`, without the extension; only for the registry's own rules. */
  doc?: string;
  line?: number;
  column?: number;
  /** What would certainly put it right; absent where a person has to judge. */
  repair?: Repair;
}

/** Errors stop a submission and a deployment; warnings are shown. */
export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');
