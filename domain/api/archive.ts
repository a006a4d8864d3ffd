/** Answers about case files and their archive (R12a, R12b): page and server infer their types from these. */
import { z } from 'zod';
import { PROPERTIES, type Property } from '../archive/four-properties.ts';
import { VOLUME_STATES } from '../archive/states.ts';
import { bilingual, civilDate, named, pageOf, time } from './basics.ts';
import { caseEnding } from './cases.ts';

const personAndTime = z.strictObject({ at: time, by: z.string() });
const withReason = personAndTime.extend({ reason: z.string() });

/** One paper of the case file, at its place. */
export const volumeItem = z.strictObject({
  position: z.number().int(),
  kind: z.enum(['document', 'file']),
  id: z.string(),
  title: z.string(),
  /** 文号; null of a file. */
  number: z.string().nullable(),
  /** Who answers for it: the organ of a document, whoever brought a file. */
  responsible: z.string(),
  date: civilDate,
  mediaType: z.string(),
  /** Null: a document that is not printed yet. */
  size: z.number().nullable(),
  sha256: z.string().nullable(),
  /** Where it is known: of a document, and a picture is one. */
  pages: z.number().nullable(),
  withdrawn: z.strictObject({ at: time, reason: z.string() }).nullable(),
  /** Added after the case had ended, and why. */
  late: withReason.nullable(),
});

export const hold = z.strictObject({
  id: z.string(),
  ...withReason.shape,
  ended: withReason.nullable(),
});

export const issuedPackage = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  sha256: z.string(),
  size: z.number(),
  at: time,
  /** A later version took its place. */
  superseded: z.boolean(),
  /** Why it was made beside an earlier one: the reasons of what was added. */
  reason: z.string().nullable(),
});

export const volume = z
  .strictObject({
    caseId: z.string(),
    serial: z.string(),
    closedAt: time.nullable(),
    /** By the archivist's step; null: its way had none, or the case is open. */
    filed: personAndTime
      .extend({ volumeNumber: z.string().nullable(), retention: z.string().nullable(), pages: z.string().nullable() })
      .nullable(),
    state: z.enum(VOLUME_STATES),
    /** From which day it may be sealed; null of an open case. */
    sealableFrom: civilDate.nullable(),
    /** What holds it back or went wrong when it was last looked at. */
    problem: bilingual.nullable(),
    items: z.array(volumeItem),
    rows: z.number().int(),
    version: z.number().int(),
    packages: z.array(issuedPackage),
    holds: z.array(hold),
    /** Whether the reader may open the whole file: as one PDF and as a package. */
    mayOpen: z.boolean(),
    /** Whether the reader adds late papers and holds back. */
    mayKeep: z.boolean(),
  })
  .meta({ id: 'CaseVolume' });

export const selfCheck = z.strictObject({
  at: time,
  after: bilingual,
  /** Whether nothing stands against sealing. */
  ok: z.boolean(),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      property: z.enum(Object.keys(PROPERTIES) as [Property, ...Property[]]),
      text: z.string(),
      textEn: z.string(),
      severity: z.enum(['required', 'advice']),
      ok: z.boolean(),
      detail: z.array(z.string()),
    }),
  ),
});

export const volumeRow = z.strictObject({
  id: z.string(),
  serial: z.string(),
  subject: z.string(),
  organ: named,
  result: caseEnding.nullable(),
  closedAt: time,
  state: z.enum(VOLUME_STATES),
  /** Its time is over, and it waits to be sealed. */
  due: z.boolean(),
  sealableFrom: civilDate,
  problem: bilingual.nullable(),
  version: z.number().int().nullable(),
  sha256: z.string().nullable(),
});
export const volumePage = pageOf(volumeRow);

export const archiveFigures = z.strictObject({
  /** Years that a case stays online. */
  years: z.number().int(),
  kept: z.number().int(),
  due: z.number().int(),
  held: z.number().int(),
  failed: z.number().int(),
  sealed: z.number().int(),
});

export type VolumeItem = z.infer<typeof volumeItem>;
export type CaseVolume = z.infer<typeof volume>;
export type IssuedPackage = z.infer<typeof issuedPackage>;
export type Hold = z.infer<typeof hold>;
export type SelfCheck = z.infer<typeof selfCheck>;
export type VolumeRow = z.infer<typeof volumeRow>;
export type ArchiveFigures = z.infer<typeof archiveFigures>;
