/** Answers about published decisions (CF48): page and server infer their types from these. */
import { z } from 'zod';
import { WITHDRAWAL_GROUND_CODES } from '../penalties/published.ts';
import { labelledValue, named, pageOf, time } from './basics.ts';

export const publicationRow = z
  .strictObject({
    id: z.string(),
    caseId: z.string(),
    /** Of the decision. */
    number: z.string(),
    organ: named,
    power: named.extend({ nameEn: z.string() }),
    /** Masked where it is a person. */
    partyName: z.string(),
    /** What is published, masked. */
    content: z.array(labelledValue.extend({ key: z.string() })),
    place: z.string(),
    publishedOn: z.iso.date(),
    /** The last day; null where nobody can say, or the case's drawing gives no period. */
    until: z.iso.date().nullable(),
    withdrawn: z
      .strictObject({ ground: z.enum(WITHDRAWAL_GROUND_CODES), reason: z.string(), by: z.string().nullable(), at: time })
      .nullable(),
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'Publication' });
export const publicationPage = pageOf(publicationRow);

export type PublicationRow = z.infer<typeof publicationRow>;
export type PublicationPage = z.infer<typeof publicationPage>;
