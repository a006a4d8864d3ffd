/** Answers about investigations (R17): opening one, what it rests on, what it found, red signals that wait for one, figures. */
import { z } from 'zod';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { GRAVITIES } from '../supervision/measures.ts';
import { bilingual, named, pageOf, time } from './basics.ts';
import { signalView } from './supervision.ts';

export const investigationForm = z.strictObject({
  /** Whom an investigation may concern; answered without `organ`. */
  organs: z.array(named),
  /** People of the organ that was asked for. */
  people: z.array(named),
  /** Who of the reader's office may investigate it. */
  investigators: z.array(named),
  fields: z.array(formFieldSchema),
});
export const investigationOpened = z.strictObject({ id: z.string(), number: z.string() });

/** An investigation, named where something rests in it. */
export const investigationName = z.strictObject({ id: z.string(), number: z.string(), stateName: bilingual, closed: z.boolean() });

const ground = z.strictObject({
  kind: z.enum(['signal', 'complaint']),
  id: z.string(),
  /** What it is; null where the reader may not see it. */
  target: z.strictObject({ text: z.string(), textEn: z.string(), page: z.string() }).nullable(),
  /** False where a signal was withdrawn. */
  stands: z.boolean(),
  at: time,
});

const finding = z.strictObject({
  /** `amended`, `revoked`: by the review of an appeal, or because the ground is gone. */
  result: z.enum(['fault', 'amended', 'revoked', 'cleared']),
  gravity: bilingual.nullable(),
  measure: z.string().nullable(),
  responsible: z.array(named),
  at: time,
});

export const investigationView = z.strictObject({
  id: z.string(),
  organ: named,
  concerned: z.array(named),
  investigators: z.array(named),
  /** Sent along when others are named. */
  peopleVersion: z.number().int(),
  grounds: z.array(ground),
  /** Nothing that it rests on stands any more. */
  groundGone: z.boolean(),
  findings: z.array(finding),
  /** Whether the reader may name others and add what it rests on. */
  mayChange: z.boolean(),
});

/** A red signal with the investigation that it is in, if it is in one. */
export const redSignal = signalView.extend({ redSince: time, investigation: investigationName.nullable() });
export const redSignalPage = pageOf(redSignal);
export const investigationsOf = z.strictObject({ items: z.array(investigationName) });

const counts = {
  open: z.number().int(),
  fault: z.number().int(),
  cleared: z.number().int(),
  revoked: z.number().int(),
  ended: z.number().int(),
};
export const investigationStatistics = z.strictObject({
  /** Red signals that stand and are in no investigation. */
  waiting: z.number().int(),
  oldestSince: time.nullable(),
  organs: z.array(z.strictObject({ organ: named, ...counts })),
  /** Whoever is responsible by a finding that counts. */
  people: z.array(
    z.strictObject({
      person: named,
      organ: named,
      faults: z.number().int(),
      measures: z.array(z.strictObject({ measure: z.string(), n: z.number().int() })),
    }),
  ),
});

const measure = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  name: z.string().trim().min(1).max(20),
  nameEn: z.string().trim().min(1).max(60),
  gravity: z.array(z.enum(GRAVITIES)).min(1).max(GRAVITIES.length),
  competent: z.string().trim().min(1).max(20).nullable(),
});
export const measureTable = z
  .array(measure)
  .min(1)
  .max(30)
  .refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length, { message: 'codes are unique' });
export const measuresView = z.strictObject({
  /** 0: the standard that comes with the platform. */
  version: z.number().int(),
  measures: z.array(measure),
  maySet: z.boolean(),
  /** Newest first. */
  history: z.array(z.strictObject({ version: z.number().int(), reason: z.string(), person: z.string(), at: time })),
});
export const versionSet = z.strictObject({ version: z.number().int() });

export type InvestigationForm = z.infer<typeof investigationForm>;
export type InvestigationName = z.infer<typeof investigationName>;
export type InvestigationView = z.infer<typeof investigationView>;
export type RedSignal = z.infer<typeof redSignal>;
export type InvestigationStatistics = z.infer<typeof investigationStatistics>;
export type MeasuresView = z.infer<typeof measuresView>;
