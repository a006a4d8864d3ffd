/** How closed cases stand on their way to permanent storage: the rows that the job works through, written here and nowhere else. */
import type { VolumeState } from '../../domain/archive/states.ts';
import type { Bilingual } from '../../domain/api/basics.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time/duration.ts';
import type { MatterRow } from '../matters/index.ts';
import { findRow, findRows, type Database } from '../platform/database/index.ts';
import { archiveModels, type HoldRow, type PackageRow, type VolumeRow } from './models.ts';

const AT_ONCE = 1_000;
/** A transaction that ends a case may become visible after one that began later. */
const LATE_COMMITS_MS = HOUR_MS;

export type Standing = ReturnType<typeof createStanding>;

export function createStanding({ database, years }: { database: Database; years: number }) {
  const { volume, package: packages, hold, holdEnd } = archiveModels(database);
  /** Never later than the day that the law gives: what is looked at too early is looked at again. */
  const firstLook = (closedAt: number): number => closedAt + years * 365 * DAY_MS;

  return {
    /** Takes in what was closed since the last time; answers how many, {@link AT_ONCE} at most. */
    async gather(): Promise<number> {
      const last = await database.get<{ at: number | null }>('SELECT MAX(closed_at) AS at FROM archive_volume');
      const closed = await database.all<Pick<MatterRow, 'id' | 'organ_id' | 'district_id'> & { closed_at: number }>(
        `SELECT m.id, m.organ_id, m.district_id, m.closed_at FROM matter m WHERE m.closed_at > $1 AND m.kind = 'case'
           AND NOT EXISTS (SELECT 1 FROM archive_volume v WHERE v.id = m.id) ORDER BY m.closed_at LIMIT ${AT_ONCE}`,
        [Number(last?.at ?? 0) - LATE_COMMITS_MS],
      );
      if (closed.length)
        await database.write(async () => {
          for (const matter of closed) await this.ensure(matter);
        });
      return closed.length;
    },

    /** Its row, made if it is not there yet; inside the caller's transaction. */
    ensure: ({
      id,
      organ_id,
      district_id,
      closed_at,
    }: Pick<MatterRow, 'id' | 'organ_id' | 'district_id' | 'closed_at'>): Promise<boolean> =>
      database.insertOnce('archive_volume', {
        ...{ id, organ_id, district_id, closed_at: Number(closed_at) },
        ...{ state: 'kept', next_at: firstLook(Number(closed_at)), problem: null },
      }),

    of: (id: string): Promise<VolumeRow | undefined> => findRow(volume, { where: { id } }),

    due: (now: Date, most: number): Promise<{ id: string }[]> =>
      database.all<{ id: string }>(`SELECT id FROM archive_volume WHERE next_at <= $1 ORDER BY next_at, id LIMIT ${most}`, [now.getTime()]),

    async set(id: string, change: { state: VolumeState; nextAt: number | null; problem?: Bilingual }): Promise<void> {
      const { state, nextAt, problem } = change;
      await volume.update({ state, next_at: nextAt, problem: problem ? JSON.stringify(problem) : null }, { where: { id } });
    },

    /** Looked at again at once: something was added, or what held it back has ended. */
    async wake(matter: Pick<MatterRow, 'id' | 'organ_id' | 'district_id' | 'closed_at'>, now: Date): Promise<void> {
      await this.ensure(matter);
      await this.set(matter.id, { state: 'kept', nextAt: now.getTime() });
    },

    packagesOf: (matterId: string): Promise<PackageRow[]> =>
      findRows(packages, { where: { matter_id: matterId }, order: [['version', 'ASC']] }),
    package: (id: string): Promise<PackageRow | undefined> => findRow(packages, { where: { id } }),

    async holdsOf(matterId: string): Promise<(HoldRow & { ended: { person_id: string; at: number; reason: string } | null })[]> {
      const holds = await findRows(hold, { where: { matter_id: matterId }, order: [['at', 'ASC']] });
      const ends = holds.length ? await findRows(holdEnd, { where: { hold_id: holds.map(({ id }) => id) } }) : [];
      return holds.map((row) => ({ ...row, ended: ends.find((end) => end.hold_id === row.id) ?? null }));
    },

    /**
     * Open matters about the case: a review, an order, a complaint, a suit, a signal. Whatever its kind, it points at the case, or the
     * case at it.
     */
    async openAbout(matterId: string): Promise<number> {
      const row = await database.get<{ n: number }>(
        `SELECT COUNT(DISTINCT m.id) AS n FROM matter m WHERE m.closed_at IS NULL AND (
           m.id IN (SELECT l.matter_id FROM matter_link l WHERE l.to_id = $1 AND l.to_kind = 'matter')
           OR m.id IN (SELECT l.to_id FROM matter_link l WHERE l.matter_id = $1 AND l.to_kind = 'matter')
           OR m.id IN (SELECT g.investigation_id FROM investigation_ground g JOIN warning_signal w ON w.id = g.ground_id WHERE w.matter_id = $1)
           OR m.id IN (SELECT c.complaint_id FROM complaint_subject c WHERE c.case_id = $1)
           OR m.id IN (SELECT s.act_id FROM signal_standing s WHERE s.matter_id = $1 AND s.act_id IS NOT NULL)
           OR m.id IN (SELECT l.matter_id FROM matter_link l JOIN document d ON d.id = l.to_id WHERE l.to_kind = 'document' AND d.matter_id = $1)
           OR m.id IN (SELECT l.matter_id FROM matter_link l JOIN warning_signal w ON w.id = l.to_id WHERE l.to_kind = 'signal' AND w.matter_id = $1))`,
        [matterId],
      );
      return Number(row?.n ?? 0);
    },
  };
}
