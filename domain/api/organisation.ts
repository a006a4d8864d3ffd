/** Answers about the city, its districts, organs and positions. */
import { z } from 'zod';
import { named } from './basics.ts';
import { position } from './session.ts';

export const organisation = z.strictObject({
  city: named,
  districts: z.array(named),
  organs: z.array(named.extend({ nameEn: z.string(), districtId: z.string().nullable(), shortName: z.string() })),
  positions: z.array(position),
});

export type Organisation = z.infer<typeof organisation>;
