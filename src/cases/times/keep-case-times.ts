/**
 * Keeps `case_time` true: how each case stands to its promised limit, written in the transaction in which its clock moved (R13). Derived
 * from the clock, for counting by index (docs/adr/0038-wall-and-statistics.md). In SQL, because it is on every case's way
 * (docs/adr/0022-hot-path.md).
 */
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { timingOf } from '../../../domain/cases/case-timing.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { updateRow } from '../../matters/index.ts';
import type { CaseTimeRow } from './models.ts';

interface Moved extends Pick<CaseTimeRow, 'id' | 'due_at' | 'ended_at'> {
  power_id: string;
  category: string;
  organ_id: string;
  district_id: string | null;
  colour: string;
  /** Whether there is a row already. */
  kept: number | null;
}

/** Hears of the matters whose clocks have moved; those that are no case, or whose time does not run yet, are passed over. */
export function createKeepCaseTimes({ database, calendar }: { database: Database; calendar: () => WorkingCalendar }) {
  return async (matterIds: readonly string[]): Promise<void> => {
    const moved = await database.all<Moved>(
      `SELECT m.id, c.power_id, p.category, m.organ_id, m.district_id, d.due_at, k.colour,
         (SELECT MAX(e.at) FROM clock_entry e WHERE e.clock_id = k.id AND e.kind = 'stop') AS ended_at,
         (SELECT 1 FROM case_time t WHERE t.id = m.id) AS kept
       FROM case_file c JOIN matter m ON m.id = c.id JOIN power p ON p.id = c.power_id
         JOIN clock k ON k.matter_id = m.id AND k.purpose = 'handling' AND k.round = 1 AND k.state <> 'not-started'
         LEFT JOIN clock_due d ON d.clock_id = k.id AND d.limit_id = 'promised'
       WHERE c.id IN (${placeholders(matterIds.length)})`,
      [...matterIds],
    );
    for (const { kept, colour, ...row } of moved) {
      const { due_at: due, ended_at: ended } = row;
      const open = { timing: colour === 'overdue' ? ('late' as const) : null, days: null };
      const time: CaseTimeRow = { ...row, ...(due !== null && ended !== null ? timingOf(due, ended, calendar()) : open) };
      if (kept === null) await database.insert('case_time', { ...time });
      else await updateRow(database, 'case_time', row.id, { due_at: due, ended_at: ended, timing: time.timing, days: time.days });
    }
  };
}
