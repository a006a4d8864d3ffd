/**
 * The shape of the registry's own rules, and their dress as bpmnlint rules.
 *
 * A rule of ours looks at one flowchart and its registry entry and reports in both languages. bpmnlint runs it like
 * any other rule, on the server and beside the elements while drawing.
 */
import { processesOf, readFlowchart, type Flowchart } from '../../domain/flowchart/flowchart.ts';
import type { Finding } from './finding.ts';
import type { ModdleElement } from '../../domain/flowchart/moddle.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Repair } from './repair.ts';

/** What a flowchart is checked against. Without an entry only the drawing itself is checked, as for `processes/platform`. */
export interface LintContext {
  entry: RegistryEntry | null;
  /** Line of the engine that will run it, e.g. `8.0`. */
  engineLine: string;
}

export interface RuleInput {
  definitions: ModdleElement;
  chart: Flowchart;
  entry: RegistryEntry;
}

/** What a finding may say besides its words: less than the rule's own severity, or the repair where it is certain. */
export interface ReportExtra {
  severity?: Finding['severity'];
  repair?: Repair;
}

/** Reports one finding. Without an element id it belongs to the process as a whole. */
export type Report = (elementId: string | undefined, message: string, messageEn: string, extra?: ReportExtra) => void;

export interface RegistryRule {
  /** Kebab-case; also the name of the file, of the page in `docs/` and of the fixtures. */
  name: string;
  check(input: RuleInput, report: Report): void;
}

export interface BpmnlintReporter {
  report(id: string | undefined, message: string, extra?: unknown): void;
}

export interface BpmnlintRule {
  check: ((node: ModdleElement, reporter: BpmnlintReporter) => unknown) | Record<string, unknown>;
  meta?: unknown;
}

export type ReadCharts = (definitions: ModdleElement) => readonly Flowchart[];

/** One flowchart per process. A check reads them once for all its rules; they are not changed while it runs. */
export const readCharts: ReadCharts = (definitions) => processesOf(definitions).map(readFlowchart);

/** A bpmnlint rule that runs `rule` once, at the root of the document, and keeps the walk from going further. */
export function asBpmnlintRule(rule: RegistryRule, entry: RegistryEntry, read: ReadCharts): BpmnlintRule {
  return {
    check(node, reporter) {
      if (node.$type !== 'bpmn:Definitions') return false;
      for (const chart of read(node)) {
        const report: Report = (elementId, message, messageEn, extra) =>
          reporter.report(elementId ?? chart.process.id, message, { messageEn, ...extra });
        rule.check({ definitions: node, chart, entry }, report);
      }
      return false;
    },
  };
}

/** The flowchart has more different runs than a check may look at; that alone makes it unfit. */
export const tooComplex = (report: Report): void =>
  report(undefined, '流程图的路径过多，无法完整检查，请简化。', 'The flowchart has too many paths to be checked in full; simplify it.');

/** How an element is called in a message. */
export const called = (node: { name: string; id: string }): string => `“${node.name || node.id}”`;
export const calledEn = (node: { name: string; id: string }): string => `"${node.name || node.id}"`;
