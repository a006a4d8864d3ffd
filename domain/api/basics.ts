/** What answers of the HTTP API are made of. Times are ISO 8601 with the offset +08:00; null = has not been, or does not apply. */
import { z } from 'zod';

export const time = z.string();
export const civilDate = z.iso.date();
export const named = z.strictObject({ id: z.string(), name: z.string() });
export const bilingual = z.strictObject({ text: z.string(), textEn: z.string() });
export const colour = z.enum(['normal', 'warned', 'overdue']);
export const signalColour = z.enum(['yellow', 'red']);
export const labelledValue = z.strictObject({
  label: z.string(),
  labelEn: z.string().optional(),
  value: z.string(),
  valueEn: z.string().optional(),
});
/** A stable code and its words. */
export const problem = z.strictObject({ code: z.string(), message: z.string(), messageEn: z.string() });
export const fieldProblem = z.strictObject({ path: z.string(), ...problem.shape });

/** One page of a list by keyset: `next` is handed back as `after`; `total` counts the whole list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });
/** A list that is always answered whole. */
export const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), next: z.null(), total: z.number().int() });

/** For shapes that the description names: only so does it say that null may stand in their place. */
export const orNull = <T extends z.ZodType>(shape: T) => z.union([shape, z.null()]);

/** Done, and there is nothing to say: 204. */
export const nothing = z.undefined();
/** The id of what was made or changed. */
export const itsId = z.strictObject({ id: z.string() });

export type Named = z.infer<typeof named>;
export type Bilingual = z.infer<typeof bilingual>;
export type Colour = z.infer<typeof colour>;
export type SignalColour = z.infer<typeof signalColour>;
export type LabelledValue = z.infer<typeof labelledValue>;
export type Problem = z.infer<typeof problem>;
/** A word of the domain's tables as answers give it. */
export const bilingualOf = ({ name, nameEn }: { name: string; nameEn: string }): Bilingual => ({ text: name, textEn: nameEn });
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}
