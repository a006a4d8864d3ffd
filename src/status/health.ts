/**
 * How well the platform watches (R13): which alarm was first and how late, what became of matters about which engine and record disagreed,
 * and how often a signal was issued wrongly. Numbers alone: whoever runs the machines sees no content (R2a).
 */
import type { Status } from '../../domain/api/status.ts';
import { quantile } from '../../domain/supervision/forecast.ts';
import { fromDay, monthsAfter, dayOfInstant, ZONE_OFFSET_MS } from '../../domain/time/civil-date.ts';
import { startOfDate } from '../../domain/time/civil-time.ts';
import { DAY_MS } from '../../domain/time/duration.ts';
import type { Database } from '../platform/database/index.ts';

type Health = Status['health'];

const LOOKED_BACK_DAYS = 30;
const MOST_NOTICES = 2_000;
const MONTHS = 12;

export const readHealth = async (database: Database, now: number): Promise<Health> => ({
  alarms: await alarmsOf(database, now),
  reconciliation: await reconciliationOf(database, now),
  wrongSignals: await wrongSignals(database, now),
});

/** Of the latest notices: by which alarm, and how long after the moment. A moment that a jump of the clock passed is late by the jump. */
async function alarmsOf(database: Database, now: number): Promise<Health['alarms']> {
  const rows = await database.aside.all<{ source: string; late: number }>(
    `SELECT source, noticed_at - due_at AS late FROM clock_notice WHERE noticed_at >= $1 AND kind LIKE '%overdue'
     ORDER BY noticed_at DESC LIMIT ${MOST_NOTICES}`,
    [now - LOOKED_BACK_DAYS * DAY_MS],
  );
  return [...new Set(rows.map(({ source }) => source))].sort().map((source) => {
    const late = rows.flatMap((row) => (row.source === source ? [Math.max(0, Number(row.late))] : [])).sort((a, b) => a - b);
    return { source, notices: late.length, p50Ms: quantile(late, 0.5) ?? 0, p95Ms: quantile(late, 0.95) ?? 0, maxMs: late.at(-1) ?? 0 };
  });
}

/** What was found, and what was done about it: by the engine itself, or by two people. */
async function reconciliationOf(database: Database, now: number): Promise<Health['reconciliation']> {
  const since = now - LOOKED_BACK_DAYS * DAY_MS;
  const rows = await database.aside.all<{ kind: string; n: number }>(
    'SELECT kind, COUNT(*) AS n FROM divergence_event WHERE at >= $1 GROUP BY kind ORDER BY kind',
    [since],
  );
  const open = await database.aside.get<{ n: number; oldest: number | null }>(
    'SELECT COUNT(*) AS n, MIN(at) AS oldest FROM divergence WHERE settled_at IS NULL',
  );
  return {
    days: LOOKED_BACK_DAYS,
    done: rows.map(({ kind, n }) => ({ kind, count: Number(n) })),
    open: Number(open?.n ?? 0),
    oldestMs: open?.oldest ? now - Number(open.oldest) : null,
  };
}

/** SQL over a signal, its standing `st` and its matter `a`: it was issued to its organ; and it was taken back, because it was wrong. */
const ISSUED = "(st.stands = 1 OR a.state = 'withdrawn' OR (st.corrected = 1 AND st.issue <> 'candidate'))";
const WRONG = "(st.corrected = 1 OR a.state = 'withdrawn')";

/** Withdrawn or corrected ÷ issued, by rule and by the month in which they were raised. */
async function wrongSignals(database: Database, now: number): Promise<Health['wrongSignals']> {
  const thisMonth = fromDay(dayOfInstant(new Date(now))).slice(0, 7);
  const first = fromDay(monthsAfter(dayOfInstant(startOfDate(`${thisMonth}-01`)), 1 - MONTHS));
  const here = `(s.raised_at + ${ZONE_OFFSET_MS})`;
  const rows = await database.aside.all<{ rule: string; day: number; issued: number; wrong: number }>(
    `SELECT s.rule, ${here} - ${here} % ${DAY_MS} AS day, COUNT(*) AS issued, SUM(CASE WHEN ${WRONG} THEN 1 ELSE 0 END) AS wrong
     FROM warning_signal s JOIN signal_standing st ON st.id = s.id LEFT JOIN matter a ON a.id = st.act_id
     WHERE s.raised_at >= $1 AND ${ISSUED} GROUP BY s.rule, day`,
    [startOfDate(first).getTime()],
  );
  const sums = new Map<string, Health['wrongSignals']['rows'][number]>();
  for (const { rule, day, issued, wrong } of rows) {
    const month = fromDay(Number(day) / DAY_MS).slice(0, 7);
    const sum = sums.get(`${month} ${rule}`) ?? { month, rule, issued: 0, wrong: 0 };
    sum.issued += Number(issued);
    sum.wrong += Number(wrong);
    sums.set(`${month} ${rule}`, sum);
  }
  const sorted = [...sums.values()].sort(
    (one, other) => other.month.localeCompare(one.month) || one.rule.localeCompare(other.rule, 'en', { numeric: true }),
  );
  return {
    since: first,
    issued: sorted.reduce((all, { issued }) => all + issued, 0),
    wrong: sorted.reduce((all, { wrong }) => all + wrong, 0),
    rows: sorted,
  };
}
