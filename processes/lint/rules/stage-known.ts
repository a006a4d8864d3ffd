import { HEADERS } from '../../../domain/contract.ts';
import type { Effect } from '../../../domain/registry/effects.ts';
import { isStage, STAGE_CODES, STAGES, type Stage } from '../../../domain/registry/stages.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import type { PowerCategory, RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

const APPLIED: ReadonlySet<PowerCategory> = new Set<PowerCategory>(['licence', 'grant', 'confirmation', 'ruling']);
const DECIDING: ReadonlySet<Effect> = new Set<Effect>(['grant', 'deny', 'impose', 'spare']);

/** R10: every step says what it is in law by a stage of the table, because the lawful order is checked on stages and not on names. */
export const stageKnown: RegistryRule = {
  name: 'stage-known',
  check({ chart, entry }, report) {
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step') continue;
      const stored = node.headers[HEADERS.stage];
      if (isStage(stored)) continue;
      const certain = stageOf(node, entry);
      const repair = certain && { repair: { kind: 'set-header' as const, elementId: node.id, key: HEADERS.stage, value: certain } };
      if (stored)
        report(
          node.id,
          `环节${called(node)}的法定阶段“${stored}”未定义。`,
          `Step ${calledEn(node)} names an unknown legal stage "${stored}".`,
          repair,
        );
      else
        report(node.id, `环节${called(node)}没有设置法定阶段。`, `Step ${calledEn(node)} names no legal stage.`, {
          severity: 'warning',
          ...repair,
        });
    }
  },
};

/** Where the outcomes or the very name leave no doubt. */
function stageOf({ name, outcomes }: FlowNode, { category }: RegistryEntry): Stage | undefined {
  if (outcomes.some(({ effect }) => effect && DECIDING.has(effect))) return 'decision';
  if (outcomes.some(({ effect }) => effect === 'accept')) {
    if (category === 'penalty') return 'case-filing';
    if (APPLIED.has(category)) return 'acceptance';
  }
  return STAGE_CODES.find((code) => STAGES[code].name === name.trim() || STAGES[code].name.split('、').includes(name.trim()));
}
