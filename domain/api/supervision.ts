/** Answers about warning signals and the supervision wall (R13, R14, R16). */
import { z } from 'zod';
import { CASE_STATES } from '../cases/case-states.ts';
import { colour, named, pageOf, signalColour, time } from './basics.ts';
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
  /** Which alarm was first. */
  source: z.string(),
  state: z.enum(['open', 'withdrawn']),
  text: z.string(),
  textEn: z.string(),
});
export const signalPage = pageOf(signalView);

export const signalDetail = signalView.extend({
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

export const wallCase = z.strictObject({
  caseId: z.string(),
  serial: z.string(),
  powerName: z.string(),
  powerNameEn: z.string(),
  organId: z.string(),
  organName: z.string(),
  subject: z.string(),
  state: z.enum(CASE_STATES),
  stepName: z.string().nullable(),
  colour,
  nextDueAt: time.nullable(),
  promisedDueAt: time.nullable(),
  statutoryDueAt: time.nullable(),
  stepDueAt: time.nullable(),
});

export const wall = z.strictObject({
  now: time,
  totals: z.strictObject({
    running: z.number().int(),
    dueToday: z.number().int(),
    warned: z.number().int(),
    overdue: z.number().int(),
    yellow: z.number().int(),
    red: z.number().int(),
  }),
  /** The first 300 by their due times. */
  cases: z.array(wallCase),
  /** The latest 100. */
  signals: z.array(signalView),
  frozen: z.array(divergenceView.extend({ caseId: z.string().nullable(), title: z.string(), organ: named })),
  byOrgan: z.array(
    z.strictObject({
      organId: z.string(),
      organName: z.string(),
      normal: z.number().int(),
      warned: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
});

export type SignalView = z.infer<typeof signalView>;
export type SignalDetail = z.infer<typeof signalDetail>;
export type WallCase = z.infer<typeof wallCase>;
export type Wall = z.infer<typeof wall>;
