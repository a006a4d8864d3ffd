import { HEADERS } from '../../../domain/contract.ts';
import { isSpecialProcedure, SPECIAL_PROCEDURES } from '../../../domain/registry/stages.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/**
 * XK45: time is not counted for hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review only, and
 * only where the registry provides them for the power; a step that carries one out says which.
 */
export const specialProcedureProvided: RegistryRule = {
  name: 'special-procedure-provided',
  check({ chart, entry }, report) {
    const provided = entry.specialProcedures ?? [];
    const names = provided.map((code) => SPECIAL_PROCEDURES[code].name).join('、') || '无';
    const namesEn = provided.map((code) => SPECIAL_PROCEDURES[code].nameEn).join(', ') || 'none';
    for (const node of chart.nodes.values()) {
      if (node.kind !== 'step') continue;
      const special = node.headers[HEADERS.special];
      if (!special) {
        if (node.headers[HEADERS.stage] !== 'special-procedure') continue;
        const [only] = provided.length === 1 ? provided : [];
        report(
          node.id,
          `环节${called(node)}没有说明是哪一种特别程序。`,
          `Step ${calledEn(node)} does not say which special procedure it is.`,
          only && { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.special, value: only } },
        );
      } else if (!isSpecialProcedure(special)) {
        report(
          node.id,
          `环节${called(node)}的特别程序“${special}”未定义。`,
          `Step ${calledEn(node)} names an unknown special procedure "${special}".`,
        );
      } else if (!provided.includes(special)) {
        report(
          node.id,
          `权力库没有为本事项登记环节${called(node)}的特别程序“${SPECIAL_PROCEDURES[special].name}”（已登记：${names}）。`,
          `Step ${calledEn(node)} carries out "${SPECIAL_PROCEDURES[special].nameEn}", which the registry does not provide for this power (provided: ${namesEn}).`,
        );
      }
    }
  },
};
