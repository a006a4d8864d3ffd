import { HEADERS } from '../../../domain/contract.ts';
import { countOf, isPeriodUnit, periodText } from '../../../domain/flowchart/period.ts';
import { isRuling } from '../../../domain/registry/effects.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import {
  decisionsAt,
  effectOf,
  pathBudget,
  simplePaths,
  timeOf,
  type Decision,
  type Path,
  type PathBudget,
} from '../../../domain/flowchart/paths.ts';
import type { Limits, LimitUnit } from '../../../domain/registry/registry-entry.ts';
import { isLonger, leastCalendarDays } from '../least-days.ts';
import { called, calledEn, tooComplex, type RegistryRule, type Report, type ReportExtra } from '../rule.ts';

/**
 * XK32, XK42, XK45, R11.2: the steps' own limits fit. From the acceptance to the decision they add up, on every path and with
 * loops counted once, to no more than the promised limit, which is no more than the statutory one; waiting periods in working days count
 * with them, and a step whose limit passes counts the period of the timer on its border. What lies between a suspension and its end does
 * not count, and an extension on the way adds its days. A step that accepts, or is accepted by law, takes no more than the acceptance
 * limit.
 */
export const stepLimitsFit: RegistryRule = {
  name: 'step-limits-fit',
  check({ chart, entry }, report) {
    const { limits } = entry;
    if (isLonger(limits.promised, limits.statutory)) {
      report(
        undefined,
        `承诺时限（${inChinese(limits.promised)}）超过法定时限（${inChinese(limits.statutory)}）。`,
        `The promised limit (${inEnglish(limits.promised)}) exceeds the statutory one (${inEnglish(limits.statutory)}).`,
      );
    }
    const steps = [...chart.nodes.values()].filter(({ kind }) => kind === 'step');
    for (const step of steps) checkStep(step, limits, report);
    const budget = pathBudget();
    for (const step of steps) {
      const accepting = decisionsAt(step).filter((decision) => effectOf(step, decision) === 'accept');
      if (accepting.length && budget.left > 0) checkPaths(step, accepting, limits, budget, report);
    }
    if (budget.left <= 0) tooComplex(report);
  },
};

function checkStep(step: FlowNode, limits: Limits, report: Report): void {
  const { [HEADERS.limit]: stored, [HEADERS.limitUnit]: unit } = step.headers;
  const own = step.period && { days: step.period.count, unit: step.period.unit };
  if (stored !== undefined && countOf(stored) === undefined) {
    report(
      step.id,
      `环节${called(step)}的限时“${stored}”应当是 1 至 9999 的整数。`,
      `The limit "${stored}" of step ${calledEn(step)} must be a whole number, 1 to 9999.`,
      plainNumber(step.id, stored),
    );
  }
  if (unit !== undefined && (!isPeriodUnit(unit) || stored === undefined)) {
    report(
      step.id,
      stored === undefined ? `环节${called(step)}只写了限时的单位。` : `环节${called(step)}的限时单位“${unit}”未定义。`,
      stored === undefined
        ? `Step ${calledEn(step)} has the unit of a limit and no limit.`
        : `The unit "${unit}" of the limit of step ${calledEn(step)} is none.`,
      { repair: { kind: 'set-header', elementId: step.id, key: HEADERS.limitUnit, value: null } },
    );
  }
  if (own && isLonger(own, limits.acceptance) && step.outcomes.some(({ effect }) => effect === 'accept')) {
    report(
      step.id,
      `受理环节${called(step)}的限时 ${inChinese(own)}超过受理时限 ${inChinese(limits.acceptance)}。`,
      `Accepting step ${calledEn(step)} may take ${inEnglish(own)}, more than the ${inEnglish(limits.acceptance)} for acceptance.`,
    );
  }
  checkDeemedAcceptance(step, limits, report);
}

/** A period of the timer's own; without one it follows the step's limit, which is checked above. */
function checkDeemedAcceptance({ borderTimer: timer }: FlowNode, limits: Limits, report: Report): void {
  const own = timer?.headers[HEADERS.period] === undefined ? undefined : timer.period;
  if (
    timer &&
    own?.unit === 'working-day' &&
    own.count > limits.acceptance.days &&
    timer.outcomes.some(({ effect }) => effect === 'accept')
  ) {
    report(
      timer.id,
      `${called(timer)}在 ${own.count} 个工作日后视为受理，超过受理时限 ${limits.acceptance.days} 个工作日。`,
      `${calledEn(timer)} accepts by law after ${own.count} working days, more than the ${limits.acceptance.days} for acceptance.`,
    );
  }
}

function checkPaths(accepting: FlowNode, decisions: Decision[], limits: Limits, budget: PathBudget, report: Report): void {
  const worst = new Map<FlowNode, Sum>();
  const unlimited = new Set<FlowNode>();
  const look = (path: Path): void => {
    const { counted, extended } = countedParts(path);
    let [days, others] = [0, 0];
    for (const part of counted) {
      days += workingDays(part);
      others += otherDays(part);
      if (part.node.kind === 'step' && part.node.headers[HEADERS.limit] === undefined && !timeOf(part.node, part.decision))
        unlimited.add(part.node);
    }
    const { promised, statutory, extension } = limits;
    const more = extended && extension ? { days: extension.days, unit: extension.unit ?? statutory.unit } : undefined;
    const allowed = promised.days + (more?.unit === promised.unit ? more.days : 0);
    const beside = more && more.unit !== promised.unit ? leastCalendarDays(more) : 0;
    const last = path.at(-1)?.node;
    const over = days + others - allowed - beside;
    if (last && over > (worst.get(last)?.over ?? Number.NEGATIVE_INFINITY))
      worst.set(last, { days, others, allowed, beside, over, counted });
  };
  for (const decision of decisions) simplePaths(accepting, decision, decides, look, budget);
  for (const step of unlimited) {
    report(
      step.id,
      `环节${called(step)}在受理与决定之间，没有设置限时。`,
      `Step ${calledEn(step)} lies between acceptance and decision and has no limit.`,
      { severity: 'warning' },
    );
  }
  for (const [step, { days, others, allowed, beside, counted }] of worst) {
    const { unit } = limits.promised;
    const fits =
      unit === 'working-day' && !others && !beside
        ? days <= allowed
        : (days ? leastCalendarDays({ days, unit: 'working-day' }) : 0) + others <= leastCalendarDays({ days: allowed, unit }) + beside;
    if (fits) continue;
    const parts = counted
      .filter((part) => workingDays(part) + otherDays(part) > 0)
      .map((part) => `${part.node.name || part.node.id} ${workingDays(part) || inChinese(lengthOf(part))}`)
      .join(' + ');
    report(
      step.id,
      `从${called(accepting)}到${called(step)}的环节限时（含等待期）合计 ${days} 个工作日（${parts}），超过承诺时限 ${inChinese({ days: allowed, unit })}。`,
      `From ${calledEn(accepting)} to ${calledEn(step)} the steps' limits and waiting periods add up to ${days} working days (${parts}), more than the promised ${inEnglish({ days: allowed, unit })}.`,
    );
  }
}

interface Sum {
  /** Working days, and the fewest calendar days of steps in other units. */
  days: number;
  others: number;
  /** Of the promise's own unit, and the fewest calendar days of an extension in another one. */
  allowed: number;
  beside: number;
  over: number;
  counted: Path;
}

/** What a step or a waiting period takes; periods in other units do not count among working days. */
function workingDays({ node, decision }: Path[number]): number {
  const time = timeOf(node, decision);
  return time?.unit === 'working-day' ? time.count : 0;
}

/** The fewest calendar days that a step with a limit in another unit takes; of a timer on its border only working days count. */
const otherDays = ({ node, decision }: Path[number]): number => {
  const time = node.kind === 'step' && timeOf(node, decision) === node.period ? node.period : undefined;
  return time && time.unit !== 'working-day' ? leastCalendarDays({ days: time.count, unit: time.unit }) : 0;
};

const lengthOf = ({ node, decision }: Path[number]): { days: number; unit: LimitUnit } => {
  const time = timeOf(node, decision);
  return { days: time?.count ?? 0, unit: time?.unit ?? 'working-day' };
};

/** The steps and waiting periods whose time counts on a path, and whether the limits were extended on it. */
function countedParts(path: Path): { counted: Path; extended: boolean } {
  const counted: Path = [];
  let [suspended, extended] = [false, false];
  for (const part of path.slice(1)) {
    const { node, decision } = part;
    if (node.kind !== 'step' && node.kind !== 'waiting-period') continue;
    if (!suspended) counted.push(part);
    if (node.kind !== 'step') continue;
    const effect = effectOf(node, decision);
    if (effect === 'suspend') suspended = true;
    if (effect === 'resume') suspended = false;
    extended ||= effect === 'extend';
  }
  return { counted, extended };
}

/** `05`, `5天`, `5 个工作日` say the number beyond doubt. */
function plainNumber(elementId: string, stored: string): ReportExtra | undefined {
  const value = /^\s*0*([1-9]\d{0,3})\s*(?:天|日|个?工作日)?\s*$/.exec(stored)?.[1];
  return value === undefined ? undefined : { repair: { kind: 'set-header', elementId, key: HEADERS.limit, value } };
}

const decides = (node: FlowNode, decision: { code?: string } | undefined): boolean =>
  node.kind === 'step' && isRuling(effectOf(node, decision));

const inChinese = ({ days: count, unit }: { days: number; unit: LimitUnit }): string => periodText({ count, unit }).message;
const inEnglish = ({ days: count, unit }: { days: number; unit: LimitUnit }): string => periodText({ count, unit }).messageEn;
