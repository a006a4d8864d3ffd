/** Answers about the service of a matter's documents (CF61; docs/adr/0042-service-and-wording.md). */
import { z } from 'zod';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { SERVICE_WAY_CODES } from '../service/ways.ts';
import { bilingual, labelledValue, named, time } from './basics.ts';

const way = z.enum(SERVICE_WAY_CODES);

/** One attempt, whatever became of it. */
export const serviceView = z
  .strictObject({
    id: z.string(),
    /** Null: recorded beside the drawing. */
    stepId: z.string().nullable(),
    way,
    happenedOn: z.iso.date(),
    /** Null: it failed. After today while the term of an announcement runs. */
    servedOn: z.iso.date().nullable(),
    /** Why it failed. */
    reason: z.string().nullable(),
    answers: z.array(labelledValue),
    documents: z.array(z.strictObject({ id: z.string(), title: z.string(), number: z.string() })),
    by: named,
    at: time,
  })
  .meta({ id: 'Service' });
export type ServiceView = z.infer<typeof serviceView>;

export const servedDocument = z.strictObject({
  id: z.string(),
  title: z.string(),
  number: z.string(),
  issuedOn: z.iso.date(),
  state: z.enum(['waiting', 'announced', 'served']),
  way: way.nullable(),
  servedOn: z.iso.date().nullable(),
  /** Failed attempts. */
  failed: z.number().int(),
  /** What the paper tells the party, with the last day of each; null in a year without a calendar. */
  terms: z.array(bilingual.extend({ lastDay: z.iso.date().nullable() })),
});
export type ServedDocument = z.infer<typeof servedDocument>;

export const addressView = z.strictObject({
  id: z.string(),
  consent: z.boolean(),
  confirmedOn: z.iso.date(),
  answers: z.array(labelledValue),
  by: named,
  at: time,
});

export const matterServices = z
  .strictObject({
    documents: z.array(servedDocument),
    services: z.array(serviceView),
    /** The latest one counts. */
    addresses: z.array(addressView),
    mayRecord: z.boolean(),
    /** What is asked where one records. */
    fields: z.array(formFieldSchema),
    /** The same of an attempt that failed. */
    attemptFields: z.array(formFieldSchema),
    addressFields: z.array(formFieldSchema),
    announcementDays: z.number().int(),
  })
  .meta({ id: 'MatterServices' });
export type MatterServices = z.infer<typeof matterServices>;

export const serviceRecorded = z.strictObject({ id: z.string(), servedOn: z.iso.date().nullable() });
export const addressConfirmed = z.strictObject({ id: z.string() });
