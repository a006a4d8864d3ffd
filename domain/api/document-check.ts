/** Answer of the check of a paper (R11.5): page and server infer their type from it. */
import { z } from 'zod';
import { bilingual } from './basics.ts';

export const documentCheck = z
  .strictObject({
    number: z.string(),
    title: z.string(),
    serial: z.string(),
    issuedOn: z.iso.date(),
    organ: z.string(),
    power: z.string(),
    /** To be compared with the paper: whoever copies a code may change the name beside it. A person's name but for its end is masked. */
    party: z.string(),
    /** Absent where a paper has no life of its own, as a notice. */
    standing: bilingual.extend({ good: z.boolean(), validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable() }).optional(),
  })
  .meta({ id: 'DocumentCheck' });
export type DocumentCheck = z.infer<typeof documentCheck>;
