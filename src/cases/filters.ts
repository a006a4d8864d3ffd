/**
 * What the list of cases may be narrowed by. Whatever counts cases counts along the same conditions ({@link createCaseConditions}), so that
 * a figure is what its list shows (R13).
 */
import { Op } from 'sequelize';
import type { Timing } from '../../domain/cases/case-timing.ts';
import type { Standing } from '../../domain/cases/standing.ts';
import { dayOfInstant, fromDay, weekdayOf, daysAfter, type CivilDate } from '../../domain/time/civil-date.ts';
import { dayAround, startOfDate } from '../../domain/time/civil-time.ts';
import {
  caseScope,
  conditionsOf,
  dueWithin,
  has,
  hasColour,
  hasRare,
  holdsText,
  matterModels,
  whereSql,
  type Bind,
  type Filters,
  type MatterRow,
} from '../matters/index.ts';
import type { Scope } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import { caseModels } from './models.ts';
import { caseTimeModels } from './times/models.ts';

export interface CaseFilter {
  /** What number, title or party's name hold. */
  q?: string;
  /** `running`, or a state of cases. */
  state?: string;
  clock?: Standing;
  power?: string;
  category?: string;
  organ?: string;
  district?: string;
  /** Name of a step at which it stands now. */
  step?: string;
  /** Id of its element in the drawing. */
  element?: string;
  /** Colour of a signal raised against it. */
  signal?: string;
  due?: 'today' | 'week';
  /** How it stands to its promise; `in-time`: early or on the last day; `ended`: any of what has ended. */
  timing?: Timing | 'in-time' | 'ended';
  /** Civil dates between which its time ended, both included; likewise those between which its promised limit ends. */
  endedFrom?: CivilDate;
  endedTo?: CivilDate;
  dueFrom?: CivilDate;
  dueTo?: CivilDate;
  /** Name of a step, `organ~position`, and the days between which such a step was decided; `late`: one of them after its own limit. */
  doneStep?: string;
  doneAt?: string;
  doneFrom?: CivilDate;
  doneTo?: CivilDate;
  doneTiming?: 'late' | 'on-time';
}

/** SQL over `step t`: it waits for a decision. */
const STANDS = "t.state IN ('open','claimed')";
const stepLate = (now: string): string => `SELECT t.matter_id FROM step t WHERE ${STANDS} AND t.due_at < ${now}`;

/** SQL over `matter m`: a step is past its own limit while no limit of the case is; led by the steps, of which few are late. */
const isStepLate = (now: string): string => `m.colour + 0 = 1 AND m.id IN (${stepLate(now)})`;

/** From a civil date up to the end of another one, as milliseconds; an open end is none. */
const between = (column: string, from: CivilDate | undefined, to: CivilDate | undefined, bind: Bind): string[] => [
  ...(from ? [`${column} >= ${bind(startOfDate(from).getTime())}`] : []),
  ...(to ? [`${column} < ${bind(startOfDate(daysAfter(to, 1)).getTime())}`] : []),
];

/** From the start of today up to the end of Sunday. */
export function restOfWeek(now: Date): { from: number; before: number } {
  const day = dayOfInstant(now);
  const sunday = day + ((7 - weekdayOf(day)) % 7);
  return { from: dayAround(now).from, before: startOfDate(fromDay(sunday + 1)).getTime() };
}

type Done = Pick<CaseFilter, 'doneStep' | 'doneAt' | 'doneFrom' | 'doneTo' | 'doneTiming'>;

/** SQL over `step s`: decided as the filter says, whatever its timing. */
export function doneSteps({ doneStep, doneAt, doneFrom, doneTo }: Done, bind: Bind): string {
  const [organ = '', position = ''] = doneAt?.split('~') ?? [];
  return [
    's.decided_at IS NOT NULL',
    ...(doneStep ? [`s.name = ${bind(doneStep)}`] : []),
    ...(doneAt ? [`s.organ_id = ${bind(organ)}`, `s.position_code = ${bind(position)}`] : []),
    ...between('s.decided_at', doneFrom, doneTo, bind),
  ].join(' AND ');
}

/** SQL over `step s`: decided after its own limit. */
export const DONE_LATE = 's.decided_at > s.due_at';

export function caseFilters(database: Database, time: Time): Filters<Omit<CaseFilter, keyof Done>, MatterRow> {
  const { caseOfMatter } = caseModels(database);
  const { timeOfMatter } = caseTimeModels(database);
  const { signalsOfMatter } = matterModels(database);
  const now = (): number => time.now().getTime();
  const standing: Record<Exclude<Standing, 'normal' | 'overdue'>, (mark: string) => string> = {
    'step-late': isStepLate,
    warned: (mark) => `m.colour = 1 AND m.id NOT IN (${stepLate(mark)})`,
  };
  const openStep = (column: 'name' | 'element_id') => (value: string) => (bind: Bind) =>
    `EXISTS (SELECT 1 FROM step t WHERE t.matter_id = m.id AND ${STANDS} AND t.${column} = ${bind(value)})`;
  const day = (column: 'ended_at' | 'due_at', from: boolean) => (date: CivilDate) =>
    hasRare(timeOfMatter, (bind: Bind) => between(`case_time.${column}`, from ? date : undefined, from ? undefined : date, bind).join());
  return {
    q: (text) => (bind) => holdsText(database, text, bind),
    state: (state) => (state === 'running' ? { closed_at: null } : { state }),
    power: (power) => has(caseOfMatter, { power_id: power }),
    category: (category) => (bind) =>
      `EXISTS (SELECT 1 FROM case_file c JOIN power p ON p.id = c.power_id WHERE c.id = m.id AND p.category = ${bind(category)})`,
    organ: (organ) => ({ organ_id: organ }),
    district: (district) => ({ district_id: district }),
    step: openStep('name'),
    element: openStep('element_id'),
    clock: (clock) => (clock === 'normal' || clock === 'overdue' ? hasColour(clock) : (bind) => standing[clock](bind(now()))),
    due(when) {
      const { from, before } = when === 'today' ? dayAround(time.now()) : restOfWeek(time.now());
      return (bind) => `m.closed_at IS NULL AND ${dueWithin(bind(from), bind(before))}`;
    },
    signal: (colour) => hasRare(signalsOfMatter, { colour: colour as 'yellow' | 'red', stands: 1 }),
    timing(timing) {
      if (timing === 'ended') return hasRare(timeOfMatter, { ended_at: { [Op.ne]: null } });
      return hasRare(timeOfMatter, { timing: timing === 'in-time' ? ['early', 'on-time'] : timing });
    },
    endedFrom: day('ended_at', true),
    endedTo: day('ended_at', false),
    dueFrom: day('due_at', true),
    dueTo: day('due_at', false),
  };
}

const DONE = ['doneStep', 'doneAt', 'doneFrom', 'doneTo', 'doneTiming'] as const satisfies (keyof Done)[];

/** What a filter asks for; what it asks of one decided step is asked of the same step. */
export function createCaseConditions(database: Database, time: Time) {
  const filters = caseFilters(database, time);
  const { matter } = matterModels(database);

  function conditions(filter: CaseFilter) {
    const { doneStep, doneAt, doneFrom, doneTo, doneTiming, ...rest } = filter;
    const done = { doneStep, doneAt, doneFrom, doneTo };
    const decided = (late: string) => (bind: Bind) => `SELECT s.matter_id FROM step s WHERE ${doneSteps(done, bind)}${late}`;
    const isAsked = DONE.some((name) => filter[name] !== undefined);
    return [
      ...conditionsOf(filters, rest),
      ...(isAsked ? [(bind: Bind) => `m.id IN (${decided(doneTiming === 'late' ? ` AND ${DONE_LATE}` : '')(bind)})`] : []),
      ...(doneTiming === 'on-time' ? [(bind: Bind) => `m.id NOT IN (${decided(` AND ${DONE_LATE}`)(bind)})`] : []),
    ];
  }

  return {
    /** For a list's page. */
    of: conditions,
    /** SQL over `matter m`: a case within the scope that the filter finds. */
    sql: (scope: Scope, filter: CaseFilter, bind: Bind): string =>
      whereSql(matter, [{ kind: 'case' }, (mark) => caseScope(scope, mark), ...conditions(filter)], bind),
  };
}
export type CaseConditions = ReturnType<typeof createCaseConditions>;
