/** Answers about the catalogue of powers: lists, figures, what a new power starts from, comments (R5, R6b, R19.5). */
import { z } from 'zod';
import { CATEGORIES } from '../registry/registry-entry.ts';
import { entryParts } from '../registry/registry-entry-schema.ts';
import { VERSION_STATES } from '../registry/version-life.ts';
import { listOf, named, pageOf, time } from './basics.ts';

export const category = z.enum(CATEGORIES);
/** A power's state is its version's in force, or else its latest one's. */
export const versionState = z.enum(VERSION_STATES);

/** One power as every list shows it. */
export const powerSummary = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  category,
  organ: named,
  /** Null: of the city itself. */
  district: named.nullable(),
  state: versionState,
  publishedVersion: z.number().int().nullable(),
  publishedVersionId: z.string().nullable(),
  latestVersion: z.number().int(),
  /** The version that is not finished. */
  openVersion: z.strictObject({ id: z.string(), number: z.number().int(), state: versionState }).optional(),
});
export const powerPage = pageOf(powerSummary);

const count = z.number().int();
/** The values of each filter that the other filters leave, with how many powers have them. */
export const facets = z.strictObject({
  organs: z.array(named.extend({ count })),
  districts: z.array(named.extend({ count })),
  categories: z.array(z.strictObject({ id: category, count })),
  states: z.array(z.strictObject({ id: versionState, count })),
});

export const registryStatistics = z.strictObject({
  byCategory: z.array(z.strictObject({ id: category, count })),
  byState: z.array(z.strictObject({ id: versionState, count })),
  byOrgan: z.array(z.strictObject({ organ: named, powers: count, published: count, changes: count, late: count })),
  /** The last twelve months in which anything happened, newest first; `month` as YYYY-MM. */
  changes: z.array(z.strictObject({ month: z.string(), declared: count, confirmed: count, returned: count, late: count })),
});

/** A drawing to start from, with the positions, forms and limits that it refers to. */
export const skeleton = z.strictObject({
  id: z.string(),
  category,
  procedure: z.enum(['ordinary', 'simple']),
  name: z.string(),
  nameEn: z.string(),
  description: z.string(),
  descriptionEn: z.string(),
  positions: entryParts.positions,
  forms: entryParts.forms,
  limits: entryParts.limits,
  intake: entryParts.intake,
  specialProcedures: entryParts.specialProcedures,
  licenceAct: entryParts.licenceAct,
  execution: entryParts.execution,
  checks: entryParts.checks,
});
export const skeletonList = listOf(skeleton).extend({
  powerCode: z.strictObject({ pattern: z.string(), help: z.string(), helpEn: z.string() }),
});
export const skeletonDrawing = z.strictObject({ id: z.string(), xml: z.string() });

export const powerCreated = z.strictObject({
  powerId: z.string(),
  version: z.strictObject({
    id: z.string(),
    number: z.number().int(),
    state: versionState,
    lockVersion: z.number().int(),
    bpmnHash: z.string(),
  }),
});

export const versionComment = z.strictObject({
  id: z.string(),
  /** Null: about the version as a whole. */
  elementId: z.string().nullable(),
  person: named,
  at: time,
  text: z.string(),
  resolvedAt: time.nullable(),
  resolvedBy: named.nullable(),
});
export const versionComments = listOf(versionComment);

export type PowerSummary = z.infer<typeof powerSummary>;
export type Facets = z.infer<typeof facets>;
export type RegistryStatistics = z.infer<typeof registryStatistics>;
export type Skeleton = z.infer<typeof skeleton>;
export type VersionComment = z.infer<typeof versionComment>;
