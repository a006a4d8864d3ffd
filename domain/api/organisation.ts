/** Answers about the city, its districts, organs and positions. */
import { z } from 'zod';
import { civilDate, listOf, named, time } from './basics.ts';
import { position } from './session.ts';

export const organisation = z.strictObject({
  city: named,
  districts: z.array(named),
  organs: z.array(named.extend({ nameEn: z.string(), districtId: z.string().nullable(), shortName: z.string() })),
  positions: z.array(position),
});

/** Who acts at whose positions, from the first day to the last. */
export const substitutionView = z
  .strictObject({
    id: z.string(),
    person: named,
    substitute: named,
    from: civilDate,
    to: civilDate,
    reason: z.string(),
    enteredBy: named,
    enteredAt: time,
  })
  .meta({ id: 'Substitution' });

export const substitutionList = listOf(substitutionView).extend({
  /** For whom the reader may enter one. */
  entersFor: z.array(named),
  /** Who may stand in. */
  colleagues: z.array(named),
});

export type SubstitutionView = z.infer<typeof substitutionView>;
export type SubstitutionList = z.infer<typeof substitutionList>;
export type Organisation = z.infer<typeof organisation>;
