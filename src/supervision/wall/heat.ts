/**
 * Where on a power's flowchart time is spent, where it is late, and what stands there now (R13): of steps decided in the last twelve months
 * in the latest cases within the reader's scope (R14). Read aside; medians are made of bounded samples.
 */
import type { HeatMap } from '../../../domain/api/supervision.ts';
import { CalendarYearMissing, type WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { workingDayLength, workingTime } from '../../../domain/calendar/working-time.ts';
import { quantile } from '../../../domain/supervision/forecast.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { DAY_MS } from '../../../domain/time/duration.ts';
import type { Flowcharts } from '../../cases/index.ts';
import { caseScope, createQuery, type Bind } from '../../matters/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Time } from '../../platform/time/time.ts';

const LOOKED_BACK_DAYS = 365;
const MOST_CASES = 1_000;

interface StepRow {
  element_id: string;
  name: string;
  matter_id: string;
  opened_at: number;
  due_at: number | null;
  decided_at: number;
}

interface Standing {
  element_id: string;
  name: string;
  n: number;
  late: number;
}

export interface HeatDependencies {
  database: Database;
  time: Time;
  calendar: () => WorkingCalendar;
  flowcharts: Flowcharts;
}

/** Throws `not-found` where there is no such power, or none that was ever published. */
export function createHeatMap({ database, time, calendar, flowcharts }: HeatDependencies) {
  const { aside } = database;

  async function powerOf(id: string) {
    const power = await aside.get<{ id: string; name: string; name_en: string }>('SELECT id, name, name_en FROM power WHERE id = $1', [id]);
    const version = await aside.get<{ id: string }>(
      'SELECT id FROM power_version WHERE power_id = $1 AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1',
      [id],
    );
    if (!power || !version) throw notFound('该权力事项的已发布流程图', 'published flowchart of this power');
    return { power, flowchart: await flowcharts(version.id) };
  }

  const inScope = (scope: Scope, powerId: string, bind: Bind): string =>
    `m.kind = 'case' AND ${caseScope(scope, bind)} AND m.id IN (SELECT c.id FROM case_file c WHERE c.power_id = ${bind(powerId)})`;

  async function decidedIn(scope: Scope, powerId: string, since: number): Promise<StepRow[]> {
    const { values, bind } = createQuery();
    return aside.all<StepRow>(
      `SELECT s.element_id, s.name, s.matter_id, s.opened_at, s.due_at, s.decided_at
       FROM (SELECT m.id FROM matter m WHERE ${inScope(scope, powerId, bind)} ORDER BY m.opened_at DESC LIMIT ${MOST_CASES}) latest
         JOIN step s ON s.matter_id = latest.id
       WHERE s.decided_at >= ${bind(since)} ORDER BY s.opened_at`,
      values,
    );
  }

  async function standingNow(scope: Scope, powerId: string, now: number): Promise<Standing[]> {
    const { values, bind } = createQuery();
    return aside.all<Standing>(
      `SELECT s.element_id, MIN(s.name) AS name, COUNT(DISTINCT m.id) AS n,
         COUNT(DISTINCT CASE WHEN s.due_at < ${bind(now)} THEN m.id END) AS late
       FROM matter m JOIN step s ON s.matter_id = m.id
       WHERE m.closed_at IS NULL AND ${inScope(scope, powerId, bind)} AND s.state IN ('open','claimed') GROUP BY s.element_id`,
      values,
    );
  }

  return async (scope: Scope, powerId: string): Promise<HeatMap> => {
    const now = time.now().getTime();
    const since = now - LOOKED_BACK_DAYS * DAY_MS;
    const { power, flowchart } = await powerOf(powerId);
    const decided = await decidedIn(scope, powerId, since);
    const standing = new Map((await standingNow(scope, powerId, now)).map((row) => [row.element_id, row]));
    const steps = new Map<string, { name: string; rows: StepRow[] }>();
    for (const [id, { name }] of standing) steps.set(id, { name, rows: [] });
    for (const row of decided) {
      const step = steps.get(row.element_id) ?? { name: row.name, rows: [] };
      step.rows.push(row);
      steps.set(row.element_id, step);
    }
    const placeOf = (id: string): number => flowchart.xml.indexOf(`id="${id}"`);
    const drawnFirst = (id: string): number => (placeOf(id) < 0 ? Number.MAX_SAFE_INTEGER : placeOf(id));
    return {
      power: { id: power.id, name: power.name, nameEn: power.name_en },
      versionNumber: flowchart.number,
      bpmnXml: flowchart.xml,
      since: civilDateInChina(since),
      cases: new Set(decided.map(({ matter_id: id }) => id)).size,
      workingDayMs: workingDayLength(calendar()),
      // In the order of the drawing; steps of earlier versions last.
      steps: [...steps]
        .sort(([one], [other]) => drawnFirst(one) - drawnFirst(other))
        .map(([elementId, { name, rows }]) => {
          const spent = rows.flatMap((row) => spentIn(calendar(), row)).sort((a, b) => a - b);
          return {
            elementId,
            name,
            drawn: placeOf(elementId) >= 0,
            open: Number(standing.get(elementId)?.n ?? 0),
            openLate: Number(standing.get(elementId)?.late ?? 0),
            decided: rows.length,
            decidedLate: rows.filter(({ due_at: due, decided_at: at }) => due !== null && Number(at) > Number(due)).length,
            medianMs: quantile(spent, 0.5),
            p90Ms: quantile(spent, 0.9),
          };
        }),
    };
  };
}

/** Nothing where the calendar of those days is not loaded. */
function spentIn(calendar: WorkingCalendar, { opened_at: from, decided_at: to }: StepRow): number[] {
  try {
    return [Math.max(0, workingTime(calendar, Number(from), Number(to)))];
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    return [];
  }
}
