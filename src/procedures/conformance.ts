/** What holds the engine to the record, made once (docs/adr/0015-engine-routes-record-proves.md). */
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createFreeze, type Freeze } from './freeze.ts';
import { createGuard, type Guard } from './guard.ts';
import type { MatterKinds } from './matter-kind.ts';
import { createRepairLog, type RepairLog } from './repair-log.ts';
import { createReplays } from './replays.ts';
import { createResume, type Resume } from './resume.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSightings, type Sightings } from './sightings.ts';

export interface Conformance {
  runs: Runs;
  freeze: Freeze;
  guard: Guard;
  sightings: Sightings;
  resume: Resume;
  repairLog: RepairLog;
}

export function createConformance(deps: {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  kinds: MatterKinds;
}): Conformance {
  const { database } = deps;
  const runs = createRuns(deps);
  const freeze = createFreeze(deps);
  const sightings = createSightings(deps);
  const repairLog = createRepairLog(deps);
  const resume = createResume({ ...deps, sightings, repairLog });
  const replays = createReplays({ ...deps, runs, freeze, resume, repairLog });
  return { runs, freeze, guard: createGuard({ database, runs, freeze, replays, sightings }), sightings, resume, repairLog };
}
