/**
 * What stands before every effect of the engine's word (R10, R12a): the matters are locked, their runs read, and a job
 * is let through only where the recorded decisions lead to it. Every other job freezes its matter.
 */
import { admits, enabled, follow, type Enabled, type Occurrence, type TaskJob } from '../../domain/flowchart/conformance.ts';
import type { Divergence } from '../../domain/flowchart/divergence.ts';
import type { TaskNode } from '../../domain/flowchart/token-game.ts';
import { createMatterStore, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Freeze } from './freeze.ts';
import type { EngineJob, Reply } from './engine-job.ts';
import type { Replays } from './replays.ts';
import type { RecordedRun, Runs } from './runs.ts';
import type { Sightings } from './sightings.ts';

export interface Guard {
  /** Locks these matters until the end of the transaction. */
  lock(matterIds: readonly string[]): Promise<Guarded>;
}

export type Admitted = { node: TaskNode } | { node?: undefined; reply: Reply };

export interface Guarded {
  matter(id: string): MatterRow | undefined;
  /**
   * The element that the job stands at, as the confirmed drawing has it; or how to reply to a job that has no effect: held, its matter
   * now frozen, or answered from the record.
   */
  admit(matter: MatterRow, job: EngineJob, kind: TaskJob['kind']): Promise<Admitted>;
  /** Why this fact would not follow. One that does counts from now on. */
  follow(matter: MatterRow, occurrence: Occurrence): Divergence | undefined;
  /** What may happen next, by the facts that count so far. */
  enabled(matter: MatterRow): Enabled[];
}

export function createGuard(deps: { database: Database; runs: Runs; freeze: Freeze; replays: Replays; sightings: Sightings }): Guard {
  const { database, runs, freeze, replays, sightings } = deps;
  const store = createMatterStore(database);
  return {
    async lock(matterIds) {
      const rows = await store.lockAll([...new Set(matterIds)]);
      const matters = new Map(rows.map((row) => [row.id, row]));
      const recorded = await runs.of(rows.filter(({ procedure_id, frozen_at }) => procedure_id !== null && frozen_at === null));

      const runOf = (matter: MatterRow): RecordedRun => {
        const found = recorded.get(matter.id);
        if (!found) throw new Error(`Matter ${matter.id} runs on no procedure or is frozen`);
        return found;
      };

      return {
        matter: (id) => matters.get(id),
        async admit(matter, job, kind) {
          const asked = { elementId: job.elementId, kind };
          // What is over is over: nothing that an engine says of it has an effect any more.
          if (matter.closed_at !== null) return { reply: (await replays.known(job.key)) ?? 'keep' };
          if (matter.rebuilding !== null) {
            const reply = await replays.rebuild(matter, job, kind);
            if (reply !== 'ordinary') return { reply };
          }
          if (matter.frozen_at !== null) {
            const reply = await replays.answer(matter, job, kind);
            if (reply === 'keep') await sightings.note(matter, job);
            return { reply };
          }
          const { run, refused } = runOf(matter);
          const admission = admits(run, asked);
          const problem = refused ?? (admission.ok ? undefined : admission.divergence);
          if (admission.ok && !problem) return { node: admission.node };
          const known = await replays.known(job.key);
          if (known) return { reply: known };
          if (problem) {
            await freeze(matter, problem, { jobKey: job.key, processInstanceKey: job.processInstanceKey });
            await sightings.note(matter, job);
          }
          return { reply: 'keep' };
        },
        follow(matter, occurrence) {
          const { run, refused } = runOf(matter);
          if (refused) return refused;
          const next = follow(run, occurrence);
          if (!next.ok) return next.divergence;
          recorded.set(matter.id, { run: next.run });
          return undefined;
        },
        enabled: (matter) => enabled(runOf(matter).run),
      };
    },
  };
}
