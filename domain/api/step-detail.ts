/** One step with its matter, as whoever decides it sees it (R10, R11.4). */
import { z } from 'zod';
import { bilingual, named, orNull } from './basics.ts';
import { caseDetail } from './cases.ts';
import { matterDetail } from './matters.ts';
import { stepView } from './steps.ts';

/** A case is answered under `case`, every other kind under `matter`. */
export const stepDetail = z.strictObject({
  step: stepView,
  case: orNull(caseDetail),
  matter: orNull(matterDetail),
  /** By outcome: what comes after it, in words. */
  next: z.record(z.string(), bilingual),
  /** Sentences from which an opinion may begin. */
  phrases: z.array(z.string()),
  /** Who may be the second officer where the step asks for two: their ids are taken as `coOfficerId`. */
  colleagues: z.array(named),
});

export type StepDetail = z.infer<typeof stepDetail>;
