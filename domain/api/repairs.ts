/** Answers about matters about which engine and record disagree, and about their repair (R12a). */
import { z } from 'zod';
import { REPAIR_KINDS } from '../flowchart/repairs.ts';
import { named, problem, time } from './basics.ts';

/** Without the matter's title: whoever runs the machines sees no content (R2a). */
export const divergenceView = z.strictObject({
  id: z.string(),
  matterId: z.string(),
  matterKind: z.string(),
  number: z.string(),
  code: z.string(),
  message: z.string(),
  messageEn: z.string(),
  at: time,
  /** False where the engine is behind only, and work goes on. */
  frozen: z.boolean(),
});

const repairKind = z.enum(REPAIR_KINDS);
const repairState = z.enum(['proposed', 'approved', 'done', 'refused', 'withdrawn', 'failed']);

export const repairView = z.strictObject({
  id: z.string(),
  kind: repairKind,
  state: repairState,
  reason: z.string(),
  processInstanceKey: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: time,
  approvedBy: z.string().nullable(),
});

const divergenceHead = divergenceView.extend({
  /** Null for whoever sees no content of matters (R2a). */
  title: z.string().nullable(),
  mayOpen: z.boolean(),
  organ: named,
  settledAt: time.nullable(),
});
export const listedDivergence = divergenceHead.extend({ repair: repairView.nullable() });
export const divergenceList = z.strictObject({ items: z.array(listedDivergence), settled: z.array(listedDivergence) });

export const place = z.strictObject({
  elementId: z.string(),
  name: z.string(),
  kind: z.enum(['step', 'document', 'waiting-period', 'close']),
  open: z.boolean(),
});

/** An instance of an engine that names the matter. */
export const sightedInstance = z.strictObject({
  processInstanceKey: z.string(),
  /** Whether it is the one that the matter runs on. */
  isOwn: z.boolean(),
  /** Whether its jobs are where the record leads. */
  stands: z.boolean(),
  jobs: z.array(z.strictObject({ elementId: z.string(), name: z.string(), firstSeen: time, lastSeen: time })),
});

export const divergenceEvent = z.strictObject({
  kind: z.string(),
  at: time,
  person: z.string().nullable(),
  repair: repairKind.optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  messageEn: z.string().optional(),
});

export const divergenceDetail = divergenceHead.extend({
  /** Where the record leads; `broken`: why it cannot be followed. */
  recorded: z.strictObject({ places: z.array(place), broken: problem.nullable() }),
  processInstanceKey: z.string().nullable(),
  instances: z.array(sightedInstance),
  /** `problem`: why the reader may not propose it; null where they may. */
  options: z.array(z.strictObject({ kind: repairKind, problem: problem.nullable() })),
  repair: repairView
    .extend({ mayApprove: z.boolean(), mayRefuse: z.boolean(), mayWithdraw: z.boolean(), whyNotApprove: problem.nullable() })
    .nullable(),
  history: z.array(divergenceEvent),
});

export const repairActed = z.strictObject({
  id: z.string(),
  divergenceId: z.string(),
  kind: repairKind,
  state: repairState,
  proposedAt: time,
});

export type DivergenceView = z.infer<typeof divergenceView>;
export type RepairView = z.infer<typeof repairView>;
export type ListedDivergence = z.infer<typeof listedDivergence>;
export type DivergenceList = z.infer<typeof divergenceList>;
export type Place = z.infer<typeof place>;
export type SightedInstance = z.infer<typeof sightedInstance>;
export type HistoryEvent = z.infer<typeof divergenceEvent>;
export type DivergenceDetail = z.infer<typeof divergenceDetail>;
