/**
 * What an archivist does to the file of a closed case: adds what came late, and holds it back from sealing, each with a reason (R12a,
 * R12b).
 */
import { randomUUID } from 'node:crypto';
import { conflict, notFound } from '../platform/errors.ts';
import type { FileView } from '../../domain/api/matters.ts';
import { createMatterStore, type Files, type MatterRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { mayKeep, notArchivist } from './may-open.ts';
import type { HoldRow } from './models.ts';
import type { Standing } from './standing.ts';

/** The kinds of the record's entries. */
export const ARCHIVE_HELD = 'archive-held';
export const ARCHIVE_HOLD_ENDED = 'archive-hold-ended';

export type Keeping = ReturnType<typeof createKeeping>;

export function createKeeping(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  files: Pick<Files, 'addLate'>;
  standing: Standing;
  /** The matter where the person may see it, else 404. */
  readable: (person: Person, matterId: string) => Promise<MatterRow>;
}) {
  const { database, record, time, files, standing, readable } = deps;
  const store = createMatterStore(database);

  async function inKeeping(person: Person, matterId: string): Promise<MatterRow> {
    const matter = await readable(person, matterId);
    if (matter.kind !== 'case') throw notFound('该办件', 'case');
    if (!mayKeep(person, matter)) throw notArchivist();
    return matter;
  }

  return {
    /** The decision and everything before it stay; the next version of the package holds it. Refused with 409 `matter-still-open`. */
    async addLate(person: Person, matterId: string, file: { name: string; bytes: Buffer }, reason: string): Promise<FileView> {
      const matter = await inKeeping(person, matterId);
      return database.write(async () => {
        const added = await files.addLate(person, matter.id, file, reason);
        await standing.wake(matter, time.now());
        return added;
      });
    },

    /** Refused with 409 `already-held`, and `already-sealed` where nothing is left to hold back. */
    async hold(person: Person, matterId: string, reason: string): Promise<HoldRow> {
      const { id } = await inKeeping(person, matterId);
      return database.write(async () => {
        const matter = await store.lock(id);
        if (!matter?.closed_at)
          throw conflict('matter-still-open', '该办件尚未办结，不存在封存。', 'The case has not ended: nothing is sealed yet.');
        if ((await standing.holdsOf(id)).some(({ ended }) => !ended))
          throw conflict('already-held', '该案卷已经暂缓封存。', 'The file is held back already.');
        if ((await standing.of(id))?.state === 'sealed')
          throw conflict(
            'already-sealed',
            '该案卷已经封存，仍可查阅、核验。',
            'The file is sealed already; it can still be opened and verified.',
          );
        const row = { id: randomUUID(), matter_id: id, person_id: person.id, at: time.now().getTime(), reason };
        await database.insert('archive_hold', row);
        await standing.ensure(matter);
        await standing.set(id, {
          state: 'held',
          nextAt: (await standing.of(id))?.next_at ?? row.at,
          problem: { text: `暂缓封存：${reason}`, textEn: `Held back: ${reason}` },
        });
        record.append({ kind: ARCHIVE_HELD, matterId: id, actorId: person.id, payload: { holdId: row.id, reason } });
        return row;
      });
    },

    /** Refused with 409 `hold-ended` the second time. */
    async endHold(person: Person, matterId: string, holdId: string, reason: string): Promise<void> {
      const matter = await inKeeping(person, matterId);
      await database.write(async () => {
        await store.lock(matter.id);
        const hold = (await standing.holdsOf(matter.id)).find(({ id }) => id === holdId);
        if (!hold) throw notFound('该暂缓', 'hold');
        if (hold.ended) throw conflict('hold-ended', '该暂缓已经解除。', 'This hold has been ended already.');
        await database.insert('archive_hold_end', { hold_id: holdId, person_id: person.id, at: time.now().getTime(), reason });
        await standing.wake(matter, time.now());
        record.append({ kind: ARCHIVE_HOLD_ENDED, matterId: matter.id, actorId: person.id, payload: { holdId, reason } });
      });
    },
  };
}
