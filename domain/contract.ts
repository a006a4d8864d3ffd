/**
 * The BPMN contract: every name that a flowchart and the platform must agree on.
 *
 * Job types, task headers, messages and variables are named here and nowhere else; the flowcharts in
 * `processes/`, the workers, the lint rules and the modeler all read this file and the tables beside it
 * (`effects.ts`, `results.ts`, `stages.ts`). The browser uses them too. (R10; docs/architecture.md)
 */
import type { Effect } from './registry/effects.ts';
import type { FieldMeaning } from './registry/field-meanings.ts';

/** Job types that a flowchart may ask for, and the worker that serves each. */
export const JOB_TYPES = {
  /** A step at a position: Zeebe's own job-based user task (the same on 8.0, 8.5 and 8.8). */
  userTask: 'io.camunda.zeebe:userTask',
  /** Produces one numbered legal document (R11.5). */
  generateDocument: 'generate-document',
  /** The alarm of a moment rang: ask the ledger what is due (R13, R16.9). */
  deadlineReached: 'deadline-reached',
  /** The flowchart reached an end: the case is complete with the result named in the header. */
  closeCase: 'close-case',
  /**
   * A waiting period of the drawing ("not before"), compiled at deployment (`flowchart/compile.ts`): the ledger completes it when the
   * period is over, or earlier on a written waiver where `waivable` is `yes`. It sets no variable. Headers, always all of them:
   * `period`, `period-unit`, `roll`, `waivable`; and `basis` where the drawing names it.
   */
  waitingPeriod: 'waiting-period',
} as const;

/** Keys of `zeebe:taskHeaders`. Values are always strings. */
export const HEADERS = {
  /** User task: code of the registry position that does the step (R10). */
  position: 'position',
  /** User task: the step's own limit, a whole number, 1 or more; absent = no limit of its own. */
  limit: 'limit',
  /** User task: the unit of its limit, a code of {@link PERIOD_UNITS}; absent = working days. */
  limitUnit: 'limit-unit',
  /** User task: JSON array of {@link Outcome}. */
  outcomes: 'outcomes',
  /** User task: key of the form in the registry entry's `forms` (R11.3); absent = no fields. */
  form: 'form',
  /** User task: '2' when two officers must act together (XK34, CF42); absent = one. */
  officers: 'officers',
  /** User task: what the step is in law, a code of `STAGES`. */
  stage: 'stage',
  /** User task: the special procedure that the step carries out, a code of `SPECIAL_PROCEDURES` (XK45). */
  special: 'special',
  /** `generate-document`: code of the document template. */
  template: 'template',
  /** `close-case`: a code of `RESULTS`. */
  result: 'result',
  /**
   * Timer symbols: the period's length, a whole number; absent on a border timer = the step's own `limit`. User task that publishes: how
   * long what it publishes stays public.
   */
  period: 'period',
  /** Timer symbols: a code of {@link PERIOD_UNITS}. */
  periodUnit: 'period-unit',
  /**
   * Timer symbols: `yes` when a last day off moves the end to the next working day (民法典 203), `no` for "not later than"; absent = `yes`.
   */
  roll: 'roll',
  /** Timer symbols: the article that gives the period, e.g. `XK32`. */
  basis: 'basis',
  /** Border timer: what the law then takes for given, e.g. 视为受理. */
  label: 'label',
  /** Border timer: the same in English. */
  labelEn: 'label-en',
  /** Border timer: a code of `EFFECTS`; absent = it chooses the way and nothing else. */
  effect: 'effect',
  /**
   * Border timer: a code of {@link PERIOD_ENDS}; where the matter has that moment, the limit passes then, and the period stands for it
   * elsewhere. Absent = the period alone counts.
   */
  until: 'until',
  /**
   * Border timer: purpose of the clock of the matter whose limit it is, one of {@link TIMED_CLOCKS}: it passes when that clock's limit
   * does, with all suspensions and extensions so far; its period says the same without them. Absent = its own period, or the step's limit.
   */
  clock: 'clock',
  /** Waiting period: `yes` when a written waiver ends it early; absent = `no`. */
  waivable: 'waivable',
  /**
   * Timer symbols: id of the element before it from which the period is counted: a step, from the day of service that it recorded (else
   * the day on which it was decided); another timer symbol, from its end. Absent = when the flowchart comes to it. (docs/adr/0014)
   */
  countedFrom: 'counted-from',
} as const;

/**
 * Header that only the compiler writes, on a step with a border timer: JSON of {@link LimitPassed}. A drawing may not contain it
 * (`safe-content`).
 */
export const LIMIT_PASSED_HEADER = 'limit-passed';

/**
 * Outcome code of a step whose limit passed with a border timer on it: the platform completes the step's job with it, nobody else.
 * Reserved: no drawing declares it (`outcomes-declared`).
 */
export const LIMIT_PASSED = 'limit-passed';

/** How the law counts a period: 民法典 200–203, XK82, CF85, QZ69. */
export const PERIOD_UNITS = ['working-day', 'calendar-day', 'month', 'hour'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** Moments of a matter that end a border timer: the last day on which the licence that the matter concerns is valid (XK50). */
export const PERIOD_ENDS = ['licence-end'] as const;
export type PeriodMoment = (typeof PERIOD_ENDS)[number];
/** Clocks of a matter that a border timer may stand for (header `clock`): the time for which the organ holds what it took (QZ25). */
export const TIMED_CLOCKS = ['holding'] as const;
export type TimedClock = (typeof TIMED_CLOCKS)[number];
export const isTimedClock = (value: unknown): value is TimedClock => TIMED_CLOCKS.some((one) => one === value);
/** The same in the drawings of the rules themselves: until when a signal is explained (R15), a finding appealed against (R17). */
const PROCEDURE_CLOCKS = ['explanation', 'appeal'] as const;
export const isClockOfTimer = (value: unknown): value is TimedClock | (typeof PROCEDURE_CLOCKS)[number] =>
  isTimedClock(value) || PROCEDURE_CLOCKS.some((one) => one === value);

/** A length of time in legal units. */
export interface Period {
  /** 1 or more. */
  count: number;
  unit: PeriodUnit;
  /** A last day off moves the end to the next working day (民法典 203); never for hours. */
  roll: boolean;
}

/** What the law gives when a step's limit passes: header {@link LIMIT_PASSED_HEADER} of the step that is deployed. */
export interface LimitPassed extends Period {
  /** Id of the border timer in the drawing. */
  elementId: string;
  /** The outcome of code {@link LIMIT_PASSED}, with its label and effect; never negative. */
  outcome: Outcome;
  basis?: string;
}

/** One of the buttons a step offers. `code` goes to the engine as variable `outcome`. */
export interface Outcome {
  /** `[a-z][a-z0-9-]*`, unique in the step. */
  code: string;
  /** Chinese text of the button. */
  label: string;
  labelEn?: string;
  /** A negative outcome needs a stated reason (R11.4). */
  negative?: boolean;
  effect?: Effect;
  /**
   * Code of another position that gives this outcome instead of the step's own, e.g. the declarer who withdraws while the declaration is
   * reviewed: no button of the step, no form, and nobody's claim hinders it. It has no effect. Absent = the step's own position.
   */
  position?: string;
}

/** Process ids of the platform's own drawings that have no entry beside them: the others are named by their entries. */
export const PLATFORM_PROCESSES = { dueAlarm: 'due-alarm' } as const;

/** Messages; the correlation key is the moment. */
export const MESSAGES = {
  /** Starts the alarm of a moment (message start event; one running instance a moment). */
  alarmSet: 'alarm-set',
} as const;

/** Process variables. Ids, outcomes and due times only: party data never enters the engine. */
export const VARIABLES = {
  /** Which matter, of any kind: instances that run since before there were other kinds than cases know it by this name. */
  matterId: 'caseId',
  outcome: 'outcome',
  /** The moment that an alarm is set for: ISO 8601 instant with offset, e.g. `2026-11-24T17:30:00+08:00`. */
  alarmAt: 'alarmAt',
  /** When it rings next, likewise; null = not again. */
  dueAt: 'dueAt',
} as const;

/** Largest serialised variables of one command, in bytes of JSON (docs/architecture.md, "The engine routes, the record proves"). */
export const MAX_VARIABLE_BYTES = 32 * 1024;

/** One typed field of a step form or of the case information (R11.3). */
export interface FormField {
  /** `[a-z][A-Za-z0-9]*`, unique in the form. */
  key: string;
  label: string;
  labelEn?: string;
  /** `date` is kept as `YYYY-MM-DD`, `time` as `HH:mm` of the city's time. */
  type: 'text' | 'long-text' | 'number' | 'date' | 'time' | 'choice' | 'yes-no' | 'money';
  required?: boolean;
  /** number: inclusive bounds; text: length bounds. money is whole 分. */
  min?: number;
  max?: number;
  unit?: string;
  unitEn?: string;
  options?: { value: string; label: string; labelEn?: string }[];
  help?: string;
  helpEn?: string;
  /** Asked only for these outcome codes; absent = for all. */
  outcomes?: string[];
  /** Asked only where another field of the form has one of these answers; absent = always. */
  when?: { field: string; values: (string | boolean)[] };
  /** Nobody is asked: it follows from the other answers. */
  derived?: boolean;
  /** What the answer means to the warning rules, where its key does not say it already (R15, R16). */
  meaning?: FieldMeaning;
}
