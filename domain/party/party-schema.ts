/** The shape of a party at the edge; apart from its rules, because the schema library is too heavy for pages. */
import { z } from 'zod';
import { CODE_TYPES, ID_TYPES, LONGEST_PARTY_FIELD as LONGEST, type Party } from './party.ts';

const name = z.string().max(LONGEST.name);
const phone = z.string().max(LONGEST.phone);
const address = z.string().max(LONGEST.address).optional();

export const partySchema: z.ZodType<Party, Party> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('organisation'),
    name,
    codeType: z.enum(CODE_TYPES),
    code: z.string().max(LONGEST.code),
    contact: z.string().max(LONGEST.contact),
    phone,
    address,
  }),
  z.strictObject({
    kind: z.literal('person'),
    name,
    idType: z.enum(ID_TYPES),
    idNumber: z.string().max(LONGEST.idNumber),
    phone,
    address,
  }),
]);
