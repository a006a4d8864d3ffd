/**
 * Where an engine claims that a suspended matter stands (R12a; docs/adr/0015-engine-routes-record-proves.md): the jobs that it
 * handed out for it meanwhile, of the matter's own instance and of others that name it. Shown to whoever repairs; they prove nothing.
 *
 * Forgotten when the matter goes on.
 */
import type { MatterRow } from '../matters/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';

export interface SightedJob {
  job_key: string;
  matter_id: string;
  process_instance_key: string;
  element_id: string;
  first_seen: number;
  last_seen: number;
}

export interface Sightings {
  /** A job of a suspended matter. Inside a transaction. */
  note(matter: Pick<MatterRow, 'id'>, job: { key: string; processInstanceKey: string; elementId: string }): Promise<void>;
  /** By instance, of those that nobody has given up. */
  of(matterId: string): Promise<Map<string, SightedJob[]>>;
  /** A job that turned out to be gone. */
  remove(jobKey: string): Promise<void>;
  forget(matterId: string): Promise<void>;
}

export function createSightings({ database, time }: { database: Database; time: Time }): Sightings {
  const givenUp = async (instances: readonly string[]): Promise<Set<string>> => {
    if (!instances.length) return new Set();
    const rows = await database.all<{ id: string }>(
      `SELECT id FROM outbox WHERE id IN (${placeholders(instances.length)})`,
      instances.map((key) => `cancel:${key}`),
    );
    return new Set(rows.map(({ id }) => id.slice('cancel:'.length)));
  };
  return {
    async note({ id }, { key, processInstanceKey, elementId }) {
      const at = time.now().getTime();
      const row: SightedJob = {
        job_key: key,
        matter_id: id,
        process_instance_key: processInstanceKey,
        element_id: elementId,
        first_seen: at,
        last_seen: at,
      };
      if (!(await database.insertOnce('sighted_job', { ...row })))
        await database.run('UPDATE sighted_job SET last_seen = $1 WHERE job_key = $2', [at, key]);
    },
    async of(matterId) {
      const rows = await database.all<SightedJob>('SELECT * FROM sighted_job WHERE matter_id = $1 ORDER BY first_seen, job_key', [
        matterId,
      ]);
      const gone = await givenUp([...new Set(rows.map(({ process_instance_key }) => process_instance_key))]);
      const byInstance = new Map<string, SightedJob[]>();
      for (const row of rows) {
        const { process_instance_key: key } = row;
        if (gone.has(key)) continue;
        byInstance.set(key, [...(byInstance.get(key) ?? []), row]);
      }
      return byInstance;
    },
    remove: async (jobKey) => {
      await database.run('DELETE FROM sighted_job WHERE job_key = $1', [jobKey]);
    },
    forget: async (matterId) => {
      await database.run('DELETE FROM sighted_job WHERE matter_id = $1', [matterId]);
    },
  };
}
