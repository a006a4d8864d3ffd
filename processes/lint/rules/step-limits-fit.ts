import { HEADERS } from '../../contract.ts';
import { isRuling } from '../../effects.ts';
import type { FlowNode } from '../flowchart.ts';
import { effectOf, pathBudget, simplePaths, type Path, type PathBudget } from '../paths.ts';
import type { Limits, LimitUnit } from '../registry-entry.ts';
import { called, calledEn, tooComplex, type RegistryRule, type Report } from '../rule.ts';

/**
 * XK32, XK42, R11.2: the steps' own limits fit. From the acceptance to the decision they add up, on every path and with
 * loops counted once, to no more than the promised limit, which is no more than the statutory one; a step that accepts
 * takes no more than the acceptance limit.
 */
export const stepLimitsFit: RegistryRule = {
  name: 'step-limits-fit',
  check({ chart, entry }, report) {
    const { limits } = entry;
    const promised = leastCalendarDays(limits.promised);
    if (limits.promised.unit === limits.statutory.unit ? limits.promised.days > limits.statutory.days : promised > leastCalendarDays(limits.statutory)) {
      report(undefined, `承诺时限（${inChinese(limits.promised)}）超过法定时限（${inChinese(limits.statutory)}）。`,
        `The promised limit (${inEnglish(limits.promised)}) exceeds the statutory one (${inEnglish(limits.statutory)}).`);
    }
    const steps = [...chart.nodes.values()].filter(({ kind }) => kind === 'step');
    for (const step of steps) checkStep(step, limits, report);
    const budget = pathBudget();
    for (const step of steps) {
      for (const { code, effect } of step.outcomes) {
        if (effect === 'accept' && budget.left > 0) checkPaths(step, code, limits, budget, report);
      }
    }
    if (budget.left <= 0) tooComplex(report);
  },
};

function checkStep(step: FlowNode, limits: Limits, report: Report): void {
  const stored = step.headers[HEADERS.limit];
  const days = limitOf(step);
  if (stored !== undefined && days === undefined) {
    report(step.id, `环节${called(step)}的限时“${stored}”应当是 1 至 9999 的整数（工作日）。`, `The limit "${stored}" of step ${calledEn(step)} must be a whole number of working days, 1 to 9999.`);
  }
  if (days !== undefined && days > limits.acceptance.days && step.outcomes.some(({ effect }) => effect === 'accept')) {
    report(step.id, `受理环节${called(step)}的限时 ${days} 个工作日超过受理时限 ${limits.acceptance.days} 个工作日。`,
      `Accepting step ${calledEn(step)} may take ${days} working days, more than the ${limits.acceptance.days} for acceptance.`);
  }
}

function checkPaths(accepting: FlowNode, code: string, limits: Limits, budget: PathBudget, report: Report): void {
  const worst = new Map<FlowNode, { days: number; path: Path }>();
  const unlimited = new Set<FlowNode>();
  simplePaths(accepting, { stepId: accepting.id, code }, decides, (path) => {
    const steps = path.slice(1).filter(({ node }) => node.kind === 'step');
    for (const { node } of steps) if (node.headers[HEADERS.limit] === undefined) unlimited.add(node);
    const days = steps.reduce((sum, { node }) => sum + (limitOf(node) ?? 0), 0);
    const last = path.at(-1)?.node;
    if (last && days > (worst.get(last)?.days ?? -1)) worst.set(last, { days, path });
  }, budget);
  for (const step of unlimited) {
    report(step.id, `环节${called(step)}在受理与决定之间，没有设置限时。`, `Step ${calledEn(step)} lies between acceptance and decision and has no limit.`, { severity: 'warning' });
  }
  for (const [step, { days, path }] of worst) {
    const fits = limits.promised.unit === 'working-day' ? days <= limits.promised.days : leastCalendarDays({ days, unit: 'working-day' }) <= limits.promised.days;
    if (fits) continue;
    const parts = path.slice(1).filter(({ node }) => limitOf(node) !== undefined).map(({ node }) => `${node.name || node.id} ${limitOf(node) ?? 0}`).join(' + ');
    report(step.id, `从${called(accepting)}到${called(step)}的环节限时合计 ${days} 个工作日（${parts}），超过承诺时限 ${inChinese(limits.promised)}。`,
      `From ${calledEn(accepting)} to ${calledEn(step)} the steps' limits add up to ${days} working days (${parts}), more than the promised ${inEnglish(limits.promised)}.`);
  }
}

const decides = (node: FlowNode, decision: { code?: string } | undefined): boolean => node.kind === 'step' && isRuling(effectOf(node, decision));

const limitOf = (step: FlowNode): number | undefined => {
  const stored = step.headers[HEADERS.limit];
  return step.kind === 'step' && stored !== undefined && /^[1-9]\d{0,3}$/.test(stored) ? Number(stored) : undefined;
};

/** The fewest calendar days that a limit can take: every five working days bring a weekend. */
const leastCalendarDays = ({ days, unit }: { days: number; unit: LimitUnit }): number =>
  unit === 'calendar-day' ? days : days + 2 * Math.floor((days - 1) / 5);

const inChinese = ({ days, unit }: { days: number; unit: LimitUnit }): string => `${days} ${unit === 'working-day' ? '个工作日' : '日'}`;
const inEnglish = ({ days, unit }: { days: number; unit: LimitUnit }): string => `${days} ${unit === 'working-day' ? 'working' : 'calendar'} days`;
