/**
 * What an approved repair does (R12a; docs/adr/0015-engine-routes-record-proves.md): at once, or by a command that asks the engine first.
 */
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RepairKind } from '../../domain/flowchart/repairs.ts';
import { giveUpInstances } from './give-up-instances.ts';
import { REBIND_MATTER } from './rebind.ts';
import type { RepairRow } from './repair-log.ts';
import type { Resume } from './resume.ts';
import type { Runs } from './runs.ts';
import type { Sightings } from './sightings.ts';
import { startCommand } from './start-matter.ts';
import type { Terminate } from './terminate.ts';

export type CarryOut = (matter: MatterRow, repair: RepairRow) => Promise<void>;

export function createCarryOut(deps: {
  database: Database;
  outbox: Outbox;
  runs: Runs;
  sightings: Sightings;
  resume: Resume;
  terminate: Terminate;
}): CarryOut {
  const { database, outbox, runs, sightings, resume, terminate } = deps;
  const store = createMatterStore(database);

  /** Every instance is given up for a fresh one. The start goes its own way, because the matter's commands wait. */
  async function replay(matter: MatterRow, repair: RepairRow): Promise<void> {
    await giveUpInstances(deps, matter);
    await sightings.forget(matter.id);
    matter.process_instance_key = null;
    await store.update(matter.id, { process_instance_key: null });
    await outbox.put({ ...startCommand(matter), id: `replay:${repair.id}`, stream: `replay:${matter.id}` });
    // Where nothing was done yet, there is nothing to answer: every job is an ordinary one.
    if ((await runs.factsOf(matter)).every(({ kind }) => kind === 'started')) await resume(matter, repair);
  }

  const rebind = (matter: MatterRow, repair: RepairRow): Promise<void> =>
    outbox.put({
      id: `rebind:${repair.id}`,
      kind: REBIND_MATTER,
      stream: `rebind:${matter.id}`,
      payload: { repairId: repair.id },
    });

  const acts: Record<RepairKind, CarryOut> = { retry: resume, rebind, replay, close: terminate };
  return (matter, repair) => acts[repair.kind](matter, repair);
}
