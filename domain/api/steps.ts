/** Answers about steps and the inbox (R10, R11.4): page and server infer their types from these. */
import { z } from 'zod';
import { PERIOD_UNITS, type Outcome } from '../contract.ts';
import { EFFECT_CODES } from '../registry/effects.ts';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { formAnswers } from './form-answers.ts';
import { bilingual, colour, labelledValue, listOf, named, pageOf, problem, time } from './basics.ts';

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
    /** The absent colleague in whose place they acted. */
    substituteFor: z.string().optional(),
    coOfficerName: z.string().optional(),
    outcome: z.string(),
    outcomeLabel: z.string(),
    negative: z.boolean(),
    text: z.string(),
    fields: z.array(labelledValue),
    at: time,
    /** Why what was to be recorded of the step in sound or pictures was not (CF47). */
    unrecorded: z.string().optional(),
    /** Where two officers acted: when the first one proposed it; `at` is when the second one confirmed. */
    proposedAt: time.optional(),
  })
  .meta({ id: 'Opinion' });

/** What the first of two officers proposed: it waits for the second one, or came back from them (XK34, CF42). */
export const proposalView = z
  .strictObject({
    id: z.string(),
    state: z.enum(['waiting', 'declined', 'withdrawn', 'lapsed']),
    by: named,
    coOfficer: named,
    outcome: z.string(),
    outcomeLabel: z.string(),
    negative: z.boolean(),
    text: z.string(),
    fields: z.array(labelledValue),
    /** As they were typed, by the field's key. */
    answers: formAnswers,
    at: time,
    /** When and why it came back. */
    answeredAt: time.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Proposal' });

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
    limitUnit: z.enum(PERIOD_UNITS).optional(),
    claimedBy: named.optional(),
    outcomes: z.array(outcome),
    form: z.strictObject({ title: z.string(), titleEn: z.string().optional(), fields: z.array(formFieldSchema) }).optional(),
    officers: z.number().int(),
    decidedAt: time.nullable(),
    opinion: opinionView.optional(),
    /** The latest one, while the step is open; absent where there is none. */
    proposal: proposalView.optional(),
    /** Set where the matter came back to this step: by whom, from which step (null: they took their own decision back), and why. */
    returned: z.strictObject({ by: z.string(), fromStep: z.string().nullable(), reason: z.string(), at: time }).optional(),
    /** True where its decision was taken back or it was left by a return: it counts no more. */
    takenBack: z.boolean().optional(),
    /** Who handed the matter on. */
    from: z.strictObject({ name: z.string(), personName: z.string() }).optional(),
  })
  .meta({ id: 'Step' });

export const inboxPage = pageOf(stepView).extend({
  /** Of everything at the person's positions; absent where one matter is asked for, and so is who handed it on. */
  counts: z
    .strictObject({
      open: z.number(),
      mine: z.number(),
      overdue: z.number(),
      dueToday: z.number(),
      /** Of `mine`: what waits for the person's confirmation as the second officer. */
      toConfirm: z.number(),
      /** Everything that runs in the organs where the person leads; absent for who leads nowhere. */
      organ: z.number().optional(),
      watched: z.number(),
      /** Notices not yet read. */
      notices: z.number(),
      done: z.number(),
    })
    .optional(),
});

/** One of the two ids: the step is decided, or the decision waits for the second officer's confirmation. */
export const decisionTaken = z.strictObject({ stepId: z.string(), opinionId: z.string().nullable(), proposalId: z.string().nullable() });
export const decisionConfirmed = z.strictObject({ stepId: z.string(), opinionId: z.string() });

/** Where a step may go back to (R10): decided steps that the matter passed, the latest first; or whether the reader may take it back. */
export const returnChoices = z.strictObject({
  targets: z.array(
    z.strictObject({ stepId: z.string(), elementId: z.string(), name: z.string(), personName: z.string(), decidedAt: time.nullable() }),
  ),
  mayTakeBack: z.boolean(),
});

/** Somebody at the position of one or several steps, and which of them may go to them. */
export const candidateView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    /** Steps that they have in hand now. */
    inHand: z.number().int(),
    /** Ids of the steps that may go to them. */
    eligible: z.array(z.string()),
    problems: z.array(z.strictObject({ stepId: z.string(), ...problem.shape })),
  })
  .meta({ id: 'Candidate' });
export const candidateList = listOf(candidateView);

export const assignedStep = z.strictObject({ stepId: z.string(), assigned: z.boolean(), problem: problem.optional() });
export const assignedSteps = z.strictObject({ items: z.array(assignedStep) });

/** A step at which too few people may lawfully act. */
export const unattendedStep = z
  .strictObject({
    elementId: z.string(),
    name: z.string(),
    positionName: z.string(),
    /** How many must act, and how many may. */
    needed: z.number().int(),
    eligible: z.number().int(),
    /** The matter stands there now; else it may still come there. */
    standing: z.boolean(),
    /** Enough may act today, but not any more when the matter is due. */
    expires: z.boolean(),
  })
  .meta({ id: 'UnattendedStep' });

/** Matters that stand alike: one of them, how many there are, and what lacks. */
export const unattendedGroup = z
  .strictObject({ matterId: z.string(), kind: z.string(), organ: named, matters: z.number().int(), steps: z.array(unattendedStep) })
  .meta({ id: 'UnattendedGroup' });
export const unattendedList = listOf(unattendedGroup);

export const recusalView = z.strictObject({ person: named, by: named, reason: z.string(), at: time });
/** Who works on a matter, beside what its steps say. */
export const matterWork = z.strictObject({
  watching: z.boolean(),
  recusals: z.array(recusalView),
  /** Whether the reader may say of others that they step aside. */
  mayRecuse: z.boolean(),
  /** Steps that the reader may give to somebody else. */
  assignable: z.array(z.string()),
  /** Steps now or to come at which too few people may lawfully act. */
  unattended: z.array(unattendedStep),
});

/** What a colleague has put to the reader. */
export const noticeView = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['copy', 'reminder']),
    matterId: z.string(),
    kindName: bilingual,
    page: z.string(),
    serial: z.string(),
    subject: z.string(),
    /** Of a reminder: the step that is to be done. */
    step: named.nullable(),
    from: named,
    text: z.string(),
    at: time,
    readAt: time.nullable(),
  })
  .meta({ id: 'Notice' });
export const noticeList = listOf(noticeView);

export const ownPhrase = z.strictObject({ id: z.string(), outcome: z.string(), text: z.string() });
export const ownPhraseList = listOf(ownPhrase);
export const savedFilter = z.strictObject({ id: z.string(), name: z.string(), query: z.string() });
export const savedFilterList = listOf(savedFilter);

export type NoticeView = z.infer<typeof noticeView>;
export type NoticeList = z.infer<typeof noticeList>;
export type OwnPhrase = z.infer<typeof ownPhrase>;
export type OwnPhraseList = z.infer<typeof ownPhraseList>;
export type SavedFilter = z.infer<typeof savedFilter>;
export type SavedFilterList = z.infer<typeof savedFilterList>;
export type CandidateView = z.infer<typeof candidateView>;
export type CandidateList = z.infer<typeof candidateList>;
export type AssignedStep = z.infer<typeof assignedStep>;
export type AssignedSteps = z.infer<typeof assignedSteps>;
export type RecusalView = z.infer<typeof recusalView>;
export type MatterWork = z.infer<typeof matterWork>;
export type ReturnChoices = z.infer<typeof returnChoices>;
export type UnattendedStep = z.infer<typeof unattendedStep>;
export type UnattendedGroup = z.infer<typeof unattendedGroup>;
export type UnattendedList = z.infer<typeof unattendedList>;
export type OpinionView = z.infer<typeof opinionView>;
export type DecisionTaken = z.infer<typeof decisionTaken>;
export type ProposalView = z.infer<typeof proposalView>;
export type StepView = z.infer<typeof stepView>;
export type InboxPage = z.infer<typeof inboxPage>;
