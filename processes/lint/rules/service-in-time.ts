import { HEADERS } from '../../../domain/contract.ts';
import type { PowerCategory } from '../../../domain/registry/registry-entry.ts';
import { periodText } from '../../../domain/flowchart/period.ts';
import { isLonger } from '../least-days.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/** Working days for service (CF85 makes the seven days working days). */
const LIMITS: Partial<Record<PowerCategory, { days: number; basis: string }>> = {
  licence: { days: 10, basis: 'XK44' },
  penalty: { days: 7, basis: 'CF61' },
};

/** XK44, CF61: a step that serves a decision takes no longer than the law gives for service. */
export const serviceInTime: RegistryRule = {
  name: 'service-in-time',
  check({ chart, entry }, report) {
    const lawful = LIMITS[entry.category];
    if (!lawful) return;
    for (const node of chart.nodes.values()) {
      const { period } = node;
      if (node.kind !== 'step' || node.headers[HEADERS.stage] !== 'service' || !period) continue;
      if (!isLonger({ days: period.count, unit: period.unit }, { days: lawful.days, unit: 'working-day' })) continue;
      const { message, messageEn } = periodText(period);
      report(
        node.id,
        `送达环节${called(node)}的限时 ${message}超过法定的 ${lawful.days} 个工作日（依据 ${lawful.basis}）。`,
        `Service ${calledEn(node)} may take ${messageEn}, more than the ${lawful.days} working days that the law gives (${lawful.basis}).`,
        { repair: { kind: 'set-header', elementId: node.id, key: HEADERS.limit, value: String(lawful.days) } },
      );
    }
  },
};
