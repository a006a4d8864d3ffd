/** Answers about licences and awards (XK39, XK49, XK50, XK69, XK70): page and server infer their types from these. */
import { z } from 'zod';
import { LICENCE_ACT_CODES } from '../licences/acts.ts';
import { REGISTERED_CATEGORIES } from '../licences/registered.ts';
import { LICENCE_STATE_CODES } from '../licences/states.ts';
import { bilingual, labelledValue, named, pageOf, time } from './basics.ts';

export const licenceState = z.enum(LICENCE_STATE_CODES);
export const registeredCategory = z.enum(REGISTERED_CATEGORIES);
export const licenceActCode = z.enum(LICENCE_ACT_CODES);

export const licenceRow = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    /** Whether it is a licence or an award. */
    category: registeredCategory,
    power: named.extend({ nameEn: z.string(), code: z.string() }),
    organ: named,
    holder: z.string(),
    /** Null where the certificate names no term. */
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    state: licenceState,
    /** By which act it took another one's place. */
    act: licenceActCode.nullable(),
    issuedAt: time,
  })
  .meta({ id: 'LicenceRow' });
export const licencePage = pageOf(licenceRow);

const brief = z.strictObject({ id: z.string(), number: z.string() });

export const licenceDetail = licenceRow
  .extend({
    /** Masked but for the last four. */
    holderNumber: z.string(),
    content: z.array(labelledValue.extend({ key: z.string() })),
    documentId: z.string(),
    case: brief,
    replaces: brief.nullable(),
    replacedBy: brief.nullable(),
    /** What an inquiry is told of the certificate. */
    says: bilingual,
    history: z.array(
      z.strictObject({
        kind: z.enum(['issued', 'begun', 'ended', 'expired']),
        act: licenceActCode.nullable(),
        at: time,
        text: z.string(),
        textEn: z.string(),
        case: brief.nullable(),
      }),
    ),
  })
  .meta({ id: 'Licence' });

export type LicenceRow = z.infer<typeof licenceRow>;
export type LicenceDetail = z.infer<typeof licenceDetail>;
