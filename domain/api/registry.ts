/** Answers about one power, its versions and their flowcharts (R5–R8). */
import { z } from 'zod';
import { registryEntrySchema } from '../registry/registry-entry-schema.ts';
import { named, time } from './basics.ts';
import { powerSummary, versionState } from './catalogue.ts';
import { finding } from './findings.ts';

/** An entry as somebody gives it: checked by the registry itself, which names each part that is missing or wrong (R6b). */
export const givenEntry = z.unknown().meta({ $ref: '#/components/schemas/RegistryEntry' });

/** What this person may do with this very power; each call checks again. */
export const powerPermissions = z.strictObject({ mayEdit: z.boolean(), mayReview: z.boolean(), mayDeclare: z.boolean() });

export const historyEntry = z.strictObject({ kind: z.string(), at: time, person: named.nullable(), text: z.string() });

export const versionSummary = z.strictObject({
  id: z.string(),
  powerId: z.string(),
  number: z.number().int(),
  state: versionState,
  /** Counts the saves; given with the next one, so that nobody writes over what they have not seen. */
  lockVersion: z.number().int(),
  bpmnHash: z.string(),
  createdBy: named.optional(),
  createdAt: time,
  cause: z.string().optional(),
  causeDate: z.string().optional(),
  declaredBy: named.optional(),
  declaredAt: time.optional(),
  reviewedBy: named.optional(),
  reviewedAt: time.optional(),
  opinion: z.string().optional(),
  publishedAt: time.optional(),
  processDefinitionKey: z.string().optional(),
  processVersion: z.number().int().optional(),
});

/** From its publication until the next version's a version is the one that new cases start on. */
const datedVersion = versionSummary.extend({ effectiveFrom: time.optional(), effectiveTo: time.optional() });

export const powerDetail = powerSummary
  .extend({
    ...powerPermissions.shape,
    /** Of the version in force, or else of the latest. */
    basics: registryEntrySchema.optional(),
    versions: z.array(datedVersion),
  })
  .meta({ id: 'Power' });

export const versionDetail = datedVersion
  .extend({
    ...powerPermissions.shape,
    powerName: z.string(),
    powerNameEn: z.string(),
    basics: registryEntrySchema,
    /** What is missing before the entry may be declared. */
    completeness: z.array(z.strictObject({ path: z.string(), code: z.literal('missing'), message: z.string(), messageEn: z.string() })),
    bpmnXml: z.string(),
    findings: z.array(finding),
    /** Of the engine that the flowchart was checked for. */
    engineLine: z.string(),
    history: z.array(historyEntry),
  })
  .meta({ id: 'Version' });

export const versionSaved = z.strictObject({ lockVersion: z.number().int(), bpmnHash: z.string(), findings: z.array(finding) });
export const lintAnswer = z.strictObject({ findings: z.array(finding), engineLine: z.string() });

export type Permissions = z.infer<typeof powerPermissions>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type VersionSummary = z.infer<typeof datedVersion>;
export type Power = z.infer<typeof powerDetail>;
export type Version = z.infer<typeof versionDetail>;
export type FlowchartSaved = z.infer<typeof versionSaved>;
