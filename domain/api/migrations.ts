/** Answers about the migration of running cases to another version of their flowchart. */
import { z } from 'zod';

export const runningOfVersion = z.strictObject({
  versionId: z.string(),
  versionNumber: z.number().int(),
  running: z.number().int(),
});

export const migrationOptions = z.strictObject({
  /** Whether the engine can move running instances; `reason` says why not. */
  supported: z.boolean(),
  reason: z.string(),
  reasonEn: z.string(),
  fromVersions: z.array(runningOfVersion),
  toVersion: z.strictObject({ versionId: z.string(), number: z.number().int() }).nullable(),
});

export const migrationProblem = z.strictObject({
  code: z.string(),
  elementId: z.string().optional(),
  message: z.string(),
  messageEn: z.string(),
});

/** What a dry run found, case by case. */
export const migrationCheck = z.strictObject({
  ok: z.boolean(),
  mapping: z.record(z.string(), z.string()),
  problems: z.array(migrationProblem),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      serial: z.string(),
      steps: z.array(z.strictObject({ name: z.string(), to: z.string().nullable() })),
      ok: z.boolean(),
      problems: z.array(migrationProblem),
      warnings: z.array(migrationProblem),
    }),
  ),
});

export const migrationBegun = z.strictObject({ migrating: z.number().int() });

export type MigrationOptions = z.infer<typeof migrationOptions>;
export type MigrationProblem = z.infer<typeof migrationProblem>;
export type MigrationCheck = z.infer<typeof migrationCheck>;
/** What is asked; `mapping`: step of the old flowchart → step of the new one. */
export interface MigrationPlan {
  powerId: string;
  fromVersionId: string;
  toVersionId: string;
  mapping: Record<string, string>;
}
