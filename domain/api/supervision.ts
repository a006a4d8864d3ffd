/** Answers about warning signals and the supervision wall (R13, R14, R16). */
import { z } from 'zod';
import { CASE_STATES } from '../cases/case-states.ts';
import { STANDINGS } from '../cases/standing.ts';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { WALL_TILE_KEYS, type WallTileKey } from '../supervision/wall-figures.ts';
import { bilingual, civilDate, named, pageOf, signalColour, time } from './basics.ts';
import { listFilter } from './figures.ts';
import { divergenceView } from './repairs.ts';

export const signalView = z.strictObject({
  id: z.string(),
  /** Requirement id of the rule, e.g. `R16.9`, and its words. */
  rule: z.string(),
  ruleText: z.string(),
  ruleTextEn: z.string(),
  colour: signalColour,
  /** Kind of its matter. */
  kind: z.string(),
  matterId: z.string(),
  caseId: z.string().nullable(),
  changeId: z.string().nullable(),
  serial: z.string(),
  subject: z.string(),
  /** Null where the matter rests on no power. */
  powerName: z.string().nullable(),
  powerNameEn: z.string().nullable(),
  organ: named,
  limit: z.enum(['promised', 'statutory', 'declare', 'review', 'adjust', 'reply']).nullable(),
  grave: z.boolean(),
  dueAt: time.nullable(),
  raisedAt: time,
  latenessMs: z.number().nullable(),
  /** Which alarm was first; `person`: issued by hand, `confirmed`: after a supervisor's confirmation. */
  source: z.string(),
  /** How it came to be issued; `earlier`: before signals were matters, and nobody was told to explain it. */
  issue: z.enum(['auto', 'candidate', 'manual', 'earlier']),
  /** The matter that the signal is; null until it is opened, and of an earlier one. */
  act: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
  /** Of its matter; `opened` before it has one, `withdrawn` also where the platform has withdrawn it. */
  state: z.string(),
  stateName: bilingual,
  /** False while it waits for confirmation, and once it is dismissed or withdrawn. */
  stands: z.boolean(),
  /** Of whom it speaks. */
  responsible: z.strictObject({ position: z.string(), person: z.string().nullable() }).nullable(),
  /** Until when it is to be explained, where that is still open. */
  explainBy: time.nullable(),
  text: z.string(),
  textEn: z.string(),
});
export const signalPage = pageOf(signalView);

export const signalDetail = signalView.extend({
  /** What was found, and how the limit was counted. */
  evidence: bilingual.nullable(),
  /** The office that supervises. */
  office: named.nullable(),
  /** What happened to the signal; the rest of an event is what its kind says. */
  history: z.array(
    z.looseObject({
      kind: z.string(),
      at: time,
      person: z.string().nullish(),
      text: z.string().optional(),
      textEn: z.string().optional(),
    }),
  ),
});

/** What is asked when a signal is issued by hand. */
export const signalForm = z.strictObject({
  /** To whom it may be issued. */
  organs: z.array(named),
  /** For which situations of articles 15 and 16. */
  rules: z.array(z.strictObject({ id: z.string(), colour: signalColour, text: z.string(), textEn: z.string() })),
  /** Answered as `answers`, by the fields' keys. */
  fields: z.array(formFieldSchema),
});
export const signalIssued = z.strictObject({ id: z.string(), actId: z.string(), number: z.string() });

export const wallCase = z.strictObject({
  caseId: z.string(),
  serial: z.string(),
  powerName: z.string(),
  powerNameEn: z.string(),
  organId: z.string(),
  organName: z.string(),
  subject: z.string(),
  state: z.enum(CASE_STATES),
  standing: z.enum(STANDINGS),
  /** Of the step that waits longest; whose it is: its position and, once claimed, the person. */
  stepName: z.string().nullable(),
  positionName: z.string().nullable(),
  personName: z.string().nullable(),
  stepSince: time.nullable(),
  /** What it counts to; past it, late since then. Null while its time does not run. */
  timer: z
    .strictObject({
      limit: z.enum(['promised', 'statutory', 'step', 'other']),
      at: time,
      /** Signed: left, or below zero over; null in a year without a calendar. */
      workingDays: z.number().int().nullable(),
    })
    .nullable(),
  promisedDueAt: time.nullable(),
  statutoryDueAt: time.nullable(),
});

const week = z.strictObject({ from: civilDate, to: civilDate });
const count = z.number().int();

export const wall = z.strictObject({
  now: time,
  /** What it was narrowed by. */
  filter: listFilter,
  /** As `domain/supervision/wall-figures.ts` says what each counts. */
  totals: z.strictObject(Object.fromEntries(WALL_TILE_KEYS.map((key) => [key, count])) as Record<WallTileKey, typeof count>),
  /** The first 300: late, with a late step, then by their due times. */
  cases: z.array(wallCase),
  /** The latest 100. */
  signals: z.array(signalView),
  frozen: z.array(divergenceView.extend({ caseId: z.string().nullable(), title: z.string(), organ: named })),
  byOrgan: z.array(
    z.strictObject({
      organId: z.string(),
      organName: z.string(),
      normal: count,
      warned: count,
      stepLate: count,
      overdue: count,
      /** Cases that became late, in each of the `weeks`. */
      late: z.array(count),
    }),
  ),
  /** The last twelve, the present one included, Monday to Sunday. */
  weeks: z.array(week.extend({ inTime: count, late: count, becameLate: count })),
});

/** Where time is spent on a power's flowchart, and where it is late (R13). */
export const heatMap = z.strictObject({
  power: z.strictObject({ id: z.string(), name: z.string(), nameEn: z.string() }),
  versionNumber: z.number().int(),
  bpmnXml: z.string(),
  /** Steps decided from this day on are looked at, of so many cases, the latest ones. */
  since: civilDate,
  cases: count,
  /** Working time in one working day, in milliseconds. */
  workingDayMs: z.number(),
  steps: z.array(
    z.strictObject({
      elementId: z.string(),
      name: z.string(),
      /** False: of an earlier version of the drawing. */
      drawn: z.boolean(),
      /** Cases that stand there now, and those of them with the step past its limit. */
      open: count,
      openLate: count,
      decided: count,
      decidedLate: count,
      /** Working time from the opening to the decision, in milliseconds; null where nothing was decided. */
      medianMs: z.number().nullable(),
      p90Ms: z.number().nullable(),
    }),
  ),
});

/** Open cases and how likely they still end in time; never a signal. */
export const forecast = z.strictObject({
  /** Of the wall's first cases that are not late yet, the least likely first. */
  items: z.array(
    z.strictObject({
      caseId: z.string(),
      subject: z.string(),
      serial: z.string(),
      organ: named,
      stepName: z.string(),
      dueAt: time,
      workingDays: z.number().int().nullable(),
      /** 0 to 1, and the earlier cases that it rests on. */
      chance: z.number(),
      of: count,
    }),
  ),
  /** Cases looked at of which too few earlier ones are known. */
  unknown: count,
  looked: count,
  /** What it would have said of cases that ended in these days, and what came true. */
  checked: z.strictObject({
    from: civilDate,
    to: civilDate,
    forecasts: count,
    hits: count,
    bands: z.array(z.strictObject({ from: count, forecasts: count, inTime: count })),
  }),
});

/** Signals by rule and state, of a period (R13). */
export const signalStatistics = z.strictObject({
  from: civilDate,
  to: civilDate,
  rows: z.array(
    z.strictObject({
      rule: z.string(),
      ruleText: z.string(),
      ruleTextEn: z.string(),
      total: count,
      yellow: count,
      red: count,
      states: z.record(z.string(), count),
    }),
  ),
});

export type SignalView = z.infer<typeof signalView>;
export type SignalDetail = z.infer<typeof signalDetail>;
export type SignalForm = z.infer<typeof signalForm>;
export type WallCase = z.infer<typeof wallCase>;
export type Wall = z.infer<typeof wall>;
export type HeatMap = z.infer<typeof heatMap>;
export type Forecast = z.infer<typeof forecast>;
export type SignalStatistics = z.infer<typeof signalStatistics>;
