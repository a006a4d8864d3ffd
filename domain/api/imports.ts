/** Answers about batch imports of the registry (R5, R22b). */
import { z } from 'zod';
import { fieldProblem, listOf, named, time } from './basics.ts';
import { IMPORT_ACTIONS, IMPORT_STATES } from '../registry/import-states.ts';

export const importSummary = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  total: z.number().int(),
  checked: z.number().int(),
  applied: z.number().int(),
  /** What went wrong with the import as a whole. */
  problem: z.string().optional(),
  createdBy: named,
  createdAt: time,
  appliedAt: time.nullable(),
});
export const importList = listOf(importSummary);

/** `differs`: fields of the entry that would change, or `flowchart`; `draft`: the number of the open draft that would be written over. */
export const importRow = z.strictObject({
  row: z.number().int(),
  code: z.string(),
  name: z.string(),
  action: z.enum(IMPORT_ACTIONS),
  problems: z.array(fieldProblem),
  differs: z.array(z.string()).optional(),
  draft: z.number().int().optional(),
});
const count = z.number().int();
export const importDetail = importSummary.extend({
  counts: z.strictObject({ create: count, change: count, unchanged: count, error: count }),
  rows: z.array(importRow),
});

export type ImportSummary = z.infer<typeof importSummary>;
export type ImportRow = z.infer<typeof importRow>;
export type ImportDetail = z.infer<typeof importDetail>;
