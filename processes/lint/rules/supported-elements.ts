import type { RegistryRule } from '../rule.ts';
import { called, calledEn } from '../rule.ts';

/**
 * R10: a power's flowchart consists of steps, documents, closings, decisions, parallel gateways, one plain start and
 * plain ends. Every other rule follows paths through exactly these; anything else could lead around them.
 */
export const supportedElements: RegistryRule = {
  name: 'supported-elements',
  check({ chart }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind === 'other' && node.element.$type !== 'bpmn:ServiceTask') {
        report(node.id, `${called(node)}（${node.element.$type.slice(5)}）不能用于内部流程图。可用：开始、结束、人工环节、生成文书、办结、排他网关、并行网关。`,
          `${calledEn(node)} (${node.element.$type.slice(5)}) cannot be used in an internal flowchart. Use start, end, user task, document, closing, exclusive and parallel gateways.`);
      } else if (node.element['loopCharacteristics'] !== undefined) {
        report(node.id, `${called(node)}不得设置为多实例或者循环。`, `${calledEn(node)} may not be a loop or multi-instance.`);
      }
    }
  },
};
