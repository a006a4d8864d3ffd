/** Schema of a {@link ProcedureEntry}; apart from the types, because the schema library is too heavy for pages that only need those. */
import { z } from 'zod';
import { CLOCK_PURPOSES, type ClockPurpose } from '../clocks/purposes.ts';
import { PERIOD_UNITS } from '../contract.ts';
import { checksSchema } from '../forms/checks/check-schema.ts';
import { FIELD_KEY } from '../forms/field-key.ts';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { ORGAN_ROLES, type ProcedureEntry } from './procedure-entry.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const code = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
/** A matter's state is a column of twenty characters. */
const stateCode = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
const named = { name: text(60), nameEn: text(120) };
const organ = z.enum(ORGAN_ROLES);

const form = z.strictObject({ title: text(60), titleEn: text(120), fields: z.array(formFieldSchema).max(200) });

const days = z.strictObject({ days: z.string(), otherwise: z.number().int().min(1).optional() });
const outcomes = z.record(z.string(), z.array(z.string()).min(1));
const limit = z.strictObject({
  purpose: z.enum(Object.keys(CLOCK_PURPOSES) as ClockPurpose[]),
  unit: z.enum(PERIOD_UNITS),
  warnBefore: z.number().int().min(1),
  starts: z.record(code, days),
  extends: z.record(code, days),
  stops: outcomes,
  onlyBefore: outcomes,
});

export const procedureEntrySchema: z.ZodType<ProcedureEntry> = z.strictObject({
  id: code,
  ...named,
  rules: z.array(z.string().regex(/^R\d+[a-z]?(\.\d+)?$/)).min(1),
  numberWord: text(10),
  page: z.string().regex(/^\/[a-z/-]+\/:id$/),
  positions: z.array(z.strictObject({ code, ...named, organ })).min(1),
  intake: form,
  forms: z.record(z.string().regex(FIELD_KEY), form),
  checks: checksSchema.optional(),
  documents: z.record(
    code,
    z.strictObject({
      title: text(60),
      titleEn: text(120),
      numberWord: text(10),
      from: organ,
      to: organ,
      toWords: text(60).optional(),
      opening: text(1000),
      sections: z.array(z.strictObject({ title: text(60), fields: z.array(z.string()).min(1) })),
      closing: text(1000).optional(),
      isServed: z.literal(true).optional(),
    }),
  ),
  limits: z.array(limit).optional(),
  states: z.record(z.string(), z.strictObject({ code: stateCode, ...named })),
  results: z.record(stateCode, z.strictObject(named)),
});
