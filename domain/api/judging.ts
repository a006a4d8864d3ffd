/** What the form of a step is judged with while it is filled in: the same by which the decision is judged (R11.3). */
import { z } from 'zod';
import { RECORDING_CODES } from '../penalties/recordings.ts';
import { checkSchema } from '../forms/checks/check-schema.ts';
import { entryParts } from '../registry/registry-entry-schema.ts';

const day = z.string();
const answer = z.strictObject({
  label: z.string(),
  labelEn: z.string().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  words: z.string(),
});

export const judging = z.strictObject({
  /** Key of the form in the entry. */
  form: z.string().optional(),
  checks: z.array(checkSchema),
  /** What the step calls its outcomes. */
  outcomes: z.array(z.strictObject({ code: z.string(), label: z.string(), labelEn: z.string().optional() })),
  known: z.strictObject({
    days: z.strictObject({
      receivedOn: day.optional(),
      acceptedOn: day.optional(),
      decidedOn: day.optional(),
      servedOn: day.optional(),
    }),
    /** What was applied for, by key; only what the checks ask for. */
    applied: z.record(z.string(), answer),
    /** The latest answer of earlier steps, by key; only what the checks ask for. */
    earlier: z.record(z.string(), answer),
    /** Legal stages that were passed. */
    stages: z.array(z.string()),
    partyKind: z.enum(['organisation', 'person']).optional(),
    benchmarks: entryParts.benchmarks.unwrap(),
    /** What was recorded of the step. */
    recordings: z.array(z.enum(RECORDING_CODES)).optional(),
    /** Names of evidence on which the facts of a benchmark may rest. */
    evidence: z.array(z.string()).optional(),
  }),
});
