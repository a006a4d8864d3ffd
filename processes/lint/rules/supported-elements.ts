import { timerProblem } from '../../../domain/flowchart/timers.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { called, calledEn, type RegistryRule, type Report } from '../rule.ts';

/**
 * R10, docs/adr/0014: a power's flowchart consists of steps, documents, closings, decisions, parallel gateways, timers on the border of
 * steps, waiting periods, one plain start and plain ends. Every other rule follows paths through exactly these; anything else could lead
 * around them.
 */
export const supportedElements: RegistryRule = {
  name: 'supported-elements',
  check({ chart }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind === 'other' && node.element.$type !== 'bpmn:ServiceTask') {
        refuse(node, report);
      } else if (node.element['loopCharacteristics'] !== undefined) {
        report(node.id, `${called(node)}不得设置为多实例或者循环。`, `${calledEn(node)} may not be a loop or multi-instance.`);
      }
    }
  },
};

function refuse(node: FlowNode, report: Report): void {
  const type = node.element.$type.slice(5);
  const timer = timerProblem(node.element);
  if (timer) {
    report(node.id, `${called(node)}（${type}）不能用于内部流程图：${timer.message}。`, `${calledEn(node)} (${type}): ${timer.messageEn}.`);
    return;
  }
  report(
    node.id,
    `${called(node)}（${type}）不能用于内部流程图。可用：开始、结束、人工环节、环节上的到期定时、等待期、生成文书、办结、排他网关、并行网关。`,
    `${calledEn(node)} (${type}) cannot be used in an internal flowchart. Use start, end, user task, timer on a step's border, waiting period, document, closing, exclusive and parallel gateways.`,
  );
}
