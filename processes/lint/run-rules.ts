/**
 * Runs bpmnlint rules over a moddle tree, the way bpmnlint's own linter does, but walks the tree once for all of them.
 *
 * bpmnlint looks up the properties of every element again for every rule; with some seventy rules that is nearly all the time a check takes
 * (bench/lint.ts). The results are the same, which a test compares (run-rules.test.ts). Rules may keep something in mind
 * while they walk, so each run makes them afresh.
 */
import { one, type ModdleElement } from '../../domain/flowchart/moddle.ts';
import type { RuleFactory } from './foreign-rules.ts';
import type { BpmnlintReporter, BpmnlintRule } from './rule.ts';

/** What bpmnlint asks for: which rules at which severity, and where they are found. */
export interface LinterConfig {
  config: { rules: Record<string, unknown> };
  resolver: { resolveRule(pkg: string, name: string): RuleFactory; resolveConfig(pkg: string, name: string): never };
}

export interface RuleReport {
  id: string | null;
  message: string;
  category: 'error' | 'warn' | 'rule-error';
  [extra: string]: unknown;
}

/** An element with the elements it contains. */
interface Visited {
  node: ModdleElement;
  inside: readonly Visited[];
}

type Check = (node: ModdleElement, reporter: BpmnlintReporter) => unknown;

/** Reports by the rule's name as it stands in the configuration. A rule that throws leaves one report, of category `rule-error`. */
export function runRules(definitions: ModdleElement, { config, resolver }: LinterConfig): Map<string, RuleReport[]> {
  const tree = visit(definitions);
  const found = new Map<string, RuleReport[]>();
  for (const [name, value] of Object.entries(config.rules)) {
    const [category, options] = (Array.isArray(value) ? value : [value, {}]) as [string, unknown];
    if (category !== 'error' && category !== 'warn') continue;
    const reports = runRule(tree, resolver.resolveRule(...packageOf(name))(options), category);
    if (reports.length) found.set(name, reports);
  }
  return found;
}

function runRule(tree: Visited, rule: BpmnlintRule, category: 'error' | 'warn'): RuleReport[] {
  const reports: RuleReport[] = [];
  const reporter: BpmnlintReporter = {
    report: (id, message, extra) =>
      reports.push({ ...(Array.isArray(extra) ? { path: extra } : (extra as object | undefined)), id: id ?? null, message, category }),
  };
  const { check } = rule;
  const enter = typeof check === 'function' ? check : (check['enter'] as Check | undefined);
  const leave = typeof check === 'function' ? undefined : (check['leave'] as Check | undefined);
  try {
    walk(tree, enter, leave, reporter);
  } catch (error) {
    return [{ id: null, message: error instanceof Error ? error.message : String(error), category: 'rule-error' }];
  }
  return reports;
}

function walk({ node, inside }: Visited, enter: Check | undefined, leave: Check | undefined, reporter: BpmnlintReporter): void {
  if (enter?.(node, reporter) !== false) for (const child of inside) walk(child, enter, leave, reporter);
  leave?.(node, reporter);
}

/** `sunlit/x` and `camunda-compat/x` are of plugins, a bare name is bpmnlint's own. */
function packageOf(name: string): [pkg: string, rule: string] {
  const slash = name.indexOf('/');
  return slash < 0 ? ['bpmnlint', name] : [`bpmnlint-plugin-${name.slice(0, slash)}`, name.slice(slash + 1)];
}

interface Descriptor {
  isGeneric?: boolean;
  properties?: readonly { name: string; type: string; isMany?: boolean; isAttr?: boolean; isReference?: boolean }[];
}

const SIMPLE = new Set(['String', 'Boolean', 'Integer', 'Real']);
/** Courses, points and sizes of the drawing, and single settings: no rule visits them one by one, and they are most of all elements. */
const UNVISITED = new Set(['bpmndi:BPMNEdge', 'bpmndi:BPMNLabel', 'dc:Point', 'dc:Bounds', 'dc:Font', 'zeebe:Header']);
/** Only how these are drawn, open or collapsed, is looked at. */
const DRAWN = new Set(['bpmn:SubProcess', 'bpmn:AdHocSubProcess', 'bpmn:Transaction']);

const isVisited = (element: ModdleElement): boolean =>
  !UNVISITED.has(element.$type) && (element.$type !== 'bpmndi:BPMNShape' || DRAWN.has(one(element, 'bpmnElement')?.$type ?? ''));

/** The tree in bpmnlint's order: contained elements, neither attributes nor references. */
function visit(node: ModdleElement): Visited {
  const { isGeneric, properties = [] } = node['$descriptor'] as Descriptor;
  const inside: Visited[] = [];
  if (isGeneric) return { node, inside };
  for (const { name, type, isMany, isAttr, isReference } of properties) {
    if (isAttr || isReference || SIMPLE.has(type) || !(name in node)) continue;
    for (const child of (isMany ? node[name] : [node[name]]) as ModdleElement[]) if (isVisited(child)) inside.push(visit(child));
  }
  return { node, inside };
}
