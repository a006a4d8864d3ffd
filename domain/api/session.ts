/** Answers about sessions, and about the form drafts that a person keeps on the server. */
import { z } from 'zod';
import { ACTIONS, ROLES } from '../organisation/roles.ts';
import { named, time } from './basics.ts';

export const position = named.extend({ code: z.string(), organId: z.string() });

export const signedIn = named.extend({
  account: z.string(),
  organ: named,
  /** Without those that a role brings with it. */
  positions: z.array(
    position.extend({
      /** Its holders assign the work of their organ. */
      leads: z.boolean().optional(),
      /** The absent colleague in whose place the person acts at it. */
      substituteFor: named.optional(),
    }),
  ),
  roles: z.array(z.enum(ROLES)),
});

export const demonstrationAccount = z.strictObject({
  account: z.string(),
  password: z.string(),
  name: z.string(),
  duty: z.string(),
  dutyEn: z.string(),
  organ: named.extend({ nameEn: z.string() }),
});

export const session = z.strictObject({
  /** Null: nobody is signed in. */
  person: signedIn.nullable(),
  /** What the person may do for something; each call asks again. */
  actions: z.array(z.enum(ACTIONS)),
  mode: z.enum(['demonstration', 'production']),
  now: time,
  demonstrationAccounts: z.array(demonstrationAccount).optional(),
});

export const draft = z.strictObject({ value: z.unknown(), savedAt: time });
export const draftSaved = z.strictObject({ savedAt: time });

export type Position = z.infer<typeof position>;
export type Person = z.infer<typeof signedIn>;
export type DemonstrationAccount = z.infer<typeof demonstrationAccount>;
export type Session = z.infer<typeof session>;
