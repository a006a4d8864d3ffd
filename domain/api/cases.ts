/** Answers about cases (R9–R12): page and server infer their types from these. */
import { z } from 'zod';
import { INSTEAD, MATERIAL_STATES } from '../cases/materials.ts';
import { CASE_STATES } from '../cases/case-states.ts';
import { CODE_TYPES, ID_TYPES } from '../party/party.ts';
import { partySchema } from '../party/party-schema.ts';
import { CATEGORIES } from '../registry/registry-entry.ts';
import { entryParts, materialSchema } from '../registry/registry-entry-schema.ts';
import { ENDING_CODES } from '../registry/results.ts';
import { colour, labelledValue, listOf, named, orNull, pageOf, time } from './basics.ts';
import { licenceActCode } from './licences.ts';
import { clockView, documentView, fileView, recordLine, timelineEvent } from './matters.ts';
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
    currentSteps: z.array(z.strictObject({ name: z.string(), positionName: z.string(), since: time, dueAt: time.nullable() })),
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
  /** What it does to a licence, and the code of the power whose licences they are; then `licenceId` is asked for. */
  licence: z.strictObject({ act: licenceActCode, of: z.string() }).nullable(),
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
  /** What stands in its place while it is not there; only where the entry allows it. */
  instead: z.enum(INSTEAD).optional(),
});
const count = z.number().int().min(0).max(999);
/** How one material stands now, as somebody ticks it. */
export const materialTick = materialInput.extend({ code: z.string().max(64), originals: count, copies: count });
export const materialView = materialSchema.extend({
  ...materialInput.shape,
  /** Copies that the entry asks for; `copies` are those handed in. */
  asked: z.number().int(),
  state: z.enum(MATERIAL_STATES),
  /** The last day for one that is tolerated. */
  followBy: z.string().optional(),
  /** The latest tick after the registration. */
  ticked: z.strictObject({ at: time, by: z.string() }).nullable(),
});
export const caseMaterials = z.strictObject({ items: z.array(materialView) });

/** What was tolerated and has to follow. */
export const awaitedMaterial = z.strictObject({
  caseId: z.string(),
  serial: z.string(),
  subject: z.string(),
  partyName: z.string(),
  material: z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() }),
  followBy: z.string(),
  overdue: z.boolean(),
});
export const awaitedList = listOf(awaitedMaterial);

/** A promise that stood for a material, to be checked after the decision (告知承诺). */
export const promiseToCheck = z.strictObject({
  caseId: z.string(),
  serial: z.string(),
  subject: z.string(),
  partyName: z.string(),
  material: z.strictObject({ code: z.string(), name: z.string(), nameEn: z.string() }),
  /** The last day for the check. */
  checkBy: z.string(),
  overdue: z.boolean(),
});
export const promisesToCheck = listOf(promiseToCheck);
export const checkedPromise = z.strictObject({
  /** Of the material. */
  code: z.string(),
  kept: z.boolean(),
  note: z.string(),
  by: z.string(),
  at: time,
  /** Of a false one: the published power by which the licence that rests on it is revoked or withdrawn; null where there is none. */
  proceeding: z
    .strictObject({
      act: z.enum(['revoke', 'withdraw']),
      powerId: z.string(),
      powerName: z.string(),
      powerNameEn: z.string(),
      licenceId: z.string(),
      licenceNumber: z.string(),
    })
    .nullable(),
});
export const checkedPromises = listOf(checkedPromise);

/** A party of earlier cases, its numbers masked; `ofPower`: its latest case of the power that was asked for. */
export const knownParty = z.strictObject({
  caseId: z.string(),
  kind: z.enum(['organisation', 'person']),
  name: z.string(),
  idLabel: z.string(),
  idNumber: z.string(),
  cases: z.number().int(),
  lastAt: time,
  ofPower: z.strictObject({ caseId: z.string(), at: time }).nullable(),
});
export const knownParties = listOf(knownParty);

/** An earlier application, whole, to begin a new one with. */
export const earlierApplication = z.strictObject({
  caseId: z.string(),
  serial: z.string(),
  powerId: z.string(),
  subject: z.string(),
  receivedAt: time,
  party: partySchema,
  form: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const caseDetail = caseHead
  .extend({
    /** Others of the same enterprise may share its visit (`/cases/{id}/visits`). */
    isInspection: z.boolean(),
    receivedBy: z.string(),
    acceptedBy: z.string().nullable(),
    decidedAt: time.nullable(),
    party: partyView,
    form: z.array(labelledValue.extend({ key: z.string() })),
    materials: z.array(materialView),
    /** Whether the reader takes materials in now. */
    mayTick: z.boolean(),
    /** Promises in the place of materials that were checked after the decision. */
    promises: z.array(checkedPromise),
    files: z.array(fileView),
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
    /** Documents for the party of whose service nothing is recorded; `attempted`: tried in vain. */
    notServed: z.array(z.strictObject({ id: z.string(), title: z.string(), number: z.string(), attempted: z.boolean() })),
    clock: orNull(clockView),
    /** Until when the organ must say whether it accepts: the latest round; null for what the organ itself begins. */
    acceptance: orNull(clockView),
    /** For how long the organ may hold what it sealed or seized; null before the measure. */
    holding: orNull(clockView),
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
export type AwaitedMaterial = z.infer<typeof awaitedMaterial>;
export type PromiseToCheck = z.infer<typeof promiseToCheck>;
export type CheckedPromise = z.infer<typeof checkedPromise>;
export type KnownParty = z.infer<typeof knownParty>;
export type EarlierApplication = z.infer<typeof earlierApplication>;
export type MaterialView = z.infer<typeof materialView>;
export type CaseDetail = z.infer<typeof caseDetail>;
