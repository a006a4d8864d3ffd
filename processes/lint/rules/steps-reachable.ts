import { explore } from '../../../domain/flowchart/paths.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** R10: whatever is drawn can happen; a step that no outcome leads to is a mistake in the drawing. */
export const stepsReachable: RegistryRule = {
  name: 'steps-reachable',
  check({ chart }, report) {
    const { reached, finished } = explore(
      chart,
      null,
      () => '',
      () => null,
    );
    if (!finished) return;
    for (const node of chart.nodes.values()) {
      if (reached.has(node.id)) continue;
      report(node.id, `没有路径能到${called(node)}。`, `No path leads to ${calledEn(node)}.`);
    }
  },
};
