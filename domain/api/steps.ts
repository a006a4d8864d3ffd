/** Answers about steps and the inbox (R10, R11.4): page and server infer their types from these. */
import { z } from 'zod';
import type { Outcome } from '../contract.ts';
import { EFFECT_CODES } from '../registry/effects.ts';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { bilingual, colour, labelledValue, named, pageOf, time } from './basics.ts';

export const outcome: z.ZodType<Outcome, Outcome> = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    labelEn: z.string().optional(),
    negative: z.boolean().optional(),
    effect: z.enum(EFFECT_CODES).optional(),
  })
  .meta({ id: 'Outcome' });

export const opinionView = z
  .strictObject({
    id: z.string(),
    stepName: z.string(),
    positionName: z.string(),
    /** Empty where the law decided. */
    personName: z.string(),
    /** The step's limit passed and the law decided it, by this article where the drawing names one. */
    byLaw: z.strictObject({ basis: z.string().nullable() }).optional(),
    coOfficerName: z.string().optional(),
    outcome: z.string(),
    outcomeLabel: z.string(),
    negative: z.boolean(),
    text: z.string(),
    fields: z.array(labelledValue),
    at: time,
  })
  .meta({ id: 'Opinion' });

/** A step of any matter; what only some kinds of matter have is absent for the others. */
export const stepView = z
  .strictObject({
    id: z.string(),
    matterId: z.string(),
    /** Name of the kind of matter, in words, and the address of its page. */
    kind: z.string(),
    kindName: bilingual,
    page: z.string(),
    /** The matter's id where it is a case. */
    caseId: z.string().nullable(),
    /** Number and title of the matter. */
    serial: z.string(),
    subject: z.string(),
    powerName: z.string().optional(),
    powerNameEn: z.string().optional(),
    partyName: z.string().optional(),
    elementId: z.string(),
    name: z.string(),
    organId: z.string(),
    positionCode: z.string(),
    positionName: z.string(),
    state: z.enum(['open', 'claimed', 'decided', 'done', 'cancelled']),
    openedAt: time,
    dueAt: time.nullable(),
    colour,
    limitDays: z.number().int().optional(),
    claimedBy: named.optional(),
    outcomes: z.array(outcome),
    form: z.strictObject({ title: z.string(), titleEn: z.string().optional(), fields: z.array(formFieldSchema) }).optional(),
    officers: z.number().int(),
    decidedAt: time.nullable(),
    opinion: opinionView.optional(),
    /** Who handed the matter on. */
    from: z.strictObject({ name: z.string(), personName: z.string() }).optional(),
  })
  .meta({ id: 'Step' });

export const inboxPage = pageOf(stepView).extend({
  /** Of everything at the person's positions; absent where one matter is asked for, and so is who handed it on. */
  counts: z.strictObject({ open: z.number(), mine: z.number(), overdue: z.number(), dueToday: z.number() }).optional(),
});

export const decisionTaken = z.strictObject({ stepId: z.string(), opinionId: z.string() });

export type OpinionView = z.infer<typeof opinionView>;
export type StepView = z.infer<typeof stepView>;
export type InboxPage = z.infer<typeof inboxPage>;
