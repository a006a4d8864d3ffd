import { HEADERS } from '../../../domain/contract.ts';
import { intakeOf } from '../../../domain/registry/registry-entry.ts';
import type { RegistryRule } from '../rule.ts';

/**
 * R10, R6b: a position that the registry names for the power registers cases, does a step or gives an outcome at one; otherwise the entry
 * or the drawing is out of date.
 */
export const positionUsed: RegistryRule = {
  name: 'position-used',
  check({ chart, entry }, report) {
    const used = new Set([
      intakeOf(entry).position,
      ...[...chart.nodes.values()].flatMap(({ headers, outcomes }) => [
        headers[HEADERS.position]?.trim(),
        ...outcomes.map(({ position }) => position),
      ]),
    ]);
    for (const { code, name, nameEn } of entry.positions) {
      if (used.has(code)) continue;
      report(undefined, `权力库登记的“${name}”没有办理任何环节。`, `The registry names position "${nameEn}", but it does no step.`);
    }
  },
};
