import { HEADERS } from '../../../domain/contract.ts';
import { effect as effectNamed } from '../../../domain/registry/effects.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/**
 * XK34, CF51: what is decided on the spot needs no special procedure, no suspension and no extension; with one of them it is an ordinary
 * procedure.
 */
export const simpleProcedure: RegistryRule = {
  name: 'simple-procedure',
  check({ chart, entry }, report) {
    if (entry.procedure !== 'simple') return;
    for (const node of chart.nodes.values()) {
      for (const { effect } of node.outcomes) {
        if (!effect || effectNamed(effect).kind !== 'clock') continue;
        report(
          node.id,
          `本事项当场办理，环节${called(node)}不应有“${effectNamed(effect).name}”。`,
          `This power is handled on the spot, so step ${calledEn(node)} should not ${effectNamed(effect).nameEn}.`,
        );
      }
      if (node.kind === 'step' && node.headers[HEADERS.special]) {
        report(
          node.id,
          `本事项当场办理，环节${called(node)}不应是特别程序。`,
          `This power is handled on the spot, so step ${calledEn(node)} should not be a special procedure.`,
        );
      }
    }
  },
};
