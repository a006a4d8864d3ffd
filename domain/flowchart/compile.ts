/**
 * What the engine is given for a drawing with timer symbols (docs/adr/0014): the same flowchart in terms that the ledger can answer.
 *
 * A border timer becomes a way out of its step, taken when the platform completes the step with {@link LIMIT_PASSED}; a waiting period a
 * job that the ledger completes. Everything else, ids above all, stays as it was drawn, and a drawing without either symbol stays byte
 * for byte.
 */
import { HEADERS, JOB_TYPES, LIMIT_PASSED, LIMIT_PASSED_HEADER } from '../contract.ts';
import { conditionFor } from './condition.ts';
import { limitPassedOn } from './describe.ts';
import { processesOf, readFlowchart, type FlowNode, type Flowchart } from './flowchart.ts';
import { editTree, type Tree } from './edit-tree.ts';
import { many } from './moddle.ts';
import { readBpmn } from './read-bpmn.ts';

/** A drawing that the registry should never have confirmed: the check refuses what is refused here. */
export class CannotCompile extends Error {
  constructor(
    readonly elementId: string | undefined,
    reason: string,
  ) {
    super(`${elementId ?? 'flowchart'}: ${reason}`);
    this.name = 'CannotCompile';
  }
}

/** Compiles the text of a confirmed drawing; the same text always gives the same text. */
export async function compileFlowchart(xml: string): Promise<string> {
  if (!xml.includes('timerEventDefinition')) return xml;
  const read = await readBpmn(xml);
  if (!read.ok) throw new CannotCompile(undefined, read.problems.map(({ messageEn }) => messageEn).join(' '));
  const { definitions } = read;
  const timers = processesOf(definitions).flatMap((process) => {
    const chart = readFlowchart(process);
    return [...chart.nodes.values()].filter(isTimer).map((node) => ({ node, chart }));
  });
  if (!timers.length) return xml;
  const tree = editTree(definitions);
  for (const { node, chart } of timers) {
    if (node.kind === 'waiting-period') compileWaitingPeriod(node, tree);
    else compileBorderTimer(node, chart, tree);
  }
  return tree.write();
}

const isTimer = ({ kind }: FlowNode): boolean => kind === 'waiting-period' || kind === 'border-timer';

/** Ids of what stands in for a border timer, made from the step's, so that they never change while the step does not. */
export const gatewayIdOf = (stepId: string): string => `${stepId}_LimitPassed`;
const flowIdOf = (stepId: string): string => `${stepId}_ToLimitPassed`;

/** Asked for again ten times, like the closing of a case; then an incident tells a person. */
const RETRIES = '10';

function compileWaitingPeriod({ id, name, element, period, headers }: FlowNode, tree: Tree): void {
  if (!period) throw new CannotCompile(id, 'the waiting period has no length');
  const task = tree.create('bpmn:ServiceTask', {
    id,
    ...(name ? { name } : {}),
    documentation: many(element, 'documentation'),
    incoming: many(element, 'incoming'),
    outgoing: many(element, 'outgoing'),
  });
  const basis = headers[HEADERS.basis];
  tree.extend(task, [
    tree.create('zeebe:TaskDefinition', { type: JOB_TYPES.waitingPeriod, retries: RETRIES }),
    tree.headers({
      [HEADERS.period]: String(period.count),
      [HEADERS.periodUnit]: period.unit,
      [HEADERS.roll]: period.roll ? 'yes' : 'no',
      [HEADERS.waivable]: headers[HEADERS.waivable] === 'yes' ? 'yes' : 'no',
      ...(basis ? { [HEADERS.basis]: basis } : {}),
    }),
  ]);
  tree.replace(element, task);
}

/** Step → gateway; the flow that was drawn is its default, the timer's flow is taken when the limit passed. */
function compileBorderTimer({ id, element, attachedTo: step, outgoing }: FlowNode, { nodes }: Flowchart, tree: Tree): void {
  const [drawn, ...moreDrawn] = step?.outgoing ?? [];
  const [onward, ...moreOnward] = outgoing;
  if (!step || !drawn || moreDrawn.length) throw new CannotCompile(id, 'a step with a border timer has exactly one flow of its own');
  if (!onward || moreOnward.length) throw new CannotCompile(id, 'exactly one flow leaves a border timer');
  if (step.borderTimer?.id !== id) throw new CannotCompile(id, `step ${step.id} has more than one border timer`);
  const passed = limitPassedOn(step);
  if (!passed) throw new CannotCompile(id, 'the border timer has no period');
  const [gatewayId, flowId] = [gatewayIdOf(step.id), flowIdOf(step.id)];
  if (nodes.has(gatewayId) || tree.has(flowId)) throw new CannotCompile(step.id, `the ids ${gatewayId} and ${flowId} are reserved`);

  const gateway = tree.create('bpmn:ExclusiveGateway', { id: gatewayId });
  const [flow, normal, way] = [tree.create('bpmn:SequenceFlow', { id: flowId }), tree.find(drawn.id), tree.find(onward.id)];
  if (!normal || !way) throw new CannotCompile(id, 'its flows are not in the process');
  Object.assign(flow, { sourceRef: step.element, targetRef: gateway });
  Object.assign(gateway, { default: normal, incoming: [flow], outgoing: [normal, way] });
  step.element['outgoing'] = [flow];
  normal['sourceRef'] = gateway;
  way['sourceRef'] = gateway;
  const condition = tree.create('bpmn:FormalExpression', { body: conditionFor([LIMIT_PASSED]) });
  condition.$parent = way;
  way['conditionExpression'] = condition;
  tree.extend(step.element, [tree.headers({ [LIMIT_PASSED_HEADER]: JSON.stringify(passed) })]);
  tree.replace(element, gateway, flow);
}
