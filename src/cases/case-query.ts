/** How the list of cases is narrowed by its address; the wall and the statistics are narrowed by some of the same parameters. */
import { z } from 'zod';
import { signalColour } from '../../domain/api/basics.ts';
import { CASE_STATES } from '../../domain/cases/case-states.ts';
import { STANDINGS } from '../../domain/cases/standing.ts';
import { TIMINGS } from '../../domain/cases/case-timing.ts';
import { CATEGORIES } from '../../domain/registry/registry-entry.ts';

const id = z.string().max(64).optional();
const day = z.iso.date().optional();
const name = z.string().max(200).optional();

/** What a case belongs to, for every question that counts cases. */
export const caseSubject = z.object({ organ: id, district: id, power: id, category: z.enum(CATEGORIES).optional() });

export const caseQuery = caseSubject.extend({
  q: z.string().max(100).optional(),
  /** `running`: not closed yet. */
  state: z.enum(['running', ...CASE_STATES]).optional(),
  /** `step-late`: its step is past its own limit while no limit of the case is. */
  clock: z.enum(STANDINGS).optional(),
  step: name,
  element: z.string().max(100).optional(),
  signal: signalColour.optional(),
  /** `week`: up to the end of Sunday. */
  due: z.enum(['today', 'week']).optional(),
  /** How it stands to its promised limit: of what has ended, or `late` already; `in-time`: early or on the last day; `ended`: all. */
  timing: z.enum([...TIMINGS, 'in-time', 'ended']).optional(),
  endedFrom: day,
  endedTo: day,
  dueFrom: day,
  dueTo: day,
  /** A step of this name, at this position (`organ~position`), was decided in these days; after its own limit, or not. */
  doneStep: name,
  doneAt: z
    .string()
    .regex(/^[^~]{1,64}~[^~]{1,64}$/)
    .optional(),
  doneFrom: day,
  doneTo: day,
  doneTiming: z.enum(['late', 'on-time']).optional(),
});
