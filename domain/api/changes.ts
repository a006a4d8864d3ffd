/** Answers about the changes of the registry in their procedure (R6a, R7a, R7b, R8). */
import { z } from 'zod';
import { DEADLINE_KINDS } from '../registry/change-deadlines.ts';
import { CHANGE_KINDS, CHANGE_STATES } from '../registry/change-life.ts';
import { colour, named, pageOf, time } from './basics.ts';
import { runningOfVersion } from './migrations.ts';
import { historyEntry } from './registry.ts';

export const changeState = z.enum(CHANGE_STATES);

export const deadline = z.strictObject({
  kind: z.enum(DEADLINE_KINDS),
  /** Null in a year without a calendar. */
  dueAt: time.nullable(),
  colour,
  /** Calendar days. */
  daysLeft: z.number().int().nullable(),
});

export const change = z.strictObject({
  id: z.string(),
  serial: z.string(),
  kind: z.enum(CHANGE_KINDS),
  state: changeState,
  lockVersion: z.number().int(),
  power: z.strictObject({ id: z.string(), code: z.string(), name: z.string(), nameEn: z.string() }),
  organ: named,
  versionId: z.string().nullable(),
  versionNumber: z.number().int().nullable(),
  cause: z.string(),
  causeDate: z.string(),
  /** The mark of a law that expects the change. */
  markId: z.string().nullable(),
  openedAt: time,
  declaredAt: time.nullable(),
  declaredBy: named.nullable(),
  takenUpBy: named.nullable(),
  reviewedBy: named.nullable(),
  reviewedAt: time.nullable(),
  opinion: z.string().nullable(),
  adjustedAt: time.nullable(),
  doneAt: time.nullable(),
  deadline: deadline.nullable(),
});
export const changePage = pageOf(change);

export const changeDetail = change
  .extend({
    /** The version in force when the change was declared: what it is compared with. */
    baseVersionId: z.string().nullable(),
    history: z.array(historyEntry),
    documents: z.array(z.strictObject({ id: z.string(), title: z.string(), number: z.string(), at: time })),
    /** Cases that go on under the versions they started with. */
    running: z.array(runningOfVersion),
    /** Where the engine stands: the step by the drawing's name, or how it ended; null while it is on its way. */
    process: z.strictObject({ instanceKey: z.string().nullable(), stage: z.string().nullable() }),
    mayTakeUp: z.boolean(),
    mayReview: z.boolean(),
    mayDismiss: z.boolean(),
    mayAdjust: z.boolean(),
    mayWithdraw: z.boolean(),
    mayDeclare: z.boolean(),
  })
  .meta({ id: 'Change' });

export type Deadline = z.infer<typeof deadline>;
export type Change = z.infer<typeof change>;
export type ChangeDetail = z.infer<typeof changeDetail>;
