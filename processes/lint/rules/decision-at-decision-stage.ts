import { HEADERS } from '../../../domain/contract.ts';
import { EFFECTS, type Effect } from '../../../domain/registry/effects.ts';
import { isStage, STAGES } from '../../../domain/registry/stages.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

const DECIDING: ReadonlySet<Effect> = new Set<Effect>(['grant', 'deny', 'impose', 'spare']);

/**
 * XK38, CF57: what binds the party is decided at a step of stage "decision", not in passing at a review. Where a procedure is decided on
 * the spot the accepting step may decide as well.
 */
export const decisionAtDecisionStage: RegistryRule = {
  name: 'decision-at-decision-stage',
  check({ chart, entry }, report) {
    if (entry.procedure === 'simple') return;
    for (const node of chart.nodes.values()) {
      const stage = node.headers[HEADERS.stage];
      const decides = node.outcomes.map(({ effect }) => effect).find((effect) => effect && DECIDING.has(effect));
      if (!decides || !isStage(stage) || stage === 'decision') continue;
      report(
        node.id,
        `环节${called(node)}作出“${EFFECTS[decides].name}”的决定，但法定阶段是“${STAGES[stage].name}”，应当是“决定”。`,
        `Step ${calledEn(node)} can ${EFFECTS[decides].nameEn}, but its stage is "${STAGES[stage].nameEn}" instead of "Decision".`,
        { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.stage, value: 'decision' } },
      );
    }
  },
};
