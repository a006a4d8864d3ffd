/**
 * What pages show of the timer symbols that a matter has come to: until when, why, what the law then gives, and whether it may be waived
 * (docs/adr/0014).
 */
import type { PeriodView } from '../../../domain/api/periods.ts';
import type { Limit } from '../../../domain/clocks/ledger.ts';
import { HEADERS, type Period } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import { derivePeriod } from '../../../domain/clocks/derive-period.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { ClockRow, Clocks } from '../../clocks/index.ts';
import type { MatterRow } from '../../matters/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { organOfPosition } from '../../../domain/procedures/organ-of-position.ts';
import { procedureOf, type MatterKinds, type Procedure } from '../matter-kind.ts';
import { createPeriodStore } from './store.ts';
import { positionsIn } from './waive-period.ts';

export type PeriodViews = (person: Person, matter: MatterRow) => Promise<PeriodView[]>;

export function createPeriodViews(deps: {
  database: Database;
  clocks: Clocks;
  kinds: MatterKinds;
  nameOf: (personId: string) => Promise<string>;
}): PeriodViews {
  const { database, clocks, kinds, nameOf } = deps;
  const store = createPeriodStore(database);
  return async (person, matter) => {
    const rows = await store.ofMatter(matter.id);
    if (!rows.length) return [];
    const [procedure, states] = [await procedureOf(kinds, matter), await clocks.ofMatter(matter.id)];
    const waivers = new Map<string, PeriodView['waiver']>();
    for (const { period_id, reason, person_id, at } of await store.waiversOf(matter.id))
      waivers.set(period_id, { reason, personName: await nameOf(person_id), at: isoInChina(at) });
    return rows.flatMap((row): PeriodView[] => {
      const node = procedure.chart.nodes.get(row.element_id);
      const clock = states.find((one) => one.row.purpose === row.purpose && one.row.round === row.round);
      const limit = clock?.reading.limits[0];
      if (!node?.period || !clock || !limit) return [];
      const basis = node.headers[HEADERS.basis] || null;
      return [
        {
          id: row.id,
          purpose: row.purpose,
          elementId: row.element_id,
          name: (node.attachedTo ?? node).name || node.id,
          stepId: row.step_id,
          startedAt: isoInChina(row.started_at),
          dueAt: isoInChina(limit.dueAt),
          undeterminedYear: limit.undeterminedYear,
          endedAt: isoInChina(row.ended_at),
          endedBy: row.ended_by,
          basis,
          gives: givesOf(node),
          derivation: derivePeriod(runningPeriod(node.period, clock.row), basis, clock.ledger, limit.dueAt),
          waiver: waivers.get(row.id) ?? null,
          mayWaive: row.ended_at === null && node.headers[HEADERS.waivable] === 'yes' && mayDecide(person, procedure, matter),
        },
      ];
    });
  };
}

/** As long as its clock runs: one that ends with a moment of the matter is not as long as the drawing says. */
function runningPeriod(drawn: Period, { limits }: Pick<ClockRow, 'limits'>): Period {
  const [limit] = JSON.parse(limits) as Limit[];
  return limit ? { ...drawn, count: limit.days, unit: limit.unit } : drawn;
}

function givesOf({ kind, outcomes: [outcome] }: FlowNode): PeriodView['gives'] {
  return kind === 'border-timer' && outcome ? { label: outcome.label, labelEn: outcome.labelEn ?? outcome.label } : null;
}

const mayDecide = (person: Person, procedure: Procedure, matter: MatterRow): boolean =>
  positionsIn(procedure).some((code) =>
    person.positions.some((held) => held.code === code && held.organId === organOfPosition(procedure.positions, code, matter)),
  );
