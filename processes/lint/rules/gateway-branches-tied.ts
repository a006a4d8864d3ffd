import { outcomesOfCondition } from '../../../domain/flowchart/condition.ts';
import type { Flow, FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { called, calledEn, type RegistryRule, type Report, type ReportExtra } from '../rule.ts';

/**
 * R10: a decision follows from the outcome of the step before it and from nothing else. Every branch is tied to declared
 * outcomes, exactly one branch is the default and has no condition, no outcome is claimed twice, none is forgotten,
 * and a step with several ways to go on has a gateway. Past a timer on a step's border the outcome is `limit-passed`. Inside parallel
 * branches no decision is possible, and no timer on a border: the engine keeps one `outcome`, which another branch may overwrite.
 */
export const gatewayBranchesTied: RegistryRule = {
  name: 'gateway-branches-tied',
  check({ chart }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind === 'decision' && node.outgoing.length > 1) checkDecision(node, report);
      else if (node.kind !== 'decision') checkNoCondition(node, report);
      if (node.kind === 'border-timer' && openForks(node) > 0) refuseInParallel(node, report);
    }
  },
};

function checkDecision(gateway: FlowNode, report: Report): void {
  const defaults = gateway.outgoing.filter(({ isDefault }) => isDefault);
  if (defaults.length !== 1) {
    report(
      gateway.id,
      `网关${called(gateway)}应当有且只有一个默认分支。`,
      `Gateway ${calledEn(gateway)} needs exactly one default branch.`,
      onlyFree(gateway, defaults),
    );
  }
  const { steps, parallel } = decidingSteps(gateway);
  if (!steps.length) {
    report(
      gateway.id,
      `网关${called(gateway)}之前没有可以作出结果的环节。`,
      `No step before gateway ${calledEn(gateway)} gives an outcome.`,
    );
    return;
  }
  if (parallel) {
    report(
      gateway.id,
      `网关${called(gateway)}位于并行分支之中或者紧接并行汇合，办理结果可能被其他分支覆盖。`,
      `Gateway ${calledEn(gateway)} stands in or right after parallel branches, where another branch may overwrite the outcome.`,
    );
  }
  const declared = new Set(steps.flatMap(({ outcomes }) => outcomes.map(({ code }) => code)));
  const claimed = new Map<string, Flow>();
  for (const flow of gateway.outgoing) checkBranch(flow, gateway, steps, claimed, report);
  const left = [...declared].filter((code) => !claimed.has(code));
  if (defaults.length && !left.length) {
    report(defaults[0]?.id, `默认分支没有剩余的办理结果可以经过。`, 'No outcome is left for the default branch.', { severity: 'warning' });
  }
}

function refuseInParallel(timer: FlowNode, report: Report): void {
  report(
    timer.id,
    `${called(timer)}所在的环节位于并行分支之中，到期的结果可能被其他分支覆盖。`,
    `The step of ${calledEn(timer)} stands in parallel branches, where another branch may overwrite what its passing gives.`,
  );
}

function checkBranch(flow: Flow, gateway: FlowNode, steps: FlowNode[], claimed: Map<string, Flow>, report: Report): void {
  const declared = new Set(steps.flatMap(({ outcomes }) => outcomes.map(({ code }) => code)));
  const name = flow.name ? `“${flow.name}”` : '';
  if (flow.isDefault) {
    if (flow.condition !== undefined) {
      report(flow.id, `默认分支${name}不应有条件。`, 'The default branch may not have a condition.', {
        repair: { kind: 'remove-condition', flowId: flow.id },
      });
    }
    return;
  }
  const codes = outcomesOfCondition(flow.condition);
  if (!codes) {
    report(
      flow.id,
      `分支${name}没有与办理结果对应。条件应当写成 =outcome = "代码"。`,
      'The branch is not tied to an outcome. Its condition must read =outcome = "code".',
      byName(flow, gateway, steps),
    );
    return;
  }
  for (const code of codes) {
    if (!declared.has(code)) {
      report(
        flow.id,
        `分支${name}的结果“${code}”不是前一环节的办理结果（${[...declared].join('、')}）。`,
        `The branch names outcome "${code}", which the step before does not declare (${[...declared].join(', ')}).`,
        byName(flow, gateway, steps),
      );
    }
    const other = claimed.get(code);
    if (other && other !== flow) {
      report(
        flow.id,
        `结果“${code}”同时对应网关${called(gateway)}的两个分支。`,
        `Outcome "${code}" leads into two branches of gateway ${calledEn(gateway)}.`,
      );
    }
    claimed.set(code, flow);
  }
}

/** The one branch without a condition, where no branch is the default. */
function onlyFree({ id, outgoing }: FlowNode, defaults: Flow[]): ReportExtra | undefined {
  const [flow, ...others] = outgoing.filter(({ condition }) => condition === undefined);
  return !defaults.length && flow && !others.length ? { repair: { kind: 'set-default', gatewayId: id, flowId: flow.id } } : undefined;
}

/** The branch is called like exactly one outcome that no other branch names. */
function byName(flow: Flow, gateway: FlowNode, steps: FlowNode[]): ReportExtra | undefined {
  const elsewhere = new Set(gateway.outgoing.filter((other) => other !== flow).flatMap(({ codes }) => codes ?? []));
  const codes = new Set(
    steps.flatMap(({ outcomes }) => outcomes.filter(({ label }) => label.trim() === flow.name.trim()).map(({ code }) => code)),
  );
  const [code, ...more] = codes;
  return code !== undefined && !more.length && !elsewhere.has(code)
    ? { repair: { kind: 'set-condition', flowId: flow.id, outcomes: [code] } }
    : undefined;
}

function checkNoCondition(node: FlowNode, report: Report): void {
  for (const flow of node.outgoing) {
    if (flow.condition === undefined) continue;
    report(
      flow.id,
      `条件只能设在排他网关的分支上。`,
      'Only branches of an exclusive gateway may have a condition.',
      node.kind === 'other' ? undefined : { repair: { kind: 'remove-condition', flowId: flow.id } },
    );
  }
  if (node.kind === 'step' && node.outgoing.length > 1) {
    report(
      node.id,
      `环节${called(node)}之后有多个去向，应当用网关分开。`,
      `Step ${calledEn(node)} has several ways on; separate them by a gateway.`,
    );
  }
}

/**
 * The nearest steps, or timers on the border of steps, before a gateway on every way back, and whether a parallel gateway lies between or
 * around.
 */
function decidingSteps(gateway: FlowNode): { steps: FlowNode[]; parallel: boolean } {
  const seen = new Set<FlowNode>([gateway]);
  const steps: FlowNode[] = [];
  let joined = false;
  const queue = gateway.incoming.map(({ source }) => source);
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'step' || node.kind === 'border-timer') steps.push(node);
    else {
      joined ||= node.kind === 'parallel' && node.incoming.length > 1;
      queue.push(...node.incoming.map(({ source }) => source));
    }
  }
  return { steps, parallel: joined || openForks(gateway) > 0 };
}

/** The least number of parallel forks still open when a run arrives, counted along simple ways back. */
function openForks(gateway: FlowNode): number {
  const best = new Map<FlowNode, number>();
  const queue: [FlowNode, number][] = [[gateway, 0]];
  let open = 0;
  for (let item = queue.shift(); item; item = queue.shift()) {
    const [node, balance] = item;
    if ((best.get(node) ?? Number.NEGATIVE_INFINITY) >= balance || Math.abs(balance) > 16) continue;
    best.set(node, balance);
    if (node.kind === 'start') open = Math.max(open, balance);
    const change =
      node === gateway || node.kind !== 'parallel' ? 0 : (node.outgoing.length > 1 ? 1 : 0) - (node.incoming.length > 1 ? 1 : 0);
    for (const { source } of node.incoming) queue.push([source, balance + change]);
  }
  return open;
}
