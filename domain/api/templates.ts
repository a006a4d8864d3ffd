/** Answers about the wording of document templates (R11.5): page and server infer their types from these. */
import { z } from 'zod';
import { wordingSchema } from '../documents/wording.ts';
import { fieldProblem, named, time } from './basics.ts';

export const TEMPLATE_VERSION_STATES = ['proposed', 'in-force', 'earlier', 'returned', 'withdrawn'] as const;

export const templateRow = z.strictObject({
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  /** In force; 0 = as shipped. */
  version: z.number().int(),
  /** A proposal waits for a second person. */
  waiting: z.boolean(),
});
export const templateList = z.strictObject({ items: z.array(templateRow) });

export const templateVersion = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(TEMPLATE_VERSION_STATES),
  body: wordingSchema,
  reason: z.string(),
  by: named,
  at: time,
  answer: z.strictObject({ by: named, at: time, reason: z.string(), papers: z.number().int(), changed: z.number().int() }).nullable(),
  mayApprove: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const templateDetail = templateRow
  .extend({
    /** What the platform ships, with the names of facts in the place of their values. */
    shipped: wordingSchema,
    /** What differs from it and is in force. */
    current: wordingSchema,
    placeholders: z.array(z.strictObject({ name: z.string(), nameEn: z.string() })),
    /** What the law makes it say. */
    mandatory: z.strictObject({ articles: z.array(z.string()), terms: z.array(z.string()) }),
    versions: z.array(templateVersion),
    /** Papers of it on which it may be tried, newest first. */
    papers: z.array(z.strictObject({ id: z.string(), number: z.string(), at: time })),
  })
  .meta({ id: 'DocumentTemplate' });
export type TemplateDetail = z.infer<typeof templateDetail>;
export type TemplateVersion = z.infer<typeof templateVersion>;
export type TemplateRow = z.infer<typeof templateRow>;

export const wordingCheck = z.strictObject({ problems: z.array(fieldProblem) });

/** What a wording would make of papers that were issued. */
export const dryRun = z
  .strictObject({
    /** Looked at, the newest first; `all` false where there are more. */
    papers: z.number().int(),
    all: z.boolean(),
    changed: z.number().int(),
    /** Papers with a place that nobody could fill in, or that could not be laid out. */
    errors: z.number().int(),
    items: z.array(
      z.strictObject({
        documentId: z.string(),
        matterId: z.string(),
        number: z.string(),
        removed: z.array(z.string()),
        added: z.array(z.string()),
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'TemplateDryRun' });
export type DryRun = z.infer<typeof dryRun>;
