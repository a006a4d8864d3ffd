/**
 * The cases that the wall shows (R13): late ones first, then those with a late step, then by what falls due next; each with what it counts
 * to, whose it is and since when. Each kind is led by an index of its own (docs/adr/0024-scale.md).
 */
import type { WallCase } from '../../../domain/api/supervision.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import type { CaseState } from '../../../domain/cases/case-states.ts';
import type { Standing } from '../../../domain/cases/standing.ts';
import { workingDaysLeft } from '../../../domain/clocks/working-days-left.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { CASE_CLOCK, CASES, type CaseConditions, type CaseFilter } from '../../cases/index.ts';
import { createQuery, inOrder, openStepsOf } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Scope } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';

interface WallRow {
  id: string;
  serial: string;
  power_id: string;
  power_name: string;
  power_name_en: string;
  organ_id: string;
  subject: string;
  /** Of the header: 0 normal, 1 warned, 2 overdue. */
  colour: number;
  state: CaseState;
  /** What counts now, whichever clock it is. */
  due_at: number | null;
  promised_due: number | null;
  statutory_due: number | null;
}

/** Of a case, beside what the wall shows of it. */
export interface ShownCase extends WallCase {
  powerId: string;
  /** Its one open step; null where there is none, or several. */
  at: { elementId: string; openedAt: number } | null;
}

export const WALL_ROWS = 300;
/** Of them at most so many are late, so that what can still be saved is seen as well. */
const MOST_LATE = 150;

export interface NextDueDependencies {
  database: Database;
  conditions: CaseConditions;
  calendar: () => WorkingCalendar;
}

export function createNextDue({ database, conditions, calendar }: NextDueDependencies) {
  async function idsOf(scope: Scope, filter: CaseFilter): Promise<string[]> {
    const ids = new Set<string>();
    const add = async (narrowed: CaseFilter, more: string, order: string, limit: number): Promise<void> => {
      if (limit <= 0) return;
      const { values, bind } = createQuery();
      const where = conditions.sql(scope, { ...filter, state: 'running', ...narrowed }, bind);
      const found = await database.aside.all<{ id: string }>(
        `SELECT m.id FROM matter m WHERE ${where} AND ${more} ORDER BY ${order} LIMIT ${limit}`,
        values,
      );
      for (const { id } of found) ids.add(id);
    };
    const counts = "m.due_at IS NOT NULL AND m.state <> 'decided'";
    await add({}, `m.colour + 0 = 2 AND ${counts}`, 'm.due_at, m.opened_at', MOST_LATE);
    await add({ clock: 'step-late' }, counts, 'm.due_at, m.opened_at', Math.min(WALL_ROWS - ids.size, MOST_LATE));
    await add({}, `m.colour + 0 < 2 AND ${counts}`, 'm.due_at, m.opened_at', WALL_ROWS - ids.size);
    // Those whose time does not run come last.
    await add({}, "m.due_at IS NULL AND m.state <> 'decided'", 'm.opened_at', WALL_ROWS - ids.size);
    await add({}, "m.state = 'decided'", 'm.opened_at', WALL_ROWS - ids.size);
    return [...ids];
  }

  return async (scope: Scope, filter: CaseFilter, known: Directory, now: number): Promise<ShownCase[]> => {
    const ids = await idsOf(scope, filter);
    if (!ids.length) return [];
    const rows = await database.aside.all<WallRow>(
      `SELECT m.id, m.number AS serial, c.power_id, p.name AS power_name, p.name_en AS power_name_en, m.organ_id, m.title AS subject, m.state,
         m.colour, m.due_at, promised.due_at AS promised_due, statutory.due_at AS statutory_due
       FROM ${CASES} JOIN power p ON p.id = c.power_id ${CASE_CLOCK} WHERE m.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const steps = await openStepsOf(database, ids);
    const days = (at: number): number | null => {
      const { workingDaysLeft: left, overdueWorkingDays: over } = workingDaysLeft(calendar(), at, new Date(now));
      return left === null ? null : over > 0 ? -over : left;
    };
    const cases = inOrder(ids, rows).map((row): ShownCase => {
      const open = steps.of(row.id);
      const [step] = open;
      const late = open.filter(({ due_at: due }) => due !== null && Number(due) < now);
      const standing = standingOf(Number(row.colour), late.length > 0);
      const stepDue = Math.min(...open.flatMap(({ due_at: due }) => (due === null ? [] : [Number(due)])));
      const timer = row.state === 'decided' ? null : timerOf(row, standing, Number.isFinite(stepDue) ? stepDue : null, now);
      return {
        caseId: row.id,
        serial: row.serial,
        powerId: row.power_id,
        powerName: row.power_name,
        powerNameEn: row.power_name_en,
        organId: row.organ_id,
        organName: known.organ(row.organ_id),
        subject: row.subject,
        state: row.state,
        standing,
        stepName: step?.name ?? null,
        positionName: step ? known.position(step.organ_id, step.position_code) : null,
        personName: step?.claimed_by ? known.person(step.claimed_by) || null : null,
        stepSince: isoInChina(step?.opened_at ?? null),
        timer: timer && { limit: timer.limit, at: isoInChina(timer.at), workingDays: days(timer.at) },
        promisedDueAt: isoInChina(row.promised_due),
        statutoryDueAt: isoInChina(row.statutory_due),
        at: step && open.length === 1 ? { elementId: step.element_id, openedAt: Number(step.opened_at) } : null,
      };
    });
    return cases.sort((one, other) => rankOf(one) - rankOf(other) || momentOf(one) - momentOf(other));
  };
}

/** Late, with a late step, still to come; those whose time does not run last. */
const rankOf = ({ standing, timer }: WallCase): number =>
  timer === null ? 3 : standing === 'overdue' ? 0 : standing === 'step-late' ? 1 : 2;
const momentOf = ({ timer }: WallCase): number => (timer === null ? 0 : Date.parse(timer.at));

const standingOf = (colour: number, isStepLate: boolean): Standing =>
  colour === 2 ? 'overdue' : colour === 0 ? 'normal' : isStepLate ? 'step-late' : 'warned';

/** What colours the case is what it counts to, so that figure and colour speak of the same thing. */
function timerOf(
  { promised_due: promised, statutory_due: statutory, due_at: due }: WallRow,
  standing: Standing,
  step: number | null,
  now: number,
): { limit: NonNullable<WallCase['timer']>['limit']; at: number } | null {
  if (standing === 'step-late' && step !== null) return { limit: 'step', at: step };
  // Another clock of the case ends before its promise: that of its acceptance, or of what was sealed.
  if (due !== null && promised !== null && due < promised) return { limit: 'other', at: due };
  if (promised !== null) {
    if (standing === 'warned' && step !== null && step < promised && step >= now) return { limit: 'step', at: step };
    return { limit: 'promised', at: promised };
  }
  if (statutory !== null) return { limit: 'statutory', at: statutory };
  return due === null ? null : { limit: 'other', at: due };
}
