/**
 * How the legal office words a document: the text parts of a template that it may change, as data (R11.5;
 * docs/adr/0042-service-and-wording.md). What is absent is as the platform ships it. Tables, seals and the order
 * that a form has are not text and stay the template's; of its rows the labels are worded, what they say is the record's.
 *
 * A text names facts by placeholders, `{当事人}`; which there are is told with each template.
 */
import { z } from 'zod';

export const LONGEST_PARAGRAPH = 2_000;
const paragraph = z.strictObject({
  text: z.string().min(1).max(LONGEST_PARAGRAPH),
  /** Left out where one of its placeholders has no value; else the place is left blank to be written in. */
  optional: z.boolean().optional(),
});
const paragraphs = z.array(paragraph).max(40);
export const LONGEST_LABEL = 40;
/** `key`: the label with which the row is shipped. */
const rowLabel = z.strictObject({ key: z.string().min(1).max(60), label: z.string().trim().min(1).max(LONGEST_LABEL) });

export const wordingSchema = z
  .strictObject({
    /** `*` stands for the matter of the power's category. */
    title: z.string().trim().min(1).max(60).optional(),
    /** Of the day of signing: 二〇二六年十一月三十日, or 2026年11月30日 (GB/T 9704). */
    numerals: z.enum(['chinese', 'arabic']).optional(),
    opening: paragraphs.optional(),
    /** In the order in which they are to stand; one that is not named stands where it was. */
    sections: z
      .array(
        z.strictObject({
          /** The title with which it is shipped; of an added one, its own. */
          key: z.string().min(1).max(60),
          title: z.string().trim().min(1).max(60).optional(),
          text: paragraphs.optional(),
          /** The legal office's own, with `text`. */
          added: z.boolean().optional(),
        }),
      )
      .max(30)
      .optional(),
    /** Of forms and of tables of facts, wherever the row stands. */
    rows: z.array(rowLabel).max(80).optional(),
    /** Before the contact and the seal. */
    closing: paragraphs.optional(),
  })
  .meta({ id: 'Wording' });
export type Wording = z.infer<typeof wordingSchema>;
export type Paragraph = z.infer<typeof paragraph>;
export type RowLabel = z.infer<typeof rowLabel>;

export const PLACEHOLDER = /\{([^{}]*)\}/g;
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** Every paragraph with where it stands. */
export function paragraphsOf(wording: Wording): { path: string; paragraph: Paragraph }[] {
  const at = (path: string, list: readonly Paragraph[] = []) => list.map((one, index) => ({ path: `${path}.${index}`, paragraph: one }));
  return [
    ...at('opening', wording.opening),
    ...(wording.sections ?? []).flatMap((section, index) => at(`sections.${index}.text`, section.text)),
    ...at('closing', wording.closing),
  ];
}
