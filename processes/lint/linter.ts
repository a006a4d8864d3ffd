/**
 * Runs all rules over a flowchart that is already read: on the server after {@link readBpmn}, in the modeler on the
 * diagram being drawn.
 *
 * Rules are made afresh for every check, so that no power is checked against the last one's registry entry. A rule that crashes is a
 * finding of its own, and an error: it could not say that all is well.
 */
import { isPlainCondition } from '../../domain/flowchart/condition.ts';
import { BASE_SEVERITY, engineRules, OWN_SEVERITY } from './config.ts';
import type { Finding } from './finding.ts';
import { BASE_RULES, ENGINE_RULES, type RuleFactory } from './foreign-rules.ts';
import { withLabelRepair } from './label-repair.ts';
import { translateMessage } from './messages.ts';
import { one, text, type ModdleElement } from '../../domain/flowchart/moddle.ts';
import { timerKindOf } from '../../domain/flowchart/timers.ts';
import type { Repair } from './repair.ts';
import { runRules, type LinterConfig, type RuleReport } from './run-rules.ts';
import {
  asBpmnlintRule,
  readCharts,
  type ReadCharts,
  type BpmnlintReporter,
  type BpmnlintRule,
  type LintContext,
  type RegistryRule,
} from './rule.ts';
import { RULES } from './rules/index.ts';

const OWN_PACKAGE = 'bpmnlint-plugin-sunlit';
const ENGINE_PACKAGE = 'bpmnlint-plugin-camunda-compat';

/** What bpmnlint, and bpmn-js with it, needs to run our rules for one registry entry. `read` gives our rules the flowcharts of the tree. */
export function createLinterConfig(
  { entry, engineLine }: LintContext,
  rules: readonly RegistryRule[] = RULES,
  read: ReadCharts = readCharts,
): LinterConfig {
  const own: Record<string, RuleFactory> = Object.fromEntries(
    entry ? rules.map((rule) => [rule.name, () => asBpmnlintRule(rule, entry, read)]) : [],
  );
  return {
    config: {
      rules: {
        ...BASE_SEVERITY,
        ...engineRules(engineLine),
        ...Object.fromEntries(Object.keys(own).map((name) => [`sunlit/${name}`, OWN_SEVERITY[name] ?? 'error'])),
      },
    },
    resolver: {
      resolveRule(pkg, name) {
        if (pkg === OWN_PACKAGE && own[name]) return own[name];
        const [prefix, factory] = pkg === ENGINE_PACKAGE ? ['camunda-compat', ENGINE_RULES[name]] : ['bpmnlint', BASE_RULES[name]];
        if (!factory) throw new Error(`unknown rule <${pkg}/${name}>`);
        return (options) => inBothLanguages(`${prefix}/${name}`, factory(options), entry !== null);
      },
      resolveConfig(pkg, name) {
        throw new Error(`unknown config <${pkg}/${name}>`);
      },
    },
  };
}

/** Nobody corrects more at once; what is left shows when these are corrected. */
export const MOST_FINDINGS = 200;
const LONGEST_MESSAGE = 1_000;

/** Checks an imported moddle tree. Findings come in the order of the rules, errors first, {@link MOST_FINDINGS} at most. */
export async function lintDefinitions(
  definitions: ModdleElement,
  context: LintContext,
  rules: readonly RegistryRule[] = RULES,
): Promise<Finding[]> {
  const charts = readCharts(definitions);
  const results = runRules(
    definitions,
    createLinterConfig(context, rules, () => charts),
  );
  const findings = [...results].flatMap(([name, reports]) => reports.map((report) => withLabelRepair(toFinding(name, report), charts)));
  const order = new Map(rules.map(({ name }, index) => [name, index]));
  const rank = ({ rule, severity }: Finding): number => (severity === 'error' ? 0 : 1000) + (order.get(rule) ?? 500);
  return findings.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_FINDINGS);
}

function toFinding(name: string, report: RuleReport): Finding {
  const own = name.startsWith('sunlit/');
  const rule = own ? name.slice('sunlit/'.length) : name.includes('/') ? name : `bpmnlint/${name}`;
  const doc = own ? { doc: rule } : {};
  if (report.category === 'rule-error') {
    return {
      rule,
      severity: 'error',
      elementId: null,
      ...doc,
      message: `检查“${rule}”没有完成，不能确认流程图正确：${report.message}`,
      messageEn: `Check "${rule}" did not finish, so the flowchart cannot be passed: ${report.message}`,
    };
  }
  const severity = report['severity'] === 'warning' || report.category !== 'error' ? 'warning' : 'error';
  return {
    rule,
    severity,
    elementId: report.id,
    ...doc,
    message: shortened(report.message),
    messageEn: shortened(typeof report['messageEn'] === 'string' ? report['messageEn'] : report.message),
    ...(own && report['repair'] ? { repair: report['repair'] as Repair } : {}),
  };
}

const shortened = (text: string): string => (text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text);

/** Parsing FEEL takes longer than all other checks together, and the conditions of our own form need none. */
const FEEL_RULES: ReadonlySet<string> = new Set(['camunda-compat/feel', 'camunda-compat/feel-compatibility']);

const hasPlainCondition = (node: ModdleElement): boolean =>
  node.$type === 'bpmn:SequenceFlow' && isPlainCondition(text(one(node, 'conditionExpression'), 'body'));

/** The engine never sees a power's timer symbols (docs/adr/0014); `period-well-formed` says what is wrong with them. */
const TIMER_RULE = 'camunda-compat/timer';

/** A foreign rule whose reports carry Chinese and English. */
function inBothLanguages(name: string, rule: BpmnlintRule, ofPower: boolean): BpmnlintRule {
  type Check = (node: ModdleElement, reporter: BpmnlintReporter) => unknown;
  const translating = (reporter: BpmnlintReporter): BpmnlintReporter => ({
    report(id, english, extra) {
      const { message, messageEn } = translateMessage(name, english);
      const path = Array.isArray(extra) ? extra : (extra as { path?: unknown } | undefined)?.path;
      reporter.report(id, message, { messageEn, ...(path ? { path } : {}) });
    },
  });
  // One reporter serves a whole walk; to make a translating one at every element would cost more than most rules do.
  let current: { of: BpmnlintReporter; translated: BpmnlintReporter } | undefined;
  const passes = FEEL_RULES.has(name)
    ? hasPlainCondition
    : (node: ModdleElement) => ofPower && name === TIMER_RULE && timerKindOf(node) !== undefined;
  const wrap =
    (check: Check): Check =>
    (node, reporter) => {
      if (passes(node)) return undefined;
      if (current?.of !== reporter) current = { of: reporter, translated: translating(reporter) };
      return check(node, current.translated);
    };
  const { check } = rule;
  if (typeof check === 'function') return { ...rule, check: wrap(check) };
  return { ...rule, check: Object.fromEntries(Object.entries(check).map(([phase, found]) => [phase, wrap(found as Check)])) };
}
