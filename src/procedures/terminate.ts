/**
 * Closes a matter with reasons, outside its flowchart, because no way goes on (R12a; docs/adr/0015-engine-routes-record-proves.md):
 * its clock stops, its instances are cancelled, its open steps with them, and nothing is issued. No recorded fact is changed.
 */
import { OWNER_COMPLETE, type Clocks } from '../clocks/index.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { giveUpInstances } from './give-up-instances.ts';
import type { MatterKinds } from './matter-kind.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import { createPeriodStore } from './periods/store.ts';
import type { RepairLog, RepairRow } from './repair-log.ts';
import { createSettle } from './resume.ts';
import type { Sightings } from './sightings.ts';

export type Terminate = (matter: MatterRow, repair: RepairRow) => Promise<void>;

export function createTerminate(deps: {
  database: Database;
  clocks: Clocks;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  sightings: Sightings;
  repairLog: RepairLog;
  runPeriods: RunPeriods;
}): Terminate {
  const { database, clocks, record, time, kinds, runPeriods } = deps;
  const periods = createPeriodStore(database);
  const store = createMatterStore(database);
  const settle = createSettle(deps);
  return async (matter, repair) => {
    const now = time.now();
    const kind = kinds(matter.kind);
    await giveUpInstances(deps, matter);
    for (const { id, state } of await store.stepsOf(matter.id))
      if (state === 'open' || state === 'claimed') await store.updateStep(id, { state: 'cancelled' });
    matter.closed_at = now.getTime();
    const state = await kind.terminated({ matter, now });
    await store.update(matter.id, { state, closed_at: matter.closed_at });
    await clocks.append({ matterId: matter.id, purpose: kind.clock }, [{ kind: 'stop', at: now, reason: OWNER_COMPLETE }]);
    for (const period of await periods.ofMatter(matter.id)) await runPeriods.end(period, 'closed', now);
    record.append({
      kind: `${matter.kind}-terminated`,
      matterId: matter.id,
      actorId: repair.approved_by,
      payload: { repairId: repair.id, divergenceId: repair.divergence_id, reason: repair.reason, proposedBy: repair.proposed_by },
    });
    await settle(matter, repair);
  };
}
