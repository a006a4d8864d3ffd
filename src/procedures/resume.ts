/** A matter that was brought home goes on (R12a): every divergence of it is settled, and the record says by which repair. */
import { randomUUID } from 'node:crypto';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { ASK_FOR_JOBS } from './ask-for-jobs.ts';
import type { RepairLog, RepairRow } from './repair-log.ts';
import type { Sightings } from './sightings.ts';

export type Resume = (matter: MatterRow, repair: RepairRow) => Promise<void>;

export interface ResumeDependencies {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  sightings: Sightings;
  repairLog: RepairLog;
}

export function createResume(deps: ResumeDependencies): Resume {
  const { outbox, record, sightings } = deps;
  const settle = createSettle(deps);
  return async (matter, repair) => {
    // What was held meanwhile: the engine would hand it out again, but perhaps only after an hour.
    const held = (await sightings.of(matter.id)).get(matter.process_instance_key ?? '') ?? [];
    await settle(matter, repair);
    if (held.length)
      await outbox.put({
        id: `ask:${repair.id}`,
        kind: ASK_FOR_JOBS,
        stream: `ask:${matter.id}`,
        payload: { jobKeys: held.map(({ job_key }) => job_key) },
      });
    record.append({ kind: 'matter-resumed', matterId: matter.id, payload: { divergenceId: repair.divergence_id, repairId: repair.id } });
  };
}

/** Nothing is in question any more, whichever way the repair went. */
export function createSettle({ database, time, sightings, repairLog }: Omit<ResumeDependencies, 'outbox' | 'record'>): Resume {
  const store = createMatterStore(database);
  return async (matter, repair) => {
    const at = time.now().getTime();
    matter.frozen_at = null;
    await store.update(matter.id, { frozen_at: null });
    await database.run('UPDATE divergence SET settled_at = $1 WHERE matter_id = $2 AND settled_at IS NULL', [at, matter.id]);
    await sightings.forget(matter.id);
    await repairLog.done(repair);
    const event = { id: randomUUID(), divergence_id: repair.divergence_id, kind: 'settled', person_id: null, at };
    await database.insert('divergence_event', { ...event, body: JSON.stringify({ repairId: repair.id, repair: repair.kind }) });
  };
}
