/** Answers about cases (R9–R12): page and server infer their types from these. */
import { z } from 'zod';
import { CASE_STATES } from '../cases/case-states.ts';
import { CODE_TYPES, ID_TYPES } from '../party/party.ts';
import { CATEGORIES } from '../registry/registry-entry.ts';
import { entryParts, materialSchema } from '../registry/registry-entry-schema.ts';
import { ENDING_CODES } from '../registry/results.ts';
import { colour, labelledValue, listOf, named, orNull, pageOf, time } from './basics.ts';
import { clockView, documentView, recordLine, timelineEvent } from './matters.ts';
import { periodView } from './periods.ts';
import { divergenceView } from './repairs.ts';
import { stepView } from './steps.ts';
import { signalView } from './supervision.ts';

export const caseState = z.enum(CASE_STATES);
export const caseEnding = z.enum(ENDING_CODES);

/** A limit as lists show it: when it ends and how far that is. */
export const briefLimit = z.strictObject({
  id: z.enum(['promised', 'statutory']),
  dueAt: time.nullable(),
  /** The year without a calendar that the limit reaches into. */
  undeterminedYear: z.number().int().optional(),
  workingDaysLeft: z.number().nullable(),
  overdueWorkingDays: z.number(),
});

const caseHead = z.strictObject({
  id: z.string(),
  serial: z.string(),
  subject: z.string(),
  power: named.extend({ nameEn: z.string(), code: z.string().optional() }),
  organ: named,
  partyName: z.string(),
  state: caseState,
  result: caseEnding.nullable(),
  receivedAt: time,
  acceptedAt: time.nullable(),
  completedAt: time.nullable(),
});

export const caseRow = caseHead
  .extend({
    currentSteps: z.array(z.strictObject({ name: z.string(), positionName: z.string(), since: time })),
    clock: z
      .strictObject({
        id: z.string(),
        state: clockView.shape.state,
        colour,
        nextDueAt: time.nullable(),
        limits: z.array(briefLimit),
      })
      .nullable(),
  })
  .meta({ id: 'CaseRow' });
export const casePage = pageOf(caseRow);

const intake = entryParts.intake.unwrap();

/** A power whose cases the person may register, and where it begins. */
export const registrablePower = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  category: z.enum(CATEGORIES),
  organ: named,
  versionId: z.string(),
  versionNumber: z.number().int(),
  intake,
});
export const registrablePowers = listOf(registrablePower);

export const caseRegistered = z.strictObject({ id: z.string(), serial: z.string(), subject: z.string(), state: caseState });

const partyWords = { idLabel: z.string(), idNumber: z.string(), address: z.string().optional(), phone: z.string(), name: z.string() };
/** Numbers are masked for whoever does not have the case in hand (R11.1); `idLabel` and `idNumber` stand for either kind. */
export const partyView = z.discriminatedUnion('kind', [
  z.strictObject({
    ...partyWords,
    kind: z.literal('organisation'),
    codeType: z.enum(CODE_TYPES),
    code: z.string(),
    contact: z.string(),
  }),
  z.strictObject({ ...partyWords, kind: z.literal('person'), idType: z.enum(ID_TYPES) }),
]);

export const materialInput = z.strictObject({
  code: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  provided: z.boolean(),
});
export const materialView = materialSchema.extend(materialInput.shape);

export const caseDetail = caseHead
  .extend({
    receivedBy: z.string(),
    acceptedBy: z.string().nullable(),
    decidedAt: time.nullable(),
    party: partyView,
    form: z.array(labelledValue.extend({ key: z.string() })),
    materials: z.array(materialView),
    versionId: z.string(),
    versionNumber: z.number().int(),
    bpmnXml: z.string(),
    processInstanceKey: z.string().nullable(),
    divergence: divergenceView.nullable(),
    /** Ids of elements of the flowchart; `durations` in milliseconds. */
    path: z.strictObject({
      visited: z.array(z.string()),
      current: z.array(z.string()),
      durations: z.record(z.string(), z.number()),
    }),
    steps: z.array(stepView),
    documents: z.array(documentView),
    clock: orNull(clockView),
    /** Until when the organ must say whether it accepts: the latest round; null for what the organ itself begins. */
    acceptance: orNull(clockView),
    periods: z.array(periodView),
    signals: z.array(signalView),
    timeline: z.array(timelineEvent),
    record: z.array(recordLine),
  })
  .meta({ id: 'Case' });

export type BriefLimit = z.infer<typeof briefLimit>;
export type CaseRow = z.infer<typeof caseRow>;
export type RegistrablePower = z.infer<typeof registrablePower>;
export type MaterialInput = z.infer<typeof materialInput>;
export type MaterialView = z.infer<typeof materialView>;
export type CaseDetail = z.infer<typeof caseDetail>;
