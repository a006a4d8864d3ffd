import { HEADERS } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { askedFields } from '../../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { followMarks } from '../marks.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/**
 * XK42, CF60, QZ25: the limits are extended only where the registry says by how much, and at most once on any path; where departments
 * act together, by the head of the government (XK42(2)).
 */
export const extensionAllowed: RegistryRule = {
  name: 'extension-allowed',
  check({ chart, entry }, report) {
    const steps = [...chart.nodes.values()].filter(({ outcomes }) => outcomes.some(({ effect }) => effect === 'extend'));
    if (!steps.length) return;
    if (!entry.limits.extension && !entry.limits.holding?.extension) {
      for (const step of steps) {
        report(
          step.id,
          `权力库没有登记可以延长的期限，环节${called(step)}不能延期。`,
          `The registry gives no extension of the limits, so step ${calledEn(step)} cannot extend them.`,
        );
      }
      return;
    }
    if (entry.limits.joint) {
      for (const step of steps) {
        if (asksForGovernment(step, entry)) continue;
        report(
          step.id,
          `多个部门统一、联合、集中办理的，由本级人民政府负责人批准延长；环节${called(step)}的表单没有填写批准情况（governmentApproval）。`,
          `Where departments act together, the head of the government extends: the form of step ${calledEn(step)} does not ask for it (governmentApproval).`,
        );
      }
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

/** Whoever extends writes down who approved it in the government; a holding of goods is extended by the organ itself. */
const asksForGovernment = ({ headers, outcomes }: FlowNode, entry: RegistryEntry): boolean => {
  const fields = entry.forms[headers[HEADERS.form] ?? '']?.fields ?? [];
  return outcomes
    .filter(({ effect }) => effect === 'extend')
    .every(({ code }) => askedFields(fields, code).some(({ key, required }) => key === 'governmentApproval' && required));
};
