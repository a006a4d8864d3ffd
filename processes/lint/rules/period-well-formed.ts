import { HEADERS, isTimedClock } from '../../../domain/contract.ts';
import { CLOCK_PURPOSES } from '../../../domain/clocks/purposes.ts';
import { EFFECTS, effect as effectNamed, isEffect } from '../../../domain/registry/effects.ts';
import type { Flowchart, FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { countOf, durationOf, isPeriodUnit, periodText, readDuration } from '../../../domain/flowchart/period.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { storedDuration } from '../../../domain/flowchart/timers.ts';
import { called, calledEn, type RegistryRule, type Report, type ReportExtra } from '../rule.ts';

/**
 * XK32, CF64, QZ28, docs/adr/0014: a timer symbol says how long in legal units, what the law gives when a limit passes, and by which
 * article; a step has one timer on its border at most, and its flow leads on to something else.
 */
export const periodWellFormed: RegistryRule = {
  name: 'period-well-formed',
  check({ chart, entry }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'border-timer' && node.kind !== 'waiting-period') continue;
      checkLength(node, report);
      checkYesNo(node, HEADERS.roll, report);
      checkCountedFrom(node, chart, report);
      if (node.kind === 'border-timer') {
        checkBorder(node, report);
        checkClock(node, entry, report);
      } else checkWait(node, report);
      checkDuration(node, report);
    }
  },
};

function checkLength(node: FlowNode, report: Report): void {
  const { headers, attachedTo } = node;
  const [count, unit] = [headers[HEADERS.period], headers[HEADERS.periodUnit]];
  if (attachedTo && count === undefined && unit === undefined) {
    if (!node.period)
      report(
        node.id,
        `${called(node)}没有期限：环节${called(attachedTo)}没有限时，定时也没有写明期限。`,
        `${calledEn(node)} has no period: step ${calledEn(attachedTo)} has no limit, and the timer names none.`,
      );
    return;
  }
  const known = readDuration(storedDuration(node.element));
  if (countOf(count) === undefined) {
    report(
      node.id,
      `${called(node)}的期限“${count ?? ''}”应当是 1 至 9999 的整数。`,
      `The period "${count ?? ''}" of ${calledEn(node)} must be a whole number, 1 to 9999.`,
      certain(node, HEADERS.period, count === undefined ? known && String(known.count) : plainNumber(count)),
    );
  }
  if (!isPeriodUnit(unit)) {
    report(
      node.id,
      `${called(node)}没有写明期限的单位（工作日、日、月或者小时）。`,
      `${calledEn(node)} does not say its unit: working days, calendar days, months or hours.`,
      certain(node, HEADERS.periodUnit, known?.unit),
    );
  }
}

/** CF64, CF67, QZ53: what a period is counted from is a step or another timer symbol of the drawing, and not what it limits itself. */
function checkCountedFrom(node: FlowNode, { nodes }: Flowchart, report: Report): void {
  const id = node.headers[HEADERS.countedFrom];
  if (id === undefined) return;
  const from = nodes.get(id);
  const known = from && ['step', 'waiting-period', 'border-timer'].includes(from.kind) && from !== node && from !== node.attachedTo;
  if (known) return;
  report(
    node.id,
    `${called(node)}的起算点“${id}”应当是流程图中在它之前的环节或者另一个定时。`,
    `${calledEn(node)} is counted from "${id}", which must be a step or another timer symbol before it.`,
    { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.countedFrom, value: null } },
  );
}

function checkBorder(node: FlowNode, report: Report): void {
  const { attachedTo: step, headers } = node;
  if (step?.borderTimer !== node && step)
    report(
      node.id,
      `环节${called(step)}的边界上只能有一个到期定时。`,
      `Step ${calledEn(step)} may have one border timer only; ${calledEn(node)} is another.`,
    );
  if (!headers[HEADERS.label]?.trim())
    report(
      node.id,
      `${called(node)}没有写明到期的法律后果，例如“视为受理”。`,
      `${calledEn(node)} does not say what the law gives when the limit passes, e.g. "Deemed accepted".`,
      certain(node, HEADERS.label, node.name.trim() || undefined),
    );
  checkEffect(node, report);
  refuse(node, HEADERS.waivable, '到期定时不能由当事人放弃', 'A limit cannot be waived', report);
  if (node.outgoing.length !== 1)
    report(
      node.id,
      `${called(node)}应当有且只有一条离开的连线，指向到期之后的去向。`,
      `${calledEn(node)} needs exactly one flow out, to what follows when the limit has passed.`,
    );
  else if (step && comesBack(node, step))
    report(
      node.id,
      `${called(node)}不经过其他环节又回到${called(step)}，期限会不断重来。`,
      `${calledEn(node)} leads back to ${calledEn(step)} without another step, so the period would begin again and again.`,
    );
}

/** A timer that stands for a clock says what that clock measures, so that people and other tools read the same in the drawing. */
function checkClock(node: FlowNode, { limits }: RegistryEntry, report: Report): void {
  const named = node.headers[HEADERS.clock];
  if (named === undefined) return;
  if (!isTimedClock(named)) {
    report(node.id, `${called(node)}的时钟“${named}”未定义。`, `${calledEn(node)} names an unknown clock "${named}".`);
    return;
  }
  const { name, nameEn } = CLOCK_PURPOSES[named];
  const limit = limits[named];
  if (!limit)
    report(
      node.id,
      `权力库没有为本事项登记${name}，${called(node)}无从起算。`,
      `The registry gives no limit of ${nameEn} for ${calledEn(node)}.`,
    );
  else if (
    node.period &&
    (node.period.count !== limit.days || node.period.unit !== limit.unit || node.period.roll !== (limit.roll ?? true))
  )
    report(
      node.id,
      `${called(node)}的期限与权力库登记的${name}（${periodText({ count: limit.days, unit: limit.unit }).message}，${limit.roll === false ? '不顺延' : '顺延'}）不符。`,
      `${calledEn(node)} does not fit the registry's limit of ${nameEn} (${periodText({ count: limit.days, unit: limit.unit }).messageEn}).`,
    );
}

function checkEffect(node: FlowNode, report: Report): void {
  const [code, basis] = [node.headers[HEADERS.effect], node.headers[HEADERS.basis]?.trim()];
  if (!code) return;
  if (!isEffect(code)) report(node.id, `${called(node)}的效力“${code}”未定义。`, `${calledEn(node)} has an unknown effect "${code}".`);
  else if (effectNamed(code).negative === true)
    report(
      node.id,
      `${called(node)}的效力是“${EFFECTS[code].name}”：不利于当事人的决定须由人作出并说明理由，不能因到期而成立。`,
      `${calledEn(node)} has the effect "${EFFECTS[code].nameEn}": what is against the party is decided by a person with a reason, not by the passing of time.`,
    );
  if (!basis)
    report(
      node.id,
      `${called(node)}到期即产生效力，应当写明依据的条文。`,
      `${calledEn(node)} has an effect by law and must name the article.`,
    );
}

function checkWait(node: FlowNode, report: Report): void {
  checkYesNo(node, HEADERS.waivable, report);
  refuse(node, HEADERS.effect, '等待期届满只是可以继续办理，没有效力', 'A waiting period has no effect of its own', report);
}

function checkYesNo(node: FlowNode, key: string, report: Report): void {
  const value = node.headers[key];
  if (value === undefined || value === 'yes' || value === 'no') return;
  report(
    node.id,
    `${called(node)}的设置“${key}”应当是 yes 或者 no，不是“${value}”。`,
    `Setting "${key}" of ${calledEn(node)} must be yes or no, not "${value}".`,
  );
}

function refuse(node: FlowNode, key: string, zh: string, en: string, report: Report): void {
  if (node.headers[key] === undefined) return;
  report(node.id, `${called(node)}：${zh}。`, `${calledEn(node)}: ${en}.`, {
    repair: { kind: 'set-header', elementId: node.id, key, value: null },
  });
}

/** Other tools read the duration; a border timer that follows its step may leave it out. */
function checkDuration({ id, name, element, period, headers }: FlowNode, report: Report): void {
  const [stored, wanted] = [storedDuration(element), period && durationOf(period)];
  if (!wanted || stored === wanted || (stored === undefined && headers[HEADERS.period] === undefined)) return;
  report(
    id,
    `${called({ id, name })}供其他工具读取的时长“${stored ?? ''}”与期限不符，应当是“${wanted}”。`,
    `The duration "${stored ?? ''}" of ${calledEn({ id, name })}, which other tools read, does not fit its period: it should be "${wanted}".`,
    { severity: 'warning', repair: { kind: 'set-duration', elementId: id, duration: wanted } },
  );
}

/** Whether the flow comes to the step again with nothing but documents, decisions and waits on the way. */
function comesBack(timer: FlowNode, step: FlowNode): boolean {
  const seen = new Set<FlowNode>();
  const queue = timer.outgoing.map(({ target }) => target);
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === step) return true;
    if (seen.has(node) || node.kind === 'step') continue;
    seen.add(node);
    queue.push(...node.outgoing.map(({ target }) => target));
  }
  return false;
}

/** `05`, `5天`, `5 个工作日` say the number beyond doubt; the unit is asked for apart. */
const plainNumber = (stored: string): string | undefined => /^\s*0*([1-9]\d{0,3})\s*(?:天|日|个?工作日|个?月|小时)?\s*$/.exec(stored)?.[1];

const certain = ({ id }: FlowNode, key: string, value: string | undefined): ReportExtra | undefined =>
  value === undefined ? undefined : { repair: { kind: 'set-header', elementId: id, key, value } };
