import { WorkingCalendar, type CalendarYear } from '../domain/calendar/calendar.ts';
import { timingOf } from '../domain/cases/case-timing.ts';
import type { Schema } from '../src/platform/database/index.ts';

/**
 * How each case stands to its promise, in a narrow table that an index alone answers from: the wall's trend and the statistics count along
 * it (R13; docs/adr/0038-wall-and-statistics.md). Derived from the clocks, as the header's times are; never the truth.
 */
export async function up(schema: Schema): Promise<void> {
  await schema.table(
    'case_time',
    `
    id VARCHAR(64) PRIMARY KEY,
    power_id VARCHAR(64) NOT NULL,
    category VARCHAR(32) NOT NULL,
    organ_id VARCHAR(64) NOT NULL,
    district_id VARCHAR(64) NULL,
    due_at BIGINT NULL,
    ended_at BIGINT NULL,
    timing VARCHAR(8) NULL,
    days INTEGER NULL`,
  );
  await fill(schema);
  await schema.index('case_time', 'ended_at, timing, days, organ_id, power_id, category');
  await schema.index('case_time', 'timing, due_at, organ_id, power_id, category');
  for (const column of ['power_id', 'organ_id', 'district_id']) await schema.index('case_time', `${column}, ended_at`);
  // Steps past their own limit, and what was decided in a period.
  await schema.index('step', 'state, due_at, matter_id');
  await schema.index('step', 'decided_at, organ_id, position_code, due_at, matter_id');
}

interface Found {
  id: string;
  power_id: string;
  category: string;
  organ_id: string;
  district_id: string | null;
  due_at: number | null;
  ended_at: number | null;
  colour: string;
}

const AT_ONCE = 2_000;

async function fill(schema: Schema): Promise<void> {
  const years = await schema.all<{ body: string }>('SELECT body FROM calendar_year ORDER BY year');
  const calendar = new WorkingCalendar(years.map(({ body }) => JSON.parse(body) as CalendarYear));
  for (let after = ''; ;) {
    const rows = await schema.all<Found>(
      `SELECT m.id, c.power_id, p.category, m.organ_id, m.district_id, d.due_at, k.colour,
         (SELECT MAX(e.at) FROM clock_entry e WHERE e.clock_id = k.id AND e.kind = 'stop') AS ended_at
       FROM case_file c JOIN matter m ON m.id = c.id JOIN power p ON p.id = c.power_id
         JOIN clock k ON k.matter_id = m.id AND k.purpose = 'handling' AND k.round = 1 AND k.state <> 'not-started'
         LEFT JOIN clock_due d ON d.clock_id = k.id AND d.limit_id = 'promised'
       WHERE c.id > $1 AND NOT EXISTS (SELECT 1 FROM case_time t WHERE t.id = c.id) ORDER BY c.id LIMIT ${AT_ONCE}`,
      [after],
    );
    const times = rows.map(({ colour, ...row }) => {
      const { due_at: due, ended_at: ended } = row;
      const open = { timing: colour === 'overdue' ? 'late' : null, days: null };
      return { ...row, ...(due !== null && ended !== null ? timingOf(Number(due), Number(ended), calendar) : open) };
    });
    await schema.insertAll('case_time', times);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? '';
  }
}
