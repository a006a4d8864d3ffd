/** Answers about the timer symbols that a matter has come to (docs/adr/0014). */
import { z } from 'zod';
import { time } from './basics.ts';

export const periodView = z
  .strictObject({
    id: z.string(),
    purpose: z.enum(['step-limit', 'waiting-period']),
    elementId: z.string(),
    /** The waiting period's name; of a border timer the name of its step. */
    name: z.string(),
    stepId: z.string().nullable(),
    startedAt: time,
    dueAt: time.nullable(),
    /** The year without a calendar that the period reaches into. */
    undeterminedYear: z.number().int().optional(),
    endedAt: time.nullable(),
    /** By its passing, by a clerk who was first, by the party's waiver, by the end of the matter. */
    endedBy: z.enum(['passed', 'decided', 'waived', 'closed', 'returned']).nullable(),
    basis: z.string().nullable(),
    /** Border timer: what the law gives when it passes. */
    gives: z.strictObject({ label: z.string(), labelEn: z.string() }).nullable(),
    /** Why it ends when it does; `at` is null where a line is no event. */
    derivation: z.array(z.strictObject({ at: time.nullable(), text: z.string(), textEn: z.string() })),
    waiver: z.strictObject({ reason: z.string(), personName: z.string(), at: time }).nullable(),
    /** The reader may enter the party's waiver now. */
    mayWaive: z.boolean(),
  })
  .meta({ id: 'Period' });
export const periodWaived = z.strictObject({ periodId: z.string() });

export type PeriodView = z.infer<typeof periodView>;
