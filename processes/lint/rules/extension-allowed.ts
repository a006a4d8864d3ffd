import { followMarks } from '../marks.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/** XK42, CF60: the limits are extended only where the registry says by how much, and at most once on any path. */
export const extensionAllowed: RegistryRule = {
  name: 'extension-allowed',
  check({ chart, entry }, report) {
    const steps = [...chart.nodes.values()].filter(({ outcomes }) => outcomes.some(({ effect }) => effect === 'extend'));
    if (!steps.length) return;
    if (!entry.limits.extension) {
      for (const step of steps) {
        report(
          step.id,
          `权力库没有登记可以延长的期限，环节${called(step)}不能延期。`,
          `The registry gives no extension of the limits, so step ${calledEn(step)} cannot extend them.`,
        );
      }
      return;
    }
    const reported = new Set<string>();
    const finished = followMarks(chart, { marks: ['effect:extend'] }, ({ node, effect, has }) => {
      if (effect !== 'extend' || !has('effect:extend') || reported.has(node.id)) return;
      reported.add(node.id);
      report(
        node.id,
        `期限只能延长一次，但有路径在环节${called(node)}再次延期。`,
        `The limits may be extended once, but a path extends them again at step ${calledEn(node)}.`,
      );
    });
    if (!finished) tooComplex(report);
  },
};
