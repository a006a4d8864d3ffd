/** Schema of {@link Check}; apart from the types, because the schema library is too heavy for pages that only need those. */
import { z } from 'zod';
import { FIELD_KEY } from '../field-key.ts';
import { RECORDING_CODES } from '../../penalties/recordings.ts';
import type { Check } from './check.ts';

const key = z.string().regex(FIELD_KEY);
const ref = z
  .string()
  .regex(/^(?:today|case\.(?:receivedOn|acceptedOn|decidedOn|servedOn)|(?:(?:earlier|applied)\.)?[a-z][A-Za-z0-9]{0,63})$/);
const text = (max: number) => z.string().trim().min(1).max(max);
const value = z.union([z.string().max(200), z.number(), z.boolean()]);
const codes = z.array(z.string().min(1).max(64)).min(1).max(50);
const condition = z.strictObject({ field: ref, value });
const fen = z.number().int().min(0);

const base = {
  basis: text(300),
  message: text(300).optional(),
  messageEn: text(600).optional(),
  forms: z.array(key).min(1).max(50).optional(),
  outcomes: codes.optional(),
  when: condition.optional(),
  unless: condition.optional(),
};
const kind = <K extends Check['kind'], S extends z.ZodRawShape>(name: K, shape: S) =>
  z.strictObject({ kind: z.literal(name), ...base, ...shape });

const bound = { field: key, of: z.union([ref, z.number()]) };

export const checkSchema: z.ZodType<Check, Check> = z
  .discriminatedUnion('kind', [
    kind('dates-in-order', { earlier: ref, later: ref, earlierTime: ref.optional(), laterTime: ref.optional() }),
    kind('not-in-future', { field: key }),
    kind('not-before', { field: key, date: ref }),
    kind('times-in-order', { earlier: key, later: key }),
    kind('at-most', bound),
    kind('at-least', bound),
    kind('fine-in-tier', {
      tier: ref,
      amount: key,
      penaltyKind: ref.optional(),
      violation: ref.optional(),
      discretion: ref.optional(),
      base: ref.optional(),
      facts: ref.optional(),
      actDate: ref.optional(),
      version: ref.optional(),
      versionGround: ref.optional(),
      proposal: z.boolean().optional(),
    }),
    z.strictObject({
      kind: z.literal('answers-for-outcome'),
      ...base,
      outcomes: codes,
      fields: z.array(key).min(1).max(50),
      need: z.enum(['every', 'one']),
      value,
    }),
    kind('one-of-kinds', { field: key, allowed: codes }),
    z.strictObject({
      kind: z.literal('forbidden-fact'),
      ...base,
      field: ref,
      value: value.optional(),
      below: z.number().optional(),
      above: z.number().optional(),
      outcomes: codes,
    }),
    kind('amount-limit', { field: key, person: fen, organisation: fen }),
    kind('recording-kept', { field: key, recording: z.enum(RECORDING_CODES) }),
    kind('term-from', { field: key, from: ref, days: z.number().int().min(1).max(3650) }),
  ])
  .meta({ id: 'Check' });

export const checksSchema = z.array(checkSchema).max(200);
