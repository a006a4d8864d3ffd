import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { waysOn } from '../../../domain/flowchart/paths.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** R11.4, R13: two steps that one case can pass carry different names, so that inbox, record and signals tell them apart. */
export const stepNamesDistinct: RegistryRule = {
  name: 'step-names-distinct',
  check({ chart }, report) {
    const byName = new Map<string, FlowNode[]>();
    for (const node of chart.nodes.values()) {
      if (node.kind === 'step' && node.name.trim()) byName.set(node.name.trim(), [...(byName.get(node.name.trim()) ?? []), node]);
    }
    for (const steps of byName.values()) {
      for (const step of steps) {
        const earlier = steps.find((other) => other !== step && followedBy(other, step));
        if (!earlier) continue;
        report(
          step.id,
          `同一办件可能先后经过两个名为${called(step)}的环节，应当用名称区分。`,
          `One case can pass two steps called ${calledEn(step)}; give them different names.`,
        );
      }
    }
  },
};

/** Whether some way leads from one element to the other. */
function followedBy(from: FlowNode, to: FlowNode): boolean {
  const seen = new Set<FlowNode>();
  const queue = waysOn(from).map(({ target }) => target);
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    queue.push(...waysOn(node).map(({ target }) => target));
  }
  return false;
}
