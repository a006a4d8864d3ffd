/** Which rules run and how grave a finding is. Severity is data; a test compares this with the rules folder. */
import compat from 'bpmnlint-plugin-camunda-compat';
import { OMITTED_ENGINE_RULES } from './foreign-rules.ts';

export type Severity = 'error' | 'warn';

/** The registry's own rules. Errors could not be handled, or not lawfully; warnings are about what people read. */
export const OWN_SEVERITY: Readonly<Record<string, Severity>> = {
  'safe-content': 'error',
  'process-matches-entry': 'error',
  'supported-elements': 'error',
  'diagram-complete': 'error',
  'stage-known': 'error',
  'position-in-organ': 'error',
  'position-used': 'warn',
  'step-names-distinct': 'warn',
  'outcomes-declared': 'error',
  'effects-fit-category': 'error',
  'form-known': 'error',
  'document-known': 'error',
  'period-well-formed': 'error',
  'gateway-branches-tied': 'error',
  'steps-reachable': 'error',
  'decision-after-acceptance': 'error',
  'decision-at-decision-stage': 'error',
  'required-documents': 'error',
  'document-fits-decision': 'error',
  'certificate-after-grant': 'error',
  'decision-served': 'error',
  'service-in-time': 'error',
  'service-recorded': 'error',
  'special-procedure-provided': 'error',
  'suspension-resumed': 'error',
  'extension-allowed': 'error',
  'simple-procedure': 'error',
  'step-limits-fit': 'error',
  'two-officers': 'error',
  'decider-separate': 'error',
  'legal-reviewer-separate': 'error',
  'hearing-host-separate': 'error',
  'hearing-announced': 'error',
  'hearing-recorded': 'error',
  'penalty-order': 'error',
  'evidence-before-report': 'error',
  'prior-notice-documented': 'error',
  'penalty-waiting-periods': 'error',
  'legal-review-after-hearing': 'error',
  'major-penalty-safeguards': 'error',
  'penalty-form': 'error',
  'guards-present': 'error',
  'simple-penalty-reported': 'error',
  'court-after-waiting': 'error',
  'compulsion-order': 'error',
  'substitute-order': 'error',
  'holding-in-time': 'error',
  'levy-order': 'error',
  'inspection-order': 'error',
  'publicity-before-award': 'error',
  'defence-before-ruling': 'error',
  'case-closes': 'error',
};

/** bpmnlint's rules. Warnings are about reading the drawing, errors about running it. */
export const BASE_SEVERITY: Readonly<Record<string, Severity>> = {
  'conditional-flows': 'error',
  'end-event-required': 'error',
  'event-based-gateway': 'error',
  'fake-join': 'warn',
  'label-required': 'error',
  'no-bpmndi': 'error',
  'no-complex-gateway': 'error',
  'no-disconnected': 'error',
  'no-duplicate-sequence-flows': 'error',
  'no-gateway-join-fork': 'error',
  'no-implicit-end': 'error',
  'no-implicit-split': 'error',
  'no-implicit-start': 'error',
  'no-overlapping-elements': 'warn',
  'single-blank-start-event': 'error',
  'single-event-definition': 'error',
  'start-event-required': 'error',
  'superfluous-gateway': 'warn',
  'superfluous-label': 'warn',
};

const LINES = Object.keys(compat.configs)
  .map((name) => /^camunda-cloud-(8)-(\d+)$/.exec(name))
  .filter((found) => found !== null)
  .map(([, major, minor]) => ({ major: Number(major), minor: Number(minor) }))
  .sort((one, other) => one.minor - other.minor);

/** Engine lines that a flowchart can be checked for, oldest first. */
export const ENGINE_LINES: readonly string[] = LINES.map(({ major, minor }) => `${major}.${minor}`);

/** `8.0.0`, `8.0` or `8.0.3-SNAPSHOT` → `8.0`; a line newer than the rules know is checked as the newest known. */
export function engineLineOf(version: string): string {
  const found = /^(\d+)\.(\d+)/.exec(version.trim());
  const [major, minor] = [Number(found?.[1]), Number(found?.[2])];
  const oldest = LINES[0];
  if (!found || !oldest || major < oldest.major) {
    throw new Error(`engineLine: cannot check a flowchart for engine "${version}"; known lines are ${ENGINE_LINES.join(', ')}`);
  }
  const known = LINES.filter((line) => major > line.major || line.minor <= minor).at(-1) ?? oldest;
  return `${known.major}.${known.minor}`;
}

/**
 * Where the line's rules are stricter than the engine we measured: 8.0.0 does fire an intermediate timer on a FEEL date
 * (test/processes/engine.test.ts), which the rules allow from 8.3 only.
 */
const MEASURED: Readonly<Record<string, (line: string) => unknown>> = {
  timer: (line) => ['error', { version: Number(line.split('.')[1]) < 3 ? '8.3' : line }],
};

/** Rules of the engine's line as `camunda-compat/<name>`, with their own options. */
export function engineRules(version: string): Record<string, unknown> {
  const line = engineLineOf(version);
  const name = `camunda-cloud-${line.replace('.', '-')}`;
  const rules = Object.entries(compat.configs[name]?.rules ?? {});
  return Object.fromEntries(
    rules
      .filter(([rule]) => !rule.startsWith('bpmnlint/') && !OMITTED_ENGINE_RULES.has(rule))
      .map(([rule, value]) => [`camunda-compat/${rule}`, MEASURED[rule]?.(line) ?? value]),
  );
}
