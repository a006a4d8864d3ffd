import { kindOf } from './kinds.ts';
import { many, one, type Moddle } from './model.ts';

/**
 * The steps whose outcome a gateway sees: the nearest user tasks before it, on every way back; or the timer on a step's border, past which
 * the outcome is that the limit passed.
 *
 * Documents, other gateways and events do not decide, so the search passes through them. The engine keeps one
 * `outcome`, the last one given; hence the nearest step and no farther.
 */
export const decidingSteps = (gateway: Moddle): Moddle[] => {
  const seen = new Set<Moddle>([gateway]);
  const steps: Moddle[] = [];
  const queue = sourcesOf(gateway);
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.$type === 'bpmn:UserTask' || kindOf(node) === 'border-timer') steps.push(node);
    else queue.push(...sourcesOf(node));
  }
  return steps;
};

/** Flows with a condition that this step's outcomes decide: those leaving the gateways directly reached from it. */
export const decidedFlows = (step: Moddle): Moddle[] => {
  const seen = new Set<Moddle>([step]);
  const flows: Moddle[] = [];
  const queue = targetsOf(step);
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node) || node.$type === 'bpmn:UserTask') continue;
    seen.add(node);
    if (node.$type === 'bpmn:ExclusiveGateway') {
      flows.push(...many(node, 'outgoing').filter((flow) => one(flow, 'conditionExpression') !== undefined));
    }
    queue.push(...targetsOf(node));
  }
  return flows;
};

const sourcesOf = (node: Moddle): Moddle[] =>
  many(node, 'incoming')
    .map((flow) => one(flow, 'sourceRef'))
    .filter((source) => source !== undefined);

const targetsOf = (node: Moddle): Moddle[] =>
  many(node, 'outgoing')
    .map((flow) => one(flow, 'targetRef'))
    .filter((target) => target !== undefined);
