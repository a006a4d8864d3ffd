import { HEADERS } from '../../../domain/contract.ts';
import { isStage, STAGES, type Stage } from '../../../domain/registry/stages.ts';
import type { PowerCategory } from '../../../domain/registry/registry-entry.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** Stages at which the law wants two officers, and whence. */
const BY_CATEGORY: Partial<Record<PowerCategory, { stages: readonly Stage[]; basis: string }>> = {
  licence: { stages: ['on-site'], basis: 'XK34' },
  penalty: { stages: ['evidence', 'on-site'], basis: 'CF42' },
  compulsion: { stages: ['evidence', 'on-site', 'emergency'], basis: 'QZ18' },
  inspection: { stages: ['evidence', 'on-site'], basis: 'CF42' },
};

/** XK34, CF42, QZ18: evidence is taken and work on site is done by two officers at least. */
export const twoOfficers: RegistryRule = {
  name: 'two-officers',
  check({ chart, entry }, report) {
    const wanted = BY_CATEGORY[entry.category];
    if (!wanted) return;
    for (const node of chart.nodes.values()) {
      const stage = node.headers[HEADERS.stage];
      if (node.kind !== 'step' || !isStage(stage) || !wanted.stages.includes(stage) || node.headers[HEADERS.officers] === '2') continue;
      report(
        node.id,
        `环节${called(node)}（${STAGES[stage].name}）应当由两名以上执法人员办理（依据 ${wanted.basis}）。`,
        `Step ${calledEn(node)} (${STAGES[stage].nameEn}) must be done by two officers (${wanted.basis}).`,
        { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.officers, value: '2' } },
      );
    }
  },
};
